import LintelPlatform
import LintelTokens

/// Folders, and who may do what in them.
extension SQLDocumentStore {
    func folder(_ id: DocumentFolderID, in source: DataSourceID, for reader: DocumentReader) async throws
        -> DocumentFolder?
    {
        try await self.engine.read { try $0.folder(id, in: source, for: reader) }
    }

    func folders(
        in source: DataSourceID,
        matching query: DocumentFolderQuery,
        for reader: DocumentReader,
    ) async throws -> [DocumentFolder] {
        try await self.engine.read { transaction in
            var conditions = SQLConditions()
            conditions.add("document_folder.data_source_id = ?", .id(source))
            conditions.add("document_folder.deleted_at IS NULL")
            switch query.place {
            case .anywhere: break
            case .top: conditions.add("document_folder.parent_id IS NULL")
            case .folder(let id): conditions.add("document_folder.parent_id = ?", .id(id))
            case .below(let id):
                guard let ancestor = try transaction.folder(id, in: source, for: reader) else { return [] }
                conditions.add("document_folder.ancestors", beginningWithOneOf: [ancestor.contents])
            }
            conditions.add(reader, sees: "document_folder")
            func column(_ property: DocumentFolderProperty) -> String {
                property.column(isConnected: query.isConnected)
            }
            if let condition = query.condition { conditions.add(SQLFilter(condition, column: column)) }
            let last = ["document_folder.name_key", "document_folder.id"]
            let order = SQLOrder.terms(query.order, finally: last, column: column)
            let columns = DocumentFolder.columns(for: reader)
            let text = """
                SELECT \(columns.text) FROM \(DocumentFolder.tables) WHERE \(conditions.text)
                ORDER BY \(order) LIMIT ? OFFSET ?
                """
            let arguments =
                columns.arguments + conditions.arguments
                + [.count(query.window.limit + 1), .count(query.window.offset)]
            let rows =
                query.condition == nil && query.order.isEmpty
                ? try transaction.query(text, arguments) : try transaction.query(once: text, arguments)
            return try rows.map(DocumentFolder.init(row:))
        }
    }

    func folder(named name: DocumentName, in parent: DocumentFolderID?, of source: DataSourceID) async throws
        -> DocumentFolder?
    {
        try await self.engine.read { transaction in
            guard let id = try transaction.folder(named: name, in: parent, of: source) else { return nil }
            return try transaction.folder(id, in: source, for: .everything)
        }
    }

    func createFolder(_ draft: DocumentFolderDraft, in source: DataSourceID, limit: Int64) async throws
        -> DocumentFolder
    {
        try await self.engine.write { transaction in
            try transaction.lock(dataSource: source)
            try transaction.requireFree(draft.name, in: draft.parent, of: source)
            try transaction.add(draft, to: source, limit: limit)
            guard let folder = try transaction.folder(draft.id, in: source, for: .everything) else {
                throw PlatformError.documentFolderUnknown
            }
            return folder
        }
    }

    func moveFolder(
        _ id: DocumentFolderID,
        named name: DocumentName,
        to parent: DocumentFolderID?,
        in source: DataSourceID,
        at now: UnixTime,
    ) async throws {
        try await self.engine.write { transaction in
            try transaction.lock(dataSource: source)
            guard let folder = try transaction.folder(id, in: source, for: .everything) else {
                throw PlatformError.documentFolderUnknown
            }
            let target = try transaction.parent(parent, in: source)
            guard target?.id != id, target?.ancestors.contains(id) != true else {
                throw PlatformError(
                    .conflict,
                    "A folder cannot be put into itself, or into a folder that is in it.",
                    field: "parent",
                )
            }
            if folder.parentID != parent || folder.name.key != name.key {
                try transaction.requireFree(name, in: parent, of: source)
            }
            try transaction.move(folder, named: name, to: target, at: now)
        }
    }
}

extension SQLTransaction {
    /// A folder that was not deleted; nil when there is none for the reader.
    func folder(_ id: DocumentFolderID, in source: DataSourceID, for reader: DocumentReader) throws(SQLError)
        -> DocumentFolder?
    {
        var conditions = SQLConditions()
        conditions.add("document_folder.id = ?", .id(id))
        conditions.add("document_folder.data_source_id = ?", .id(source))
        conditions.add("document_folder.deleted_at IS NULL")
        conditions.add(reader, sees: "document_folder")
        let columns = DocumentFolder.columns(for: reader)
        let row = try self.first(
            "SELECT \(columns.text) FROM \(DocumentFolder.tables) WHERE \(conditions.text)",
            columns.arguments + conditions.arguments,
        )
        return try row.map(DocumentFolder.init(row:))
    }

    fileprivate func folder(named name: DocumentName, in parent: DocumentFolderID?, of source: DataSourceID)
        throws(SQLError) -> DocumentFolderID?
    {
        var conditions = SQLConditions()
        conditions.add("data_source_id = ?", .id(source))
        conditions.add("name_key = ?", .text(name.key))
        conditions.add("deleted_at IS NULL")
        if let parent {
            conditions.add("parent_id = ?", .id(parent))
        } else {
            conditions.add("parent_id IS NULL")
        }
        let row = try self.first("SELECT id FROM document_folder WHERE \(conditions.text)", conditions.arguments)
        guard let row else { return nil }
        return DocumentFolderID(try row.text(0))
    }

    fileprivate func requireFree(_ name: DocumentName, in parent: DocumentFolderID?, of source: DataSourceID) throws {
        guard try self.folder(named: name, in: parent, of: source) == nil else {
            throw PlatformError(.nameTaken, "There is a folder of this name already.", field: "name")
        }
    }

    /// The folder that something is put in; nil at the top.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    fileprivate func parent(_ id: DocumentFolderID?, in source: DataSourceID) throws -> DocumentFolder? {
        guard let id else { return nil }
        guard let parent = try self.folder(id, in: source, for: .everything) else {
            throw PlatformError(.notFound, "There is no such folder.", field: "parent")
        }
        return parent
    }

    /// Adds a folder whose name nobody has where it is put.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` when there is no such parent, `pathInvalid` when it would be too
    ///   deep, or `listFull`.
    func add(_ draft: DocumentFolderDraft, to source: DataSourceID, limit: Int64) throws {
        let parent = try self.parent(draft.parent, in: source)
        guard (parent?.ancestors.count ?? -1) + 2 <= DocumentLimits.depth else {
            throw PlatformError.foldersTooDeep
        }
        let row = try self.first(
            "UPDATE data_source SET folder_count = folder_count + 1 WHERE id = ? RETURNING folder_count",
            [.id(source)],
        )
        guard try row?.integer(0) ?? 0 <= limit else {
            throw PlatformError(.listFull, "A data source has at most \(limit) folders.")
        }
        let ancestors = parent?.contents ?? ""
        try self.execute(
            """
            INSERT INTO document_folder (id, data_source_id, parent_id, name, name_key, description, ancestors,
                depth, access_id, revision, created_at, created_by, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT above.access_id FROM document_folder AS above WHERE above.id = ?),
                1, ?, ?, ?)
            """,
            [
                .id(draft.id), .id(source), .id(draft.parent), .text(draft.name.text), .text(draft.name.key),
                .text(draft.description), .text(ancestors), .count((parent?.ancestors.count ?? -1) + 2),
                .id(draft.parent), .time(draft.at), .id(draft.author), .time(draft.at),
            ],
        )
    }

    /// Writes another place for a folder and for all that is in it.
    func move(
        _ folder: DocumentFolder,
        named name: DocumentName,
        to parent: DocumentFolder?,
        at now: UnixTime,
    ) throws {
        var contents = SQLConditions()
        contents.add("data_source_id = ?", .id(folder.sourceID))
        contents.add("ancestors", beginningWithOneOf: [folder.contents])
        let depth = (parent?.ancestors.count ?? -1) + 2
        let deeper = depth - (folder.ancestors.count + 1)
        let deepest = try self.count(
            "SELECT COALESCE(MAX(depth), 0) FROM document_folder WHERE \(contents.text)",
            contents.arguments,
        )
        guard depth <= DocumentLimits.depth, deepest + deeper <= DocumentLimits.depth else {
            throw PlatformError.foldersTooDeep
        }
        let ancestors = parent?.contents ?? ""
        try self.execute(
            """
            UPDATE document_folder SET name = ?, name_key = ?, parent_id = ?, ancestors = ?, depth = ?,
                revision = revision + 1, updated_at = ?
            WHERE id = ?
            """,
            [
                .text(name.text), .text(name.key), .id(parent?.id), .text(ancestors), .count(depth), .time(now),
                .id(folder.id),
            ],
        )
        // Both engines count characters from one.
        try self.execute(
            """
            UPDATE document_folder SET ancestors = CAST(? AS TEXT) || substr(ancestors, CAST(? AS INTEGER)),
                depth = depth + ?
            WHERE \(contents.text)
            """,
            [
                .text("\(ancestors)\(folder.id)/"), .count(folder.contents.unicodeScalars.count + 1), .count(deeper),
            ] + contents.arguments,
        )
        try self.spreadAccess(from: folder.id, in: folder.sourceID)
    }
}

extension PlatformError {
    static let foldersTooDeep = Self(
        .pathInvalid,
        "Folders are at most \(DocumentLimits.depth) deep.",
        field: "parent",
    )
    static let documentFolderUnknown = Self(.notFound, "There is no such folder.", field: "folder")
}
