import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// The folder API: one folder at a time.
struct FolderEndpoint: Sendable {
    let folders: any FolderStore
    let management: FolderManagement
    let users: any WorkspaceRoleStore

    /// `/folder/instances/…/workspaces/…/folders/path` before the path of a folder.
    private static let segmentsBeforePath = 7

    /// Answers `POST …/folders`: makes a folder, or says what it would be.
    func create(_ call: EvoCall) async throws -> Response {
        var body = try await call.body()
        let name = try FolderName.reading(try body.string("name"))
        let parent = try Self.parent(&body) ?? .path(.root)
        try Self.leaveAside(&body)
        let isRehearsal = try body.optionalBool("validate_only") ?? false
        let draft = FolderDraft(name: name, parent: parent, author: call.author, at: call.now)
        let workspace = try call.workspace()
        guard !isRehearsal else {
            return self.answer(.ok, try await self.management.rehearse(draft, in: workspace))
        }
        return self.answer(.created, try await self.management.create(draft, in: workspace))
    }

    /// Answers `GET …/folders/{folder_id}`.
    func getByID(_ call: EvoCall) async throws -> Response {
        let folder = try await self.folders.folder(
            try call.id("folder"),
            in: try call.workspace(),
            isDeleted: try call.query().flag("deleted") ?? false,
        )
        guard let folder else { throw PlatformError.folderUnknown }
        return self.answer(.ok, folder)
    }

    /// Answers `GET …/folders/path{folder_path}`.
    func getByPath(_ call: EvoCall) async throws -> Response {
        let folder = try await self.folders.folder(
            at: try FolderPath(percentEncoded: call.remainder(afterSegments: Self.segmentsBeforePath)),
            in: try call.workspace(),
            isDeleted: try call.query().flag("deleted") ?? false,
        )
        guard let folder else { throw PlatformError.folderUnknown }
        return self.answer(.ok, folder)
    }

    /// Answers `PATCH …/folders/{folder_id}`: what the body does not name stays as it is.
    func update(_ call: EvoCall) async throws -> Response {
        let id: FolderID = try call.id("folder")
        var body = try await call.body()
        let change = FolderChange(
            name: try body.optionalString("name").map { try FolderName.reading($0) },
            parent: try Self.parent(&body),
        )
        let folder = try await self.management.change(
            id,
            by: change,
            in: try call.workspace(),
            by: call.actor,
            at: call.now,
        )
        return self.answer(.ok, folder)
    }

    /// Answers `DELETE …/folders/{folder_id}`.
    func delete(_ call: EvoCall) async throws -> Response {
        try await self.management.delete(
            try call.id("folder"),
            in: try call.workspace(),
            by: call.actor,
            at: call.now,
        )
        return CallAnswer.empty(.noContent)
    }

    /// Answers `POST …/folders/{folder_id}`: restores the folder.
    func restore(_ call: EvoCall) async throws -> Response {
        let id: FolderID = try call.id("folder")
        // Clients say it either way: that they mean a deleted one, or that it shall be none.
        _ = try call.query().flag("deleted")
        let restoration = try await self.management.restore(
            id,
            in: try call.workspace(),
            by: call.actor,
            at: call.now,
        )
        return self.answer(restoration.isRenamed ? .seeOther : .ok, restoration.item)
    }

    private func answer(_ status: HTTPResponse.Status, _ folder: Folder) -> Response {
        CallAnswer.json(status) { json in json.object { $0.members(folder) } }
    }

    /// The folder that a body names as the one to put another in; nil when it names none.
    private static func parent(_ body: inout JSONFields<EvoRefusal>) throws -> FolderParent? {
        let id = try body.optionalString("parent_folder_id")
        let path = try body.optionalString("parent_folder_path")
        switch (id, path) {
        case (nil, nil): return nil
        case (let id?, nil):
            guard let folder = FolderID(uuid: id) else {
                throw EvoRefusal.invalid("parent_folder_id", "This has to be a UUID.")
            }
            return .id(folder)
        case (nil, let path?): return .path(try FolderPath(path, field: "parent_folder_path"))
        case (_?, _?):
            throw EvoRefusal.invalid("parent_folder_path", "A parent is named by its id or by its path, not by both.")
        }
    }

    /// Checks when and by whom a folder is said to have been made; what counts is who calls, and when.
    private static func leaveAside(_ body: inout JSONFields<EvoRefusal>) throws(EvoRefusal) {
        if let text = try body.optionalString("created_by"), UserID(text) == nil {
            throw .invalid("created_by", "This has to be a UUID.")
        }
        if let text = try body.optionalString("created_at"), TimestampReading(text) == nil {
            throw .invalid("created_at", "This has to be a time such as 2026-01-02T03:04:05Z.")
        }
    }
}
