import LintelPlatform
import LintelTokens

/// Folders and documents of data sources in the database.
struct SQLDocumentStore: DocumentStore {
    let engine: any SQLEngine

    func document(_ id: DocumentID, in source: DataSourceID, for reader: DocumentReader) async throws -> Document? {
        var conditions = SQLConditions()
        conditions.add("document.id = ?", .id(id))
        conditions.add("document.data_source_id = ?", .id(source))
        conditions.addThere(for: reader)
        return try await self.engine.read { [conditions] transaction in
            try transaction.first(
                """
                SELECT \(Document.columns) FROM document \(Document.authors)
                    JOIN document_folder ON document_folder.id = document.folder_id
                WHERE \(conditions.text)
                """,
                conditions.arguments,
            ).map(Document.init(row:))
        }
    }

    func documents(
        in source: DataSourceID,
        matching query: DocumentQuery,
        for reader: DocumentReader,
    ) async throws -> [Document] {
        try await self.engine.read { transaction in
            // Of one folder all is there for the reader, or nothing: each row need not be asked.
            if let id = query.folder {
                guard try transaction.folder(id, in: source, for: reader) != nil else { return [] }
            }
            var conditions = SQLConditions()
            // The folder is one of the data source. To ask for both would let SQLite take the index of the data source and
            // walk through all of its documents.
            if let id = query.folder {
                conditions.add("document.folder_id = ?", .id(id))
            } else {
                conditions.add("document.data_source_id = ?", .id(source))
            }
            if let id = query.ancestor {
                guard let ancestor = try transaction.folder(id, in: source, for: reader) else { return [] }
                conditions.add(within: ancestor)
            }
            if !query.includesEarlier { conditions.add("document.is_latest = 1") }
            if query.folder == nil { conditions.addThere(for: reader) } else { conditions.addThere() }
            if let condition = query.condition { conditions.add(SQLFilter(condition) { $0.column }) }
            let order = SQLOrder.terms(query.order, finally: ["document.name_key", "document.id"]) { $0.column }
            let isJoined = query.folder == nil || query.ancestor != nil
            let text = """
                SELECT \(Document.columnsWithoutAuthors) FROM document
                    \(isJoined ? "JOIN document_folder ON document_folder.id = document.folder_id" : "")
                WHERE \(conditions.text) ORDER BY \(order) LIMIT ? OFFSET ?
                """
            let arguments = conditions.arguments + [.count(query.window.limit + 1), .count(query.window.offset)]
            let rows =
                query.condition == nil && query.order.isEmpty
                ? try transaction.query(text, arguments) : try transaction.query(once: text, arguments)
            return try transaction.withAuthors(try rows.map(Document.init(row:)))
        }
    }

    func put(_ draft: DocumentDraft, in source: DataSourceID, limit: Int64) async throws -> DocumentOutcome {
        try await self.engine.write { transaction in
            try transaction.lock(dataSource: source)
            guard try transaction.folder(draft.folderID, in: source, for: .everything) != nil else {
                throw PlatformError(.notFound, "There is no such folder.", field: "folder")
            }
            let row = try transaction.first(
                """
                SELECT id, digest, size FROM document
                WHERE folder_id = ? AND file_name_key = ? AND is_latest = 1 AND deleted_at IS NULL
                """,
                [.id(draft.folderID), .text(draft.fileName.key)],
            )
            guard var known = row?.reader else {
                try transaction.insert(draft, in: source)
                try transaction.countDocument(in: source, limit: limit)
                return .created(draft.id)
            }
            let id: DocumentID = try known.id()
            let digest = try known.optionalDigest()
            let size = try known.optionalInteger()
            var held: Blob?
            if let digest, let size { held = Blob(digest: digest, size: size) }
            let isNew = try transaction.renew(
                id,
                holding: held,
                by: draft.content,
                keeping: draft.earlierID,
                in: source,
                limit: limit,
                author: draft.author,
                at: draft.at,
            )
            return isNew ? .newVersion(id) : .unchanged(id)
        }
    }
}

extension SQLConditions {
    /// Adds that a document was not deleted and has its bytes.
    fileprivate mutating func addThere() {
        self.add("document.deleted_at IS NULL")
        self.add("document.digest IS NOT NULL")
    }

    /// Adds that a document is there for the reader.
    fileprivate mutating func addThere(for reader: DocumentReader) {
        self.addThere()
        self.add(reader, sees: "document_folder")
    }

    /// Adds that a folder is this one, or in it however deep.
    mutating func add(within folder: DocumentFolder) {
        self.add(
            "(document_folder.id = ? OR (document_folder.ancestors >= ? AND document_folder.ancestors < ?))",
            .id(folder.id),
            .text(folder.contents),
            .text(folder.contents + "\u{10FFFF}"),
        )
    }
}

extension SQLTransaction {
    /// Makes bytes a document's newest version; false when it holds them already.
    ///
    /// - Parameter held: What it holds; nil when it has no bytes yet.
    @discardableResult
    func renew(
        _ id: DocumentID,
        holding held: Blob?,
        by content: Blob,
        keeping earlier: DocumentID,
        in source: DataSourceID,
        limit: Int64,
        author: Subject,
        at now: UnixTime,
    ) throws -> Bool {
        guard held?.digest != content.digest else { return false }
        if let held {
            try self.keepEarlier(id, as: earlier, held, in: source, at: now)
            try self.countDocument(in: source, limit: limit)
        }
        try self.addReference(.documentVersion, target: id.rawValue, in: .dataSource(source), to: content)
        try self.execute(
            """
            UPDATE document SET digest = ?, size = ?, version = version + 1, revision = revision + 1,
                updated_at = ?, file_updated_at = ?, file_updated_by = ?
            WHERE id = ?
            """,
            [
                .digest(content.digest), .integer(content.size), .time(now), .time(now), .id(author), .id(id),
            ],
        )
        return true
    }

    /// Adds a document in its first version.
    func insert(_ draft: DocumentDraft, in source: DataSourceID) throws {
        try self.addReference(
            .documentVersion,
            target: draft.id.rawValue,
            in: .dataSource(source),
            to: draft.content,
        )
        try self.execute(
            """
            INSERT INTO document (id, data_source_id, folder_id, latest_id, is_latest, name, name_key, file_name,
                file_name_key, description, version, digest, size, revision, created_at, created_by, updated_at,
                file_updated_at, file_updated_by)
            VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, 1, ?, ?, 1, ?, ?, ?, ?, ?)
            """,
            [
                .id(draft.id), .id(source), .id(draft.folderID), .id(draft.id), .text(draft.fileName.text),
                .text(draft.fileName.key), .text(draft.fileName.text), .text(draft.fileName.key),
                .text(draft.description), .digest(draft.content.digest), .integer(draft.content.size),
                .time(draft.at), .id(draft.author), .time(draft.at), .time(draft.at), .id(draft.author),
            ],
        )
    }

    /// Makes the newest version an earlier one, with a row and a reference of its own.
    fileprivate func keepEarlier(
        _ id: DocumentID,
        as earlier: DocumentID,
        _ content: Blob,
        in source: DataSourceID,
        at now: UnixTime,
    ) throws {
        try self.addReference(.documentVersion, target: earlier.rawValue, in: .dataSource(source), to: content)
        let copied = """
            data_source_id, folder_id, latest_id, name, name_key, file_name, file_name_key, description, version, \
            digest, size, revision, created_at, created_by, updated_at, file_updated_at, file_updated_by
            """
        try self.execute(
            "INSERT INTO document (id, is_latest, \(copied)) SELECT CAST(? AS TEXT), 0, \(copied) FROM document WHERE id = ?",
            [.id(earlier), .id(id)],
        )
        try self.releaseBlob(.documentVersion, target: id.rawValue, at: now)
    }

    /// Counts a version of a document.
    ///
    /// - Throws: ``PlatformError`` with code `listFull`.
    func countDocument(in source: DataSourceID, limit: Int64) throws {
        let row = try self.first(
            "UPDATE data_source SET document_count = document_count + 1 WHERE id = ? RETURNING document_count",
            [.id(source)],
        )
        guard try row?.integer(0) ?? 0 <= limit else {
            throw PlatformError(.listFull, "A data source has at most \(limit) documents and versions.")
        }
    }
}
