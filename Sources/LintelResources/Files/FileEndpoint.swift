import HTTPTypes
package import Hummingbird
package import LintelPlatform
import LintelTokens

/// The file API: uploads, downloads, lists, and the recycle bin.
package struct FileEndpoint: Sendable {
    private let files: any FileStore
    private let management: FileManagement
    private let users: any WorkspaceRoleStore
    private let links: EvoLinks
    private let blobs: BlobLinks

    /// How many versions one answer tells of.
    private static let maximumVersions = 1_000
    /// `/file/v2/orgs/…/workspaces/…/files/path` before the path of a file.
    private static let segmentsBeforePath = 8

    package init(
        files: any FileStore,
        management: FileManagement,
        users: any WorkspaceRoleStore,
        links: EvoLinks,
        blobs: BlobLinks,
    ) {
        self.files = files
        self.management = management
        self.users = users
        self.links = links
        self.blobs = blobs
    }

    /// Answers `GET …/files`.
    package func list(_ call: EvoCall) async throws -> Response {
        let workspace = try call.workspace
        var query = FileQuery()
        query.isDeleted = try call.query.flag("deleted") ?? false
        query.name = call.query["file_name"]
        query.createdAt = try call.query.times("created_at")
        query.modifiedAt = try call.query.times("modified_at")
        query.deletedAt = try call.query.times("deleted_at")
        query.order = try ListOrder.reading(call.query["order_by"])
        query.window = try call.query.window
        query.createdBy = try await self.subject("author", call)
        query.modifiedBy = try await self.subject("modified_by", call)
        query.deletedBy = try await self.subject("deleted_by", call)
        let page = try await self.files.files(in: workspace.id, matching: query)
        let neighbours = EvoPageLinks(self.links.files(in: workspace), call.query, query.window, total: page.total)
        return EvoAnswer.json(try self.document(call).list(page, query.window, neighbours))
    }

    /// Answers `GET …/files/{file_id}`.
    package func getByID(_ call: EvoCall, _ id: FileID) async throws -> Response {
        let file = try await self.files.file(
            id,
            in: try call.workspace.id,
            version: try call.query.version("version_id"),
            includingDeleted: try call.query.flag("deleted") ?? false,
        )
        return try await self.download(file, call)
    }

    /// Answers `GET …/files/path/{path}`.
    package func getByPath(_ call: EvoCall) async throws -> Response {
        let file = try await self.files.file(
            at: try call.path(afterSegments: Self.segmentsBeforePath),
            in: try call.workspace.id,
            version: try call.query.version("version_id"),
        )
        return try await self.download(file, call)
    }

    /// Answers `PUT …/files/path/{path}`: begins a version, or gives a fresh address for one that is not finished.
    package func putByPath(_ call: EvoCall) async throws -> Response {
        let path = try call.path(afterSegments: Self.segmentsBeforePath)
        let workspace = try call.workspace
        if let version = try call.query.version("version_id") {
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

    /// Answers `PUT …/files/{file_id}`: restores the file, gives a fresh address for a version that is not finished, or begins one.
    package func putByID(_ call: EvoCall, _ id: FileID) async throws -> Response {
        let workspace = try call.workspace
        if try call.query.flag("deleted") == false { return try await self.restore(call, id) }
        if let version = try call.query.version("version_id") {
            let key = FileVersionKey(file: id, version: version)
            return try self.uploading(try await self.management.resume(key, in: workspace, at: call.now), call)
        }
        return try self.uploading(
            try await self.management.begin(versionOf: id, in: workspace, by: call.actor, at: call.now),
            call,
        )
    }

    /// Answers `DELETE …/files/{file_id}`.
    package func deleteByID(_ call: EvoCall, _ id: FileID) async throws -> Response {
        let file = try await self.files.file(
            id,
            in: try call.workspace.id,
            version: nil,
            includingDeleted: false,
        )
        return try await self.delete(file, call)
    }

    /// Answers `DELETE …/files/path/{path}`.
    package func deleteByPath(_ call: EvoCall) async throws -> Response {
        let path = try call.path(afterSegments: Self.segmentsBeforePath)
        return try await self.delete(
            try await self.files.file(at: path, in: try call.workspace.id, version: nil),
            call,
        )
    }

    private func restore(_ call: EvoCall, _ id: FileID) async throws -> Response {
        let restoration = try await self.management.restore(
            id,
            in: try call.workspace,
            by: call.actor,
            at: call.now,
        )
        guard restoration.isRenamed else { return EvoAnswer.empty(.noContent) }
        return EvoAnswer.json(
            try self.document(call).download(restoration.item, versions: nil),
            status: .seeOther,
        )
    }

    private func delete(_ file: File?, _ call: EvoCall) async throws -> Response {
        guard let file else { throw PlatformError.fileUnknown }
        try await self.management.delete(file, in: try call.workspace, by: call.actor, at: call.now)
        return EvoAnswer.empty(.noContent)
    }

    private func download(_ file: File?, _ call: EvoCall) async throws -> Response {
        guard let file else { throw PlatformError.fileUnknown }
        var versions: [FileVersion]?
        if try call.query.flag("include_versions") == true {
            versions = try await self.files.versions(
                of: file.id,
                in: file.workspaceID,
                limit: Self.maximumVersions,
            )
        }
        return EvoAnswer.json(try self.document(call).download(file, versions: versions))
    }

    private func uploading(_ beginning: FileManagement.Beginning, _ call: EvoCall) throws -> Response {
        EvoAnswer.json(try self.document(call).upload(beginning))
    }

    private func document(_ call: EvoCall) throws -> FileDocument {
        FileDocument(workspace: try call.workspace, links: self.links, blobs: self.blobs, now: call.now)
    }

    /// Whom a parameter names; somebody who made nothing when it is nobody's id.
    private func subject(_ name: String, _ call: EvoCall) async throws -> Subject? {
        guard let user = try call.query.users(name)?.first else { return nil }
        return try await self.users.subject(of: user) ?? Subject(user.rawValue)
    }
}
