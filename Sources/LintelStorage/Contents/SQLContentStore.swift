import LintelPlatform
import LintelTokens

/// Looking through workspaces in the database.
struct SQLContentStore: ContentStore {
    let engine: any SQLEngine

    func part(
        of folder: ContentFolder,
        in workspace: WorkspaceID,
        kinds: Set<ContentKind>,
        after position: ContentPosition?,
        limit: Int,
    ) async throws -> ContentPart {
        try await self.engine.read { transaction in
            var folders: [String] = []
            // One more than is shown tells whether there is another part.
            let selections = ContentFolderSelection.all(
                of: folder,
                in: workspace,
                kinds,
                after: position,
                limit: limit + 1,
            )
            for selection in selections {
                folders += try transaction.query(selection.sql, selection.arguments).map { row in
                    ContentFolder(stored: try row.text(0)).names.last ?? ""
                }
            }
            folders = folders.inOrder
            guard folders.count <= limit else {
                let shown = Array(folders.prefix(limit))
                return ContentPart(folders: shown, entries: [], next: shown.last.map { .folder($0) })
            }
            var entries: [ContentEntry] = []
            let room = limit - folders.count
            for kind in kinds where kind != .blockModel || folder.isTop {
                let selection = EntrySelection(kind, of: folder, in: workspace, after: position, limit: room + 1)
                entries += try transaction.query(selection.sql, selection.arguments).map { row in
                    var columns = row.reader
                    return try ContentEntry(kind, reading: &columns)
                }
            }
            entries.sort { left, right in
                guard left.name.utf8.elementsEqual(right.name.utf8) else {
                    return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
                }
                return left.kind < right.kind
            }
            let shown = Array(entries.prefix(room))
            let last = shown.last.map { ContentPosition.entry($0.kind, $0.name) } ?? folders.last.map { .folder($0) }
            return ContentPart(folders: folders, entries: shown, next: entries.count > room ? last ?? position : nil)
        }
    }

    func data(
        of id: ObjectID,
        version: VersionID,
        in workspace: WorkspaceID,
        offset: Int,
        limit: Int,
    ) async throws -> [ObjectData] {
        try await self.data(
            of: id,
            version: version,
            in: workspace,
            "TRUE ORDER BY object_version_data.position LIMIT ? OFFSET ?",
            [.count(limit), .count(offset)],
        )
    }

    func data(named key: ObjectDataKey, of id: ObjectID, version: VersionID, in workspace: WorkspaceID) async throws
        -> ObjectData?
    {
        try await self.data(of: id, version: version, in: workspace, "object_data.name = ? LIMIT 1", [.text(key.text)])
            .first
    }

    private func data(
        of id: ObjectID,
        version: VersionID,
        in workspace: WorkspaceID,
        _ condition: String,
        _ arguments: [SQLValue],
    ) async throws -> [ObjectData] {
        try await self.engine.read { transaction in
            try transaction.query(
                """
                SELECT \(ObjectData.columns) FROM geoscience_object
                    JOIN object_version_data ON object_version_data.object_id = geoscience_object.id
                    JOIN object_data ON object_data.id = object_version_data.data_id
                WHERE geoscience_object.id = ? AND geoscience_object.workspace_id = ?
                    AND geoscience_object.deleted_at IS NULL AND object_version_data.version_id = ? AND \(condition)
                """,
                [.id(id), .id(workspace), .integer(version.rawValue)] + arguments,
            )
            .map { try ObjectData(row: $0) }
        }
    }
}

extension [String] {
    /// Each folder's name once, in the order in which the database finds them: by their bytes with the slash behind.
    fileprivate var inOrder: [String] {
        let sorted = self.sorted { ($0 + "/").utf8.lexicographicallyPrecedes(($1 + "/").utf8) }
        var names: [String] = []
        for name in sorted where names.last.map({ $0.utf8.elementsEqual(name.utf8) }) != true { names.append(name) }
        return names
    }
}
