import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// Folders of projects, and what is in them.
struct StorageFolderEndpoint: Sendable {
    let management: ProjectStorageManagement
    let address: StorageAddress

    /// What is in the folder that holds all others, with the address of that folder.
    func top(_ call: ITwinCall) async throws -> Response {
        let root = StorageItem.root(of: try call.project())
        return try await self.list(
            call,
            StorageQuery.Place.folder(root.id),
            at: self.address.storage + "/",
            folder: root.id
        )
    }

    /// Files and folders that were deleted.
    func recycleBin(_ call: ITwinCall) async throws -> Response {
        try await self.list(call, .recycleBin, at: self.address.recycleBin)
    }

    /// Files and folders of a folder.
    func all(_ call: ITwinCall) async throws -> Response {
        let folder = try await self.folder(call)
        return try await self.list(call, .folder(folder.id), at: self.address.folder(folder.id) + "/list")
    }

    /// Folders of a folder.
    func folders(_ call: ITwinCall) async throws -> Response {
        let folder = try await self.folder(call)
        return try await self.list(
            call,
            .folder(folder.id),
            [.folder],
            named: "folders",
            at: self.address.folder(folder.id) + "/folders",
        )
    }

    /// Files of a folder.
    func files(_ call: ITwinCall) async throws -> Response {
        let folder = try await self.folder(call)
        return try await self.list(
            call,
            .folder(folder.id),
            [.file],
            named: "files",
            at: self.address.folder(folder.id) + "/files",
        )
    }

    func get(_ call: ITwinCall) async throws -> Response {
        self.answer(try await self.folder(call))
    }

    /// Makes a folder in another one.
    func create(_ call: ITwinCall) async throws -> Response {
        var body = try await call.body(upTo: StorageBody.maximumBytes)
        let folder = try await self.management.createFolder(
            named: try body.string("displayName"),
            description: try body.optionalString("description") ?? "",
            in: try call.id("folder"),
            of: try call.project(),
            by: call.subject,
            at: call.now,
        )
        return self.answer(folder, .created)
    }

    func change(_ call: ITwinCall) async throws -> Response {
        let folder = try await self.management.change(
            try call.id("folder"),
            .folder,
            by: try await StorageBody.change(call),
            of: try call.project(),
            actor: try await call.actor(),
            at: call.now,
        )
        return self.answer(folder)
    }

    /// The folder that the path names; the one that holds all others goes by the project's id.
    private func folder(_ call: ITwinCall) async throws -> StorageItem {
        let project = try call.project()
        let id: StorageItemID = try call.id("folder")
        let root = StorageItem.root(of: project)
        guard id != root.id else { return root }
        guard
            let folder = try await self.management.items.item(
                id,
                .folder,
                in: project.id,
                isDeleted: false,
                at: call.now,
            )
        else { throw PlatformError.storedFolderUnknown }
        return folder
    }

    private func list(
        _ call: ITwinCall,
        _ place: StorageQuery.Place,
        _ kinds: Set<StorageItem.Kind> = [.folder, .file],
        named name: StaticString = "items",
        at address: String,
        folder: StorageItemID? = nil,
    ) async throws -> Response {
        let page = try ITwinPage(try call.query(), of: address)
        let query = StorageQuery(place, kinds, window: ListWindow(offset: page.skip, limit: page.top))
        // One more than asked for says whether there is a next part.
        let found = try await self.management.items.items(in: try call.project().id, matching: query, at: call.now)
        return CallAnswer.json(reserving: 512 + found.count * 800) { json in
            json.object { json in
                json.member(name, objects: found.prefix(page.top)) { self.address.write($0, to: &$1) }
                page.writeLinks(hasMore: found.count > page.top, to: &json) { json in
                    if let folder { json.link("folder", to: self.address.folder(folder)) }
                }
            }
        }
    }

    private func answer(_ folder: StorageItem, _ status: HTTPResponse.Status = .ok) -> Response {
        CallAnswer.json(status) { json in
            json.object { json in
                json.key("folder")
                json.object { self.address.write(folder, to: &$0) }
            }
        }
    }
}
