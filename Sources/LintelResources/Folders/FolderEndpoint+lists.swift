import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// The folder API: many folders at a time.
extension FolderEndpoint {
    /// How many folders an answer has when nobody says.
    private static let standardLimit = 100

    /// Answers `GET …/folders`: a folder, and what is in it.
    func list(_ call: EvoCall) async throws -> Response {
        let workspace = try call.workspace()
        let asked = try call.query()
        var query = FolderQuery()
        query.isDeleted = try asked.flag("deleted") ?? false
        query.names = try FolderNameFilter(try asked.names("name"))
        query.createdAt = try asked.times("created_at")
        query.modifiedAt = try asked.times("modified_at")
        query.order = try ListOrder.reading(asked.text("order_by"))
        query.window = try asked.window(usual: Self.standardLimit)
        query.depth = try asked.number("depth", in: 0...FolderPath.maximumDepth, otherwise: FolderPath.maximumDepth)
        guard query.depth > 0 else {
            throw PlatformError(.queryInvalid, "This has to be greater than zero.", field: "depth")
        }
        query.createdBy = try await self.users.subjects(of: try asked.users("created_by"))
        query.modifiedBy = try await self.users.subjects(of: try asked.users("modified_by"))
        let parent = try await self.parent(asked, in: workspace, isDeleted: query.isDeleted)
        query.parent = parent
        let page = try await self.folders.folders(in: workspace, matching: query)
        return CallAnswer.json(reserving: 1_024 + 768 * page.items.count) { json in
            json.object { json in
                json.members(parent)
                json.members(page, query.window) { $1.members($0) }
            }
        }
    }

    /// Answers `GET …/folders/summary`: ids and paths of all of them.
    func summary(_ call: EvoCall) async throws -> Response {
        let asked = try call.query()
        var query = FolderQuery()
        query.isDeleted = try asked.flag("deleted") ?? false
        query.window = try asked.window(usual: Self.standardLimit)
        let page = try await self.folders.folders(in: try call.workspace(), matching: query)
        return CallAnswer.json(reserving: 256 + 256 * page.items.count) { json in
            json.object { json in
                json.members(page, query.window) { folder, json in
                    json.member("folder_id", folder.id.rawValue)
                    json.member("path", folder.path.absolute)
                }
            }
        }
    }

    /// The folder whose contents are asked for; what is in the recycle bin may be in one that is not.
    private func parent(_ asked: CallQuery, in workspace: Workspace, isDeleted: Bool) async throws -> Folder {
        let isDeleted: Bool? = isDeleted ? nil : false
        let folder: Folder?
        switch (asked.text("folder_id"), asked.text("path")) {
        case (nil, nil): return Folder(rootOf: workspace)
        case (let text?, nil):
            guard let id = FolderID(uuid: text) else {
                throw PlatformError(.queryInvalid, "This has to be a UUID.", field: "folder_id")
            }
            folder = try await self.folders.folder(id, in: workspace, isDeleted: isDeleted)
        case (nil, let text?):
            let path = try FolderPath(text, field: "path")
            folder = try await self.folders.folder(at: path, in: workspace, isDeleted: isDeleted)
        case (_?, _?):
            throw PlatformError(
                .queryInvalid,
                "A folder is named by its id or by its path, not by both.",
                field: "path"
            )
        }
        guard let folder else { throw PlatformError.folderUnknown }
        return folder
    }
}
