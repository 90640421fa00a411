import HTTPTypes
package import Hummingbird
import LintelCodec
package import LintelPlatform
import LintelTokens

/// The geoscience object API: one object at a time.
package struct ObjectEndpoint: Sendable {
    let objects: any ObjectStore
    let management: ObjectManagement
    let users: any WorkspaceRoleStore
    let links: EvoLinks
    let blobs: BlobLinks

    /// How many versions one answer tells of.
    private static let maximumVersions = 1_000
    /// `/geoscience-object/orgs/…/workspaces/…/objects/path` before the path of an object.
    private static let segmentsBeforePath = 7

    package init(
        objects: any ObjectStore,
        management: ObjectManagement,
        users: any WorkspaceRoleStore,
        links: EvoLinks,
        blobs: BlobLinks,
    ) {
        self.objects = objects
        self.management = management
        self.users = users
        self.links = links
        self.blobs = blobs
    }

    /// Answers `GET …/objects/{object_id}`.
    package func getByID(_ call: EvoCall, _ id: ObjectID) async throws -> Response {
        let content = try await self.objects.object(
            id,
            in: try call.workspace.id,
            version: try call.query.version("version"),
            isDeleted: try call.query.flag("deleted") ?? false,
        )
        return try await self.answer(content, call)
    }

    /// Answers `GET …/objects/path/{path}`.
    package func getByPath(_ call: EvoCall) async throws -> Response {
        let content = try await self.objects.object(
            at: try call.path(afterSegments: Self.segmentsBeforePath),
            in: try call.workspace.id,
            version: try call.query.version("version"),
        )
        return try await self.answer(content, call)
    }

    /// Answers `POST …/objects/path/{path}`: makes an object, adds a version, or moves it.
    package func postByPath(_ call: EvoCall) async throws -> Response {
        let path = try call.path(afterSegments: Self.segmentsBeforePath)
        let body = try ObjectBody(parsing: try await call.body(upTo: ObjectBody.maximumBytes))
        let writing = try await self.management.put(
            body,
            at: path,
            expecting: try Self.expectedVersion(call),
            in: try call.workspace,
            by: call.actor,
            at: call.now,
        )
        return try self.answer(writing, at: path, call)
    }

    /// Answers `POST …/objects/{object_id}`: adds a version, or restores the object.
    package func postByID(_ call: EvoCall, _ id: ObjectID) async throws -> Response {
        let bytes = try await call.body(upTo: ObjectBody.maximumBytes)
        if bytes.isEmpty, try call.query.flag("deleted") == false { return try await self.restore(call, id) }
        let writing = try await self.management.update(
            id,
            try ObjectBody(parsing: bytes),
            expecting: try Self.expectedVersion(call),
            in: try call.workspace,
            by: call.actor,
            at: call.now,
        )
        return try self.answer(writing, at: nil, call)
    }

    /// Answers `DELETE …/objects/{object_id}`.
    package func deleteByID(_ call: EvoCall, _ id: ObjectID) async throws -> Response {
        let content = try await self.objects.object(id, in: try call.workspace.id, version: nil, isDeleted: false)
        return try await self.delete(content?.object, call)
    }

    /// Answers `DELETE …/objects/path/{path}`.
    package func deleteByPath(_ call: EvoCall) async throws -> Response {
        let path = try call.path(afterSegments: Self.segmentsBeforePath)
        let content = try await self.objects.object(at: path, in: try call.workspace.id, version: nil)
        return try await self.delete(content?.object, call)
    }

    func document(_ call: EvoCall) -> ObjectDocument {
        ObjectDocument(organisation: call.organisation, links: self.links, blobs: self.blobs, now: call.now)
    }

    private func restore(_ call: EvoCall, _ id: ObjectID) async throws -> Response {
        let restoration = try await self.management.restore(
            id,
            in: try call.workspace,
            by: call.actor,
            at: call.now,
        )
        guard restoration.isRenamed else { return EvoAnswer.empty(.noContent) }
        return EvoAnswer.json(self.document(call).whole(restoration.item), status: .seeOther)
    }

    private func delete(_ object: GeoscienceObject?, _ call: EvoCall) async throws -> Response {
        guard let object else { throw PlatformError.objectUnknown }
        try await self.management.delete(object, in: try call.workspace, by: call.actor, at: call.now)
        return EvoAnswer.empty(.noContent)
    }

    private func answer(_ content: ObjectContent?, _ call: EvoCall) async throws -> Response {
        guard let content else { throw PlatformError.objectUnknown }
        // RFC 9110 §13.1.2; the tag of a version is its id.
        if let known = call.request.headers[.ifNoneMatch], VersionID(entityTag: known) == content.object.version.id {
            return EvoAnswer.empty(.notModified)
        }
        var versions: [ObjectVersion]?
        if try call.query.flag("include_versions") == true {
            versions = try await self.objects.versions(
                of: content.object.id,
                in: content.object.workspaceID,
                among: nil,
                limit: Self.maximumVersions,
            )
        }
        return EvoAnswer.json(self.document(call).whole(content, versions: versions))
    }

    private func answer(_ writing: ObjectWriting, at path: EvoPath?, _ call: EvoCall) throws -> Response {
        switch writing {
        case .written(let content): EvoAnswer.json(self.document(call).whole(content), status: .created)
        case .unknown: throw PlatformError.objectUnknown
        case .pathTaken(let other): throw EvoProblem.objectExists(other, at: path)
        case .modified: throw EvoProblem.objectModified
        case .dataMissing(let keys): throw EvoProblem.dataMissing(keys)
        }
    }

    /// The version that the caller takes for the current one (RFC 9110 §13.1.1).
    ///
    /// - Throws: 412 for a tag that is no version's.
    private static func expectedVersion(_ call: EvoCall) throws(EvoProblem) -> VersionID? {
        guard let tag = call.request.headers[.ifMatch], tag != "*" else { return nil }
        guard let version = VersionID(entityTag: tag) else { throw .objectModified }
        return version
    }
}
