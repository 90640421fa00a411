package import LintelPlatform
package import LintelTokens

extension Stores {
    /// Workspace `number` of ``addWorkspaces()``, as calls about what is in it get it.
    func workspace(_ number: Int) async throws -> Workspace {
        let access = try await self.workspaces.access(
            of: Sample.account(1).subject,
            to: WorkspaceID("workspace-\(number)"),
            in: Sample.organisation,
        )
        return try requireValue(access).workspace
    }

    /// Makes folder `id` in the folder at a path.
    @discardableResult
    package func addFolder(
        _ id: String,
        _ name: String,
        in path: String = "",
        of workspace: Workspace,
        at now: UnixTime = Sample.now,
        limit: Int = 1_000,
    ) async throws -> Folder {
        try await self.folders.create(
            FolderID(id),
            FolderDraft(
                name: FolderName(stored: name),
                parent: .path(FolderPath(stored: path)),
                author: Sample.author,
                at: now,
            ),
            in: workspace,
            limit: limit,
        )
    }

    /// A folder that was deleted, and one that was not.
    package func addFolders(to workspace: Workspace) async throws {
        try await self.addFolder("folder-1", "a", of: workspace)
        try await self.addFolder("folder-2", "b", in: "a", of: workspace)
        let subject = Sample.account(1).subject
        _ = try await self.folders.delete(FolderID("folder-2"), in: workspace, by: subject, at: Sample.now)
    }

    /// The paths of the folders that a query finds, in their order.
    func folderPaths(
        in workspace: Workspace,
        _ change: (inout FolderQuery) throws -> Void = { _ in },
    ) async throws -> [String] {
        var query = FolderQuery()
        try change(&query)
        return try await self.folders.folders(in: workspace, matching: query).items.map(\.path.text)
    }
}
