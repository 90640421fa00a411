import LintelPlatform
import LintelTokens

/// The recycle bin.
extension SQLProjectStorageStore {
    func delete(
        _ id: StorageItemID,
        _ kind: StorageItem.Kind,
        in project: ProjectID,
        by subject: Subject,
        at now: UnixTime,
    ) async throws -> StorageItem? {
        try await self.engine.write { transaction in
            guard try transaction.lockStorage(of: project),
                let item = try transaction.item(id, kind, in: project, isDeleted: false, at: now)
            else { return nil }
            try transaction.update(
                item,
                "deleted_at = ?, deleted_by = ?, deleted_with = ?",
                [.time(now), .id(subject), .id(id)],
                where: "deleted_at IS NULL",
                [],
            )
            return item
        }
    }

    func restore(_ id: StorageItemID, _ kind: StorageItem.Kind, in project: ProjectID, at now: UnixTime)
        async throws -> StorageItem?
    {
        try await self.engine.write { transaction in
            guard try transaction.lockStorage(of: project),
                let item = try transaction.item(id, kind, in: project, isDeleted: true, at: now),
                let parent = item.parentID
            else { return nil }
            let folder = try transaction.folder(
                DocumentFolderID(parent.rawValue),
                in: .storage(of: project),
                for: .everything,
            )
            guard folder != nil else {
                throw PlatformError(
                    .conflict,
                    "The folder that it was in is in the recycle bin. Restore that one first."
                )
            }
            try transaction.requireFree(item.name, in: parent)
            // What was deleted before it stays so. Its parent was not deleted: this was no part of another deletion.
            try transaction.update(
                item,
                "deleted_at = NULL, deleted_by = NULL, deleted_with = NULL",
                [],
                where: "deleted_with = ?",
                [.id(id)],
            )
            return item
        }
    }

    func remove(_ id: StorageItemID, _ kind: StorageItem.Kind, in project: ProjectID, at now: UnixTime)
        async throws -> StorageItem?
    {
        try await self.engine.write { transaction in
            guard try transaction.lockStorage(of: project),
                let item = try transaction.item(id, kind, in: project, isDeleted: true, at: now)
            else { return nil }
            // Its time in the bin is over.
            try transaction.update(item, "deleted_at = 0", [], where: "deleted_at IS NOT NULL", [])
            return item
        }
    }
}

extension SQLTransaction {
    /// Writes columns of a file with its versions, or of a folder with all that is in it.
    fileprivate func update(
        _ item: StorageItem,
        _ assignment: StaticString,
        _ values: [SQLValue],
        where condition: StaticString,
        _ arguments: [SQLValue],
    ) throws(SQLError) {
        switch item.kind {
        case .file:
            try self.execute(
                "UPDATE document SET \(assignment) WHERE latest_id = ? AND data_source_id = ? AND \(condition)",
                values + [.id(item.id), .id(item.projectID)] + arguments,
            )
        case .folder:
            guard let row = try self.first("SELECT ancestors FROM document_folder WHERE id = ?", [.id(item.id)]) else {
                return
            }
            let ancestors = try row.text(0)
            var within = SQLConditions()
            within.add("ancestors", beginningWithOneOf: ["\(ancestors)\(item.id)/"])
            // With both conditions each row is found by its place in the tree.
            let folders = "data_source_id = ? AND (id = ? OR \(within.text))"
            let place: [SQLValue] = [.id(item.projectID), .id(item.id)] + within.arguments
            try self.execute(
                """
                UPDATE document SET \(assignment) WHERE data_source_id = ?
                    AND folder_id IN (SELECT id FROM document_folder WHERE \(folders)) AND \(condition)
                """,
                values + [.id(item.projectID)] + place + arguments,
            )
            try self.execute(
                "UPDATE document_folder SET \(assignment) WHERE \(folders) AND \(condition)",
                values + place + arguments,
            )
        }
    }
}
