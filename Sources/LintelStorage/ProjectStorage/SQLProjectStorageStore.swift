import LintelPlatform
import LintelTokens

/// Files and folders of projects in the database, in the tables of documents.
struct SQLProjectStorageStore: ProjectStorageStore {
    let engine: any SQLEngine

    func project(of id: StorageItemID, _ kind: StorageItem.Kind) async throws -> ProjectID? {
        // What is in the bin, and what waits for its bytes, is found as well: those who may see it learn more.
        let tables: [StaticString] =
            switch kind {
            case .folder: ["document_folder"]
            case .file: ["document", "document_upload"]
            }
        return try await self.engine.read { transaction in
            for table in tables {
                let row = try transaction.first(
                    """
                    SELECT data_source.id FROM \(table) JOIN data_source ON data_source.id = \(table).data_source_id
                    WHERE \(table).id = ? AND data_source.kind = 'storage'
                    """,
                    [.id(id)],
                )
                if let row { return ProjectID(try row.text(0)) }
            }
            return nil
        }
    }

    func item(
        _ id: StorageItemID,
        _ kind: StorageItem.Kind,
        in project: ProjectID,
        isDeleted: Bool,
        at now: UnixTime,
    ) async throws -> StorageItem? {
        try await self.engine.read { try $0.item(id, kind, in: project, isDeleted: isDeleted, at: now) }
    }

    func items(in project: ProjectID, matching query: StorageQuery, at now: UnixTime) async throws -> [StorageItem] {
        let scope: StorageScope =
            switch query.place {
            case .folder(let id): .folder(id)
            case .recycleBin: .recycleBin
            }
        let window = (limit: query.window.limit + 1, offset: query.window.offset)
        let selection = StorageSelection(scope, query.kinds, in: project, window: window, at: now)
        return try await self.engine.read { try $0.items(selection, in: project) }
    }

    func createFolder(_ draft: StorageDraft, in project: ProjectID) async throws -> StorageItem {
        try await self.engine.write { transaction in
            try transaction.openStorage(of: project, for: draft.author, at: draft.at)
            try transaction.requireFolder(draft.parentID, in: project)
            try transaction.requireFree(draft.name, in: draft.parentID)
            let folder = DocumentFolderDraft(
                id: DocumentFolderID(draft.id.rawValue),
                name: draft.name,
                description: draft.description,
                parent: DocumentFolderID(draft.parentID.rawValue),
                author: draft.author,
                at: draft.at,
            )
            try transaction.add(folder, to: .storage(of: project), limit: DocumentLimits.folders)
            guard let item = try transaction.item(draft.id, .folder, in: project, isDeleted: false, at: draft.at) else {
                throw PlatformError.storedFolderUnknown
            }
            return item
        }
    }

    func change(
        _ id: StorageItemID,
        _ kind: StorageItem.Kind,
        by change: StorageChange,
        in project: ProjectID,
        author: Subject,
        at now: UnixTime,
    ) async throws -> (before: StorageItem, after: StorageItem)? {
        try await self.engine.write { transaction in
            guard try transaction.lockStorage(of: project),
                let before = try transaction.item(id, kind, in: project, isDeleted: false, at: now),
                let place = change.parentID ?? before.parentID
            else { return nil }
            let name = change.name ?? before.name
            if place != before.parentID || name.key != before.name.key {
                try transaction.requireFree(name, in: place, unless: id)
            }
            switch kind {
            case .folder: try transaction.move(folder: id, named: name, to: place, in: project, at: now)
            case .file: try transaction.move(file: id, named: name, to: place, in: project, at: now)
            }
            let table: StaticString = kind == .folder ? "document_folder" : "document"
            try transaction.execute(
                "UPDATE \(table) SET description = ?, updated_by = ? WHERE id = ?",
                [.text(change.description ?? before.description), .id(author), .id(id)],
            )
            guard let after = try transaction.item(id, kind, in: project, isDeleted: false, at: now) else { return nil }
            return (before, after)
        }
    }
}

extension SQLTransaction {
    /// A file or a folder, or one that is itself in the recycle bin.
    func item(
        _ id: StorageItemID,
        _ kind: StorageItem.Kind,
        in project: ProjectID,
        isDeleted: Bool,
        at now: UnixTime,
    ) throws(SQLError) -> StorageItem? {
        let scope = StorageScope.one(id, isDeleted: isDeleted)
        return try self.items(StorageSelection(scope, [kind], in: project, window: nil, at: now), in: project).first
    }

    /// Makes whoever changes the project's files wait for this transaction; false when there are none yet.
    func lockStorage(of project: ProjectID) throws(SQLError) -> Bool {
        try self.execute(
            "UPDATE data_source SET name = name WHERE id = ? AND kind = 'storage'",
            [.id(project)],
        ) > 0
    }

    /// As ``lockStorage(of:)``, and makes the tree when there is none.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    func openStorage(of project: ProjectID, for subject: Subject, at now: UnixTime) throws {
        guard try !self.lockStorage(of: project) else { return }
        // A project that is being deleted is gone, or waits for its storage.
        try self.lockProject(project)
        guard let row = try self.first("SELECT organisation_id FROM project WHERE id = ?", [.id(project)]) else {
            throw PlatformError.projectUnknown
        }
        // Of two that open it at once, one waits here for the other's.
        try self.execute(
            """
            INSERT INTO data_source (id, organisation_id, kind, host, name, repository_key, description, project_id,
                folder_count, document_count, created_at, created_by)
            VALUES (?, ?, 'storage', '', 'storage', ?, '', ?, 0, 0, ?, ?) ON CONFLICT DO NOTHING
            """,
            [
                .id(project), .text(try row.text(0)), .id(project), .id(project), .time(now), .id(subject),
            ],
        )
        try self.execute(
            """
            INSERT INTO document_folder (id, data_source_id, name, name_key, description, ancestors, depth, revision,
                created_at, created_by, updated_at)
            VALUES (?, ?, 'storage', 'storage', '', '', 1, 1, ?, ?, ?) ON CONFLICT DO NOTHING
            """,
            [.id(project), .id(project), .time(now), .id(subject), .time(now)],
        )
        guard try self.lockStorage(of: project) else { throw PlatformError.projectUnknown }
    }

    /// Refuses a folder that is not there, or in another project.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    func requireFolder(_ id: StorageItemID, in project: ProjectID) throws {
        let folder = try self.folder(
            DocumentFolderID(id.rawValue),
            in: .storage(of: project),
            for: .everything,
        )
        guard folder != nil else { throw PlatformError.storedFolderUnknown }
    }

    /// Refuses a name that a file or a folder has in a folder, but for one of them.
    ///
    /// - Throws: ``PlatformError`` with code `nameTaken`.
    func requireFree(_ name: DocumentName, in folder: StorageItemID, unless id: StorageItemID? = nil) throws {
        let taken = try self.first(
            """
            SELECT 1 FROM document_folder WHERE parent_id = ? AND name_key = ? AND deleted_at IS NULL AND id <> ?
            UNION ALL
            SELECT 1 FROM document
            WHERE folder_id = ? AND file_name_key = ? AND is_latest = 1 AND deleted_at IS NULL AND id <> ?
            """,
            [
                .id(folder), .text(name.key), .text(id?.rawValue ?? ""), .id(folder), .text(name.key),
                .text(id?.rawValue ?? ""),
            ],
        )
        guard taken == nil else {
            throw PlatformError(
                .nameTaken,
                "The folder has a file or a folder of this name already.",
                field: "displayName",
            )
        }
    }

    /// The folder that something is moved into.
    ///
    /// - Throws: ``PlatformError`` with code `pathInvalid`.
    private func target(_ id: StorageItemID, in project: ProjectID) throws -> DocumentFolder {
        let folder = try self.folder(DocumentFolderID(id.rawValue), in: .storage(of: project), for: .everything)
        guard let folder else {
            throw PlatformError(.pathInvalid, "There is no such folder.", field: "parentFolderId")
        }
        return folder
    }

    fileprivate func move(
        folder id: StorageItemID,
        named name: DocumentName,
        to place: StorageItemID,
        in project: ProjectID,
        at now: UnixTime,
    ) throws {
        let folder = try self.target(id, in: project)
        let target = try self.target(place, in: project)
        guard target.id != folder.id, !target.ancestors.contains(folder.id) else {
            throw PlatformError(
                .conflict,
                "A folder cannot be put into itself, or into a folder that is in it.",
                field: "parentFolderId",
            )
        }
        try self.move(folder, named: name, to: target, at: now)
    }

    fileprivate func move(
        file id: StorageItemID,
        named name: DocumentName,
        to place: StorageItemID,
        in project: ProjectID,
        at now: UnixTime,
    ) throws {
        _ = try self.target(place, in: project)
        try self.execute(
            """
            UPDATE document SET name = ?, name_key = ?, file_name = ?, file_name_key = ?, revision = revision + 1,
                updated_at = ?
            WHERE id = ?
            """,
            [
                .text(name.text), .text(name.key), .text(name.text), .text(name.key), .time(now), .id(id),
            ],
        )
        // Earlier versions go with the newest.
        try self.execute("UPDATE document SET folder_id = ? WHERE latest_id = ?", [.id(place), .id(id)])
    }
}
