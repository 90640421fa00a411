import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// The geoscience object API: one object at a time.
struct ObjectEndpoint: Sendable {
    let objects: any ObjectStore
    let management: ObjectManagement
    let users: any WorkspaceRoleStore
    let links: EvoLinks
    let blobs: BlobLinks

    /// How many versions one answer tells of.
    private static let maximumVersions = 10_000
    /// `/geoscience-object/orgs/…/workspaces/…/objects/path` before the path of an object.
    private static let segmentsBeforePath = 7

    /// Answers `GET …/objects/{object_id}`.
    func getByID(_ call: EvoCall) async throws -> Response {
        let id: ObjectID = try call.id("object")
        let workspace = try call.workspace().id
        let version = try call.query().version("version")
        let isDeleted = try call.query().flag("deleted") ?? false
        if call.request.headers[.ifNoneMatch] != nil {
            let known = try await self.objects.head(of: id, in: workspace, version: version, isDeleted: isDeleted)
            if let answer = Self.notModified(known, call) { return answer }
        }
        return try await self.answer(
            try await self.objects.object(id, in: workspace, version: version, isDeleted: isDeleted),
            call,
        )
    }

    /// Answers `GET …/objects/path/{path}`.
    func getByPath(_ call: EvoCall) async throws -> Response {
        let path = try call.path(afterSegments: Self.segmentsBeforePath)
        let workspace = try call.workspace().id
        let version = try call.query().version("version")
        if call.request.headers[.ifNoneMatch] != nil {
            let known = try await self.objects.head(at: path, in: workspace, version: version)
            if let answer = Self.notModified(known, call) { return answer }
        }
        return try await self.answer(
            try await self.objects.object(at: path, in: workspace, version: version),
            call,
        )
    }

    /// Answers `POST …/objects/path/{path}`: makes an object, adds a version, or moves it.
    func postByPath(_ call: EvoCall) async throws -> Response {
        let path = try call.path(afterSegments: Self.segmentsBeforePath)
        let body = try ObjectBody(parsing: try await call.bytes(upTo: ObjectBody.maximumBytes))
        let writing = try await self.management.put(
            body,
            at: path,
            expecting: try Self.expectedVersion(call),
            in: try call.workspace(),
            by: call.actor,
            at: call.now,
        )
        return try self.answer(writing, at: path, call)
    }

    /// Answers `POST …/objects/{object_id}`: adds a version, or restores the object.
    func postByID(_ call: EvoCall) async throws -> Response {
        let id: ObjectID = try call.id("object")
        let bytes = try await call.bytes(upTo: ObjectBody.maximumBytes)
        if try call.query().flag("deleted") == false {
            guard bytes.isEmpty else { throw EvoRefusal.unreadable("To restore an object, no body is sent.") }
            return try await self.restore(call, id)
        }
        let writing = try await self.management.update(
            id,
            try ObjectBody(parsing: bytes),
            expecting: try Self.expectedVersion(call),
            in: try call.workspace(),
            by: call.actor,
            at: call.now,
        )
        return try self.answer(writing, at: nil, call)
    }

    /// Answers `DELETE …/objects/{object_id}`.
    func deleteByID(_ call: EvoCall) async throws -> Response {
        let id: ObjectID = try call.id("object")
        let workspace = try call.workspace().id
        return try await self.delete(
            try await self.objects.head(of: id, in: workspace, version: nil, isDeleted: false),
            call,
        )
    }

    /// Answers `DELETE …/objects/path/{path}`.
    func deleteByPath(_ call: EvoCall) async throws -> Response {
        let path = try call.path(afterSegments: Self.segmentsBeforePath)
        return try await self.delete(
            try await self.objects.head(at: path, in: try call.workspace().id, version: nil),
            call,
        )
    }

    func document(_ call: EvoCall) -> ObjectDocument {
        ObjectDocument(organisation: call.organisation, links: self.links, blobs: self.blobs, now: call.now)
    }

    private func restore(_ call: EvoCall, _ id: ObjectID) async throws -> Response {
        let restoration = try await self.management.restore(
            id,
            in: try call.workspace(),
            by: call.actor,
            at: call.now,
        )
        guard restoration.isRenamed else { return CallAnswer.empty(.noContent) }
        return self.answer(.seeOther, restoration.item, call)
    }

    private func delete(_ object: GeoscienceObject?, _ call: EvoCall) async throws -> Response {
        guard let object else { throw PlatformError.objectUnknown }
        try await self.management.delete(object, in: try call.workspace(), by: call.actor, at: call.now)
        return CallAnswer.empty(.noContent)
    }

    private func answer(_ content: ObjectContent?, _ call: EvoCall) async throws -> Response {
        guard let content else { throw PlatformError.objectUnknown }
        var versions: [ObjectVersion]?
        if try call.query().flag("include_versions") == true {
            versions = try await self.objects.versions(
                of: content.object.id,
                in: content.object.workspaceID,
                among: nil,
                before: nil,
                limit: Self.maximumVersions,
            )
        }
        return self.answer(.ok, content, versions: versions, call)
    }

    private func answer(
        _ status: HTTPResponse.Status,
        _ content: ObjectContent,
        versions: [ObjectVersion]? = nil,
        _ call: EvoCall,
    ) -> Response {
        let document = self.document(call)
        var answer = CallAnswer.json(status, reserving: ObjectDocument.size(content)) { json in
            document.whole(content, versions: versions, to: &json)
        }
        answer.headers[.eTag] = VersionETag(content.object.version.id).text
        return answer
    }

    private func answer(_ writing: ObjectWriting, at path: EvoPath?, _ call: EvoCall) throws -> Response {
        switch writing {
        case .written(let content): return self.answer(.created, content, call)
        case .unknown: throw PlatformError.objectUnknown
        case .pathTaken(let other): throw EvoRefusal.objectExists(other, at: path)
        case .modified: throw EvoRefusal.objectModified
        case .dataMissing(let keys): throw EvoRefusal.dataMissing(keys)
        }
    }

    /// 304 for who has the version already (RFC 9110 §13.1.2); nil for everybody else.
    private static func notModified(_ object: GeoscienceObject?, _ call: EvoCall) -> Response? {
        guard let tag = object.map({ VersionETag($0.version.id) }),
            tag.isNamed(in: call.request.headers[.ifNoneMatch])
        else { return nil }
        var answer = CallAnswer.empty(.notModified)
        answer.headers[.eTag] = tag.text
        return answer
    }

    /// The version that the caller takes for the current one (RFC 9110 §13.1.1).
    ///
    /// - Throws: 412 for a tag that is no version's.
    private static func expectedVersion(_ call: EvoCall) throws(EvoRefusal) -> VersionID? {
        guard let field = call.request.headers[.ifMatch], field != "*" else { return nil }
        guard let version = VersionETag.version(in: field) else { throw .objectModified }
        return version
    }
}
