import LintelPlatform
import LintelTokens

/// Folders in the database.
struct SQLFolderStore: FolderStore {
    let engine: any SQLEngine

    func folder(_ id: FolderID, in workspace: Workspace, isDeleted: Bool?) async throws -> Folder? {
        try await self.engine.read { try $0.folder(id, in: workspace, isDeleted: isDeleted) }
    }

    func folder(at path: FolderPath, in workspace: Workspace, isDeleted: Bool?) async throws -> Folder? {
        try await self.engine.read { transaction in
            if isDeleted != true, let folder = try transaction.folder(at: path, in: workspace) { return folder }
            return isDeleted == false ? nil : try transaction.deletedFolder(at: path, in: workspace.id)
        }
    }

    func folders(in workspace: Workspace, matching query: FolderQuery) async throws -> ListPage<Folder> {
        let selection = FolderSelection(query, in: workspace.id, dialect: self.engine.dialect)
        return try await self.engine.read { transaction in
            let rows = try transaction.query(selection.page, selection.arguments + selection.window)
            let folders = try rows.map(Folder.init(row:))
            let total = try transaction.total(folders.count, query.window, selection.count, selection.arguments)
            return ListPage(items: folders, total: total)
        }
    }

    func create(_ id: FolderID, _ draft: FolderDraft, in workspace: Workspace, limit: Int) async throws -> Folder {
        try await self.engine.write { transaction in
            try transaction.lock(workspace.id, in: workspace.organisationID)
            let folder = try transaction.planned(id, draft, in: workspace, limit: limit)
            try transaction.execute(
                """
                INSERT INTO folder (id, workspace_id, path, name, name_key, ancestors, depth, created_at, created_by,
                    modified_at, modified_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    .id(id), .id(workspace.id), .text(folder.path.text), .text(draft.name.text),
                    .text(draft.name.text.lowercased()), .text(folder.ancestors.map { "\($0)/" }.joined()),
                    .count(folder.path.depth), .time(draft.at), .id(draft.author.subject), .time(draft.at),
                    .id(draft.author.subject),
                ],
            )
            return try transaction.folder(id, in: workspace, isDeleted: false) ?? folder
        }
    }

    func rehearse(_ id: FolderID, _ draft: FolderDraft, in workspace: Workspace, limit: Int) async throws -> Folder {
        try await self.engine.read { try $0.planned(id, draft, in: workspace, limit: limit) }
    }
}

extension SQLTransaction {
    /// The folder that goes by an id, whether it was deleted or not.
    func folder(_ id: FolderID, in workspace: Workspace, isDeleted: Bool?) throws(SQLError) -> Folder? {
        guard id != Folder.root(of: workspace.id) else { return isDeleted == true ? nil : Folder(rootOf: workspace) }
        var conditions = SQLConditions()
        conditions.add("folder.id = ?", .id(id))
        conditions.add("folder.workspace_id = ?", .id(workspace.id))
        if let isDeleted { conditions.add("folder.deleted_at IS \(isDeleted ? "NOT " : "")NULL") }
        return try self.folder(conditions)
    }

    /// The folder at a path that was not deleted.
    func folder(at path: FolderPath, in workspace: Workspace) throws(SQLError) -> Folder? {
        guard !path.isRoot else { return Folder(rootOf: workspace) }
        var conditions = SQLConditions()
        conditions.add("folder.workspace_id = ?", .id(workspace.id))
        conditions.add("folder.path = ?", .text(path.text))
        conditions.add("folder.deleted_at IS NULL")
        return try self.folder(conditions)
    }

    fileprivate func deletedFolder(at path: FolderPath, in workspace: WorkspaceID) throws(SQLError) -> Folder? {
        var conditions = SQLConditions()
        conditions.add("folder.workspace_id = ?", .id(workspace))
        // As the index has it.
        conditions.add("folder.depth = ?", .count(path.depth))
        conditions.add("folder.path = ?", .text(path.text))
        conditions.add("folder.deleted_at IS NOT NULL")
        return try self.folder(conditions, order: "ORDER BY folder.deleted_at DESC, folder.id LIMIT 1")
    }

    private func folder(_ conditions: SQLConditions, order: String = "") throws(SQLError) -> Folder? {
        let row = try self.first(
            "SELECT \(Folder.columns) FROM folder \(Folder.authors) WHERE \(conditions.text) \(order)",
            conditions.arguments,
        )
        return try row.map(Folder.init(row:))
    }

    /// The folder that something is put in.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    func parent(_ parent: FolderParent, in workspace: Workspace) throws -> Folder {
        let folder =
            switch parent {
            case .id(let id): try self.folder(id, in: workspace, isDeleted: false)
            case .path(let path): try self.folder(at: path, in: workspace)
            }
        guard let folder else { throw PlatformError(.notFound, "There is no such parent folder.") }
        return folder
    }

    /// - Throws: ``PlatformError`` with code `nameTaken`.
    func requireFree(_ path: FolderPath, in workspace: WorkspaceID) throws {
        guard try self.isFree(path, in: workspace) else {
            throw PlatformError(.nameTaken, "There is a folder with this name.", field: "name")
        }
    }

    func isFree(_ path: FolderPath, in workspace: WorkspaceID) throws(SQLError) -> Bool {
        try self.first(
            "SELECT 1 FROM folder WHERE workspace_id = ? AND path = ? AND deleted_at IS NULL",
            [.id(workspace), .text(path.text)],
        ) == nil
    }

    /// The folder that a draft would become.
    fileprivate func planned(_ id: FolderID, _ draft: FolderDraft, in workspace: Workspace, limit: Int) throws -> Folder
    {
        let parent = try self.parent(draft.parent, in: workspace)
        let path = try parent.path.appending(draft.name)
        try self.requireFree(path, in: workspace.id)
        let all = try self.count("SELECT COUNT(*) FROM folder WHERE workspace_id = ?", [.id(workspace.id)])
        guard all < limit else {
            throw PlatformError(
                .listFull,
                "A workspace has at most \(limit) folders, those in the recycle bin included.",
            )
        }
        return Folder(
            id: id,
            workspaceID: workspace.id,
            path: path,
            ancestors: parent.ancestorsOfChildren,
            createdAt: draft.at,
            createdBy: draft.author,
            modifiedAt: draft.at,
            modifiedBy: draft.author,
            deletion: nil,
        )
    }
}
