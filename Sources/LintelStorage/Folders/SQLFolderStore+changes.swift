import LintelPlatform
import LintelTokens

/// Folders that get another name or place, are deleted, and are taken back.
extension SQLFolderStore {
    func change(
        _ id: FolderID,
        by change: FolderChange,
        in workspace: Workspace,
        subject: Subject,
        at now: UnixTime,
    ) async throws -> (folder: Folder, formerPath: FolderPath)? {
        let dialect = self.engine.dialect
        return try await self.engine.write { transaction in
            try transaction.lock(workspace.id, in: workspace.organisationID)
            guard let folder = try transaction.folder(id, in: workspace, isDeleted: false) else { return nil }
            let place = change.parent ?? folder.ancestors.last.map { .id($0) } ?? .path(.root)
            let parent = try transaction.parent(place, in: workspace)
            guard parent.id != id, !parent.ancestors.contains(id) else {
                throw PlatformError(
                    .conflict,
                    "A folder cannot be put into itself, or into a folder that is in it.",
                    field: "parent_folder_id",
                )
            }
            let path = try parent.path.appending(change.name ?? FolderName(stored: folder.path.name))
            guard path != folder.path else { return (folder, folder.path) }
            try transaction.requireFree(path, in: workspace.id)
            try transaction.move(folder, to: path, in: parent, dialect)
            try transaction.execute(
                "UPDATE folder SET modified_at = ?, modified_by = ? WHERE id = ?",
                [.time(now), .id(subject), .id(id)],
            )
            guard let moved = try transaction.folder(id, in: workspace, isDeleted: false) else { return nil }
            return (moved, folder.path)
        }
    }

    func delete(_ id: FolderID, in workspace: Workspace, by subject: Subject, at now: UnixTime) async throws -> Folder?
    {
        try await self.engine.write { transaction in
            try transaction.lock(workspace.id, in: workspace.organisationID)
            guard let folder = try transaction.folder(id, in: workspace, isDeleted: false) else { return nil }
            var contents = SQLConditions()
            contents.add(contentsOf: folder)
            for (condition, arguments) in [("id = ?", [.id(id)]), (contents.text, contents.arguments)] {
                try transaction.execute(
                    """
                    UPDATE folder SET deleted_at = ?, deleted_by = ?, deleted_with = ?
                    WHERE \(condition) AND deleted_at IS NULL
                    """,
                    [.time(now), .id(subject), .id(id)] + arguments,
                )
            }
            return folder
        }
    }

    func restore(_ id: FolderID, in workspace: Workspace) async throws -> Restoration<Folder>? {
        let dialect = self.engine.dialect
        return try await self.engine.write { transaction in
            try transaction.lock(workspace.id, in: workspace.organisationID)
            guard let folder = try transaction.folder(id, in: workspace, isDeleted: nil) else { return nil }
            guard folder.deletion != nil else { return Restoration(item: folder, from: nil) }
            guard
                let parent = try transaction.folder(
                    folder.ancestors.last ?? Folder.root(of: workspace.id),
                    in: workspace,
                    isDeleted: false,
                )
            else {
                throw PlatformError(
                    .conflict,
                    "The folder that it was in is in the recycle bin. Restore that one first.",
                )
            }
            try transaction.freePath(for: folder.path) { path in
                guard try transaction.isFree(path, in: workspace.id) else { return false }
                if path != folder.path { try transaction.rename(folder, to: path, in: parent, dialect) }
                return true
            }
            // What was deleted before it stays so. Its parent was not deleted: this was no part of another deletion.
            var contents = SQLConditions()
            contents.add(contentsOf: folder)
            for (condition, arguments) in [("id = ?", [.id(id)]), (contents.text, contents.arguments)] {
                try transaction.execute(
                    """
                    UPDATE folder SET deleted_at = NULL, deleted_by = NULL, deleted_with = NULL
                    WHERE \(condition) AND deleted_with = ?
                    """,
                    arguments + [.id(id)],
                )
            }
            guard let restored = try transaction.folder(id, in: workspace, isDeleted: false) else { return nil }
            return Restoration(item: restored, from: folder.path)
        }
    }
}

extension SQLConditions {
    /// Adds that a row is in the folder, however deep, deleted or not.
    fileprivate mutating func add(contentsOf folder: Folder) {
        self.add("workspace_id = ?", .id(folder.workspaceID))
        self.add("ancestors", beginningWithOneOf: [folder.contents])
    }
}

extension SQLTransaction {
    /// Writes another name for a folder that comes back to where it was.
    ///
    /// - Throws: ``PlatformError`` with code `conflict` when what is in it would have too long a path.
    fileprivate func rename(_ folder: Folder, to path: FolderPath, in parent: Folder, _ dialect: SQLDialect) throws {
        do {
            try self.move(folder, to: path, in: parent, dialect)
        } catch let error as PlatformError where error.code == .pathInvalid {
            throw PlatformError(
                .conflict,
                "The path is taken, and with a number behind it what is in the folder would have too long a path.",
            )
        }
    }

    /// Writes another place for a folder and for all that is in it, deleted or not.
    ///
    /// - Throws: ``PlatformError`` with code `pathInvalid` when what is in it would be too deep or have too long a path.
    fileprivate func move(_ folder: Folder, to path: FolderPath, in parent: Folder, _ dialect: SQLDialect) throws {
        var contents = SQLConditions()
        contents.add(contentsOf: folder)
        let deeper = path.depth - folder.path.depth
        let longest = try self.first(
            """
            SELECT COALESCE(MAX(depth), 0), COALESCE(MAX(\(dialect.byteCount("path"))), 0) FROM folder
            WHERE \(contents.text)
            """,
            contents.arguments,
        )
        if let longest, try longest.integer(0) > 0 {
            let depth = Int(try longest.integer(0)) + deeper
            let length = Int(try longest.integer(1)) + path.text.utf8.count - folder.path.text.utf8.count
            guard depth <= FolderPath.maximumDepth else { throw FolderPath.tooDeep("parent_folder_id") }
            guard length <= FolderPath.maximumBytes else { throw FolderPath.tooLong("name") }
        }
        let ancestors = parent.contents
        try self.execute(
            "UPDATE folder SET path = ?, name = ?, name_key = ?, ancestors = ?, depth = ? WHERE id = ?",
            [
                .text(path.text), .text(path.name), .text(path.name.lowercased()), .text(ancestors),
                .count(path.depth), .id(folder.id),
            ],
        )
        // Both engines count characters from one. No text begins with another one's end here: ids have one length, and a
        // path goes on with a slash.
        try self.execute(
            """
            UPDATE folder SET path = CAST(? AS TEXT) || substr(path, CAST(? AS INTEGER)),
                ancestors = CAST(? AS TEXT) || substr(ancestors, CAST(? AS INTEGER)), depth = depth + ?
            WHERE \(contents.text)
            """,
            [
                .text(path.text), .count(folder.path.text.unicodeScalars.count + 1), .text("\(ancestors)\(folder.id)/"),
                .count(folder.contents.unicodeScalars.count + 1), .count(deeper),
            ] + contents.arguments,
        )
    }
}
