import HTTPTypes
import Hummingbird
import LintelPlatform
import LintelTokens

/// The file API: uploads, downloads, lists, and the recycle bin.
struct FileEndpoint: Sendable {
    let files: any FileStore
    let management: FileManagement
    let users: any WorkspaceRoleStore
    let links: EvoLinks
    let blobs: BlobLinks

    /// How many versions one answer tells of.
    private static let maximumVersions = 10_000
    /// `/file/v2/orgs/…/workspaces/…/files/path` before the path of a file.
    private static let segmentsBeforePath = 8

    /// Answers `GET …/files`.
    func list(_ call: EvoCall) async throws -> Response {
        let workspace = try call.workspace()
        let asked = try call.query()
        var query = FileQuery()
        query.isDeleted = try asked.flag("deleted") ?? false
        query.name = try asked.names("file_name").first
        query.createdAt = try asked.times("created_at")
        query.modifiedAt = try asked.times("modified_at")
        query.deletedAt = try asked.times("deleted_at")
        query.order = try ListOrder.reading(asked.text("order_by"))
        query.window = try asked.window()
        query.createdBy = try await self.subject("author", asked)
        query.modifiedBy = try await self.subject("modified_by", asked)
        query.deletedBy = try await self.subject("deleted_by", asked)
        let page = try await self.files.files(in: workspace.id, matching: query)
        let window = query.window
        let neighbours = EvoPageLinks(self.links.files(in: workspace), asked, window, total: page.total)
        let document = try self.document(call)
        return CallAnswer.json(reserving: 512 + 768 * page.items.count) { json in
            document.list(page, window, neighbours, to: &json)
        }
    }

    /// Answers `GET …/files/{file_id}`.
    func getByID(_ call: EvoCall) async throws -> Response {
        let id: FileID = try call.id("file")
        let file = try await self.files.file(
            id,
            in: try call.workspace().id,
            version: try call.query().version("version_id"),
            includingDeleted: try call.query().flag("deleted") ?? false,
        )
        return try await self.download(file, call)
    }

    /// Answers `GET …/files/path/{path}`.
    func getByPath(_ call: EvoCall) async throws -> Response {
        let file = try await self.files.file(
            at: try call.path(afterSegments: Self.segmentsBeforePath),
            in: try call.workspace().id,
            version: try call.query().version("version_id"),
        )
        return try await self.download(file, call)
    }

    /// Answers `PUT …/files/path/{path}`: begins a version, or gives a fresh address for one that is not finished.
    func putByPath(_ call: EvoCall) async throws -> Response {
        let path = try call.path(afterSegments: Self.segmentsBeforePath)
        let workspace = try call.workspace()
        if let version = try call.query().version("version_id") {
            guard let id = try await self.files.unfinishedFile(at: path, version: version, in: workspace.id) else {
                throw PlatformError.uploadMissing
            }
            let key = FileVersionKey(file: id, version: version)
            return try self.uploading(try await self.management.resume(key, in: workspace, at: call.now), call)
        }
        return try self.uploading(
            try await self.management.begin(at: path, in: workspace, by: call.actor, at: call.now),
            call,
        )
    }

    /// Answers `PUT …/files/{file_id}`: restores the file, gives a fresh address for a version that is not finished, or
    /// begins one.
    func putByID(_ call: EvoCall) async throws -> Response {
        let id: FileID = try call.id("file")
        let workspace = try call.workspace()
        switch try call.query().flag("deleted") {
        case false?: return try await self.restore(call, id)
        case true?: throw EvoRefusal.unreadable("What is put is not deleted: deleted=False restores a file.")
        case nil: break
        }
        if let version = try call.query().version("version_id") {
            let key = FileVersionKey(file: id, version: version)
            return try self.uploading(try await self.management.resume(key, in: workspace, at: call.now), call)
        }
        return try self.uploading(
            try await self.management.begin(versionOf: id, in: workspace, by: call.actor, at: call.now),
            call,
        )
    }

    /// Answers `DELETE …/files/{file_id}`.
    func deleteByID(_ call: EvoCall) async throws -> Response {
        let id: FileID = try call.id("file")
        let file = try await self.files.file(
            id,
            in: try call.workspace().id,
            version: nil,
            includingDeleted: false,
        )
        return try await self.delete(file, call)
    }

    /// Answers `DELETE …/files/path/{path}`.
    func deleteByPath(_ call: EvoCall) async throws -> Response {
        let path = try call.path(afterSegments: Self.segmentsBeforePath)
        return try await self.delete(
            try await self.files.file(at: path, in: try call.workspace().id, version: nil),
            call,
        )
    }

    private func restore(_ call: EvoCall, _ id: FileID) async throws -> Response {
        let restoration = try await self.management.restore(
            id,
            in: try call.workspace(),
            by: call.actor,
            at: call.now,
        )
        guard restoration.isRenamed else { return CallAnswer.empty(.noContent) }
        let document = try self.document(call)
        return CallAnswer.json(.seeOther) { document.download(restoration.item, to: &$0) }
    }

    private func delete(_ file: File?, _ call: EvoCall) async throws -> Response {
        guard let file else { throw PlatformError.fileUnknown }
        try await self.management.delete(file, in: try call.workspace(), by: call.actor, at: call.now)
        return CallAnswer.empty(.noContent)
    }

    private func download(_ file: File?, _ call: EvoCall) async throws -> Response {
        guard let file else { throw PlatformError.fileUnknown }
        var versions: [FileVersion]?
        if try call.query().flag("include_versions") == true {
            versions = try await self.files.versions(
                of: file.id,
                in: file.workspaceID,
                before: nil,
                limit: Self.maximumVersions,
            )
        }
        let document = try self.document(call)
        return CallAnswer.json { [versions] json in document.download(file, versions: versions, to: &json) }
    }

    private func uploading(_ beginning: FileManagement.Beginning, _ call: EvoCall) throws -> Response {
        let document = try self.document(call)
        return CallAnswer.json { document.upload(beginning, to: &$0) }
    }

    private func document(_ call: EvoCall) throws -> FileDocument {
        FileDocument(workspace: try call.workspace(), links: self.links, blobs: self.blobs, now: call.now)
    }

    /// Whom a parameter names; somebody who made nothing when it is nobody's id.
    private func subject(_ name: String, _ query: CallQuery) async throws -> Subject? {
        guard let user = try query.users(name)?.first else { return nil }
        return try await self.users.subject(of: user) ?? Subject(user.rawValue)
    }
}
