public import LintelTokens
import NIOHTTP1

extension LintelAPI {
    /// The folders of a workspace, a preview; needs the scope `evo.workspace`.
    public func folders(of organisation: OrganisationID, in workspace: Workspace.ID) -> FoldersAPI {
        FoldersAPI(caller: self.caller, organisation: organisation, workspace: workspace)
    }
}

/// The folders of a workspace.
public struct FoldersAPI: Sendable {
    let caller: APICaller
    let organisation: OrganisationID
    let workspace: Workspace.ID

    private static let preview = [(name: "API-Preview", value: "opt-in")]

    private var path: String {
        let organisation = self.organisation.rawValue.pathPart
        return "/folder/instances/\(organisation)/workspaces/\(self.workspace.rawValue.pathPart)/folders"
    }

    private func path(of id: Folder.ID) -> String { "\(self.path)/\(id.rawValue.pathPart)" }

    /// The folders below a place.
    ///
    /// - Parameters:
    ///   - parent: Where to look; nil for the workspace's top.
    ///   - depth: How many levels down; nil for as many as the API usually shows.
    ///   - deleted: Those of the recycle bin instead.
    public func list(below parent: Folder.ID? = nil, depth: Int? = nil, deleted: Bool = false) -> Listing<Folder> {
        Listing { place in
            let call = self.caller.call(
                .GET,
                self.path,
                query: [
                    ("folder_id", parent?.rawValue), ("depth", depth.map { "\($0)" }),
                    ("limit", "\(EvoList<Folder>.usual)"), ("offset", place ?? "0"),
                    ("deleted", deleted ? "true" : nil),
                ],
                headers: Self.preview,
                operation: "folders.list"
            )
            return try await self.caller.answer(call, as: EvoList<Folder>.self).page(at: place)
        }
    }

    /// One folder.
    public func folder(_ id: Folder.ID) async throws -> Folder {
        try await self.caller.answer(
            self.caller.call(.GET, self.path(of: id), headers: Self.preview, operation: "folders.get")
        )
    }

    private struct Place: Encodable {
        var name: String?
        var parent: Folder.ID?

        private enum CodingKeys: String, CodingKey {
            case name
            case parent = "parent_folder_id"
        }
    }

    /// Makes a folder; one of that name that is there already is answered as it is.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - parent: Where it goes; nil for the workspace's top.
    public func create(_ name: String, in parent: Folder.ID? = nil) async throws -> Folder {
        try await self.caller.answer(
            self.caller.call(.POST, self.path, headers: Self.preview, operation: "folders.create"),
            sending: Place(name: name, parent: parent)
        )
    }

    /// Gives a folder another name, or another place, with all that is in it.
    public func move(_ id: Folder.ID, name: String? = nil, into parent: Folder.ID? = nil) async throws {
        try await self.caller.perform(
            self.caller.call(.PATCH, self.path(of: id), headers: Self.preview, operation: "folders.move"),
            sending: Place(name: name, parent: parent)
        )
    }

    /// Puts a folder with all that is in it into the recycle bin.
    public func delete(_ id: Folder.ID) async throws {
        try await self.caller.perform(
            self.caller.call(.DELETE, self.path(of: id), headers: Self.preview, operation: "folders.delete")
        )
    }

    /// Takes a folder out of the recycle bin, under another name when its place was taken.
    @discardableResult
    public func restore(_ id: Folder.ID) async throws -> Folder {
        var call = self.caller.call(
            .POST,
            self.path(of: id),
            query: [("deleted", "false")],
            headers: Self.preview,
            operation: "folders.restore"
        )
        call.expected = [303]
        return try await self.caller.answer(call)
    }
}
