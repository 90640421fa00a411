import LintelPlatform
import LintelTokens

/// Files and their versions in the database.
struct SQLFileStore: FileStore {
    let engine: any SQLEngine

    func file(
        _ id: FileID,
        in workspace: WorkspaceID,
        version: VersionID?,
        includingDeleted: Bool,
    ) async throws -> File? {
        var conditions = SQLConditions()
        conditions.add("file.id = ?", .id(id))
        conditions.add("file.workspace_id = ?", .id(workspace))
        if !includingDeleted { conditions.add("file.deleted_at IS NULL") }
        return try await self.file(conditions, version)
    }

    func file(at path: EvoPath, in workspace: WorkspaceID, version: VersionID?) async throws -> File? {
        var conditions = SQLConditions()
        conditions.add("file.workspace_id = ?", .id(workspace))
        conditions.add("file.path = ?", .text(path.text))
        conditions.add("file.deleted_at IS NULL")
        return try await self.file(conditions, version)
    }

    func versions(of id: FileID, in workspace: WorkspaceID, before last: VersionID?, limit: Int) async throws
        -> [FileVersion]
    {
        try await self.engine.read { transaction in
            let rows = try transaction.query(
                """
                SELECT \(FileVersion.columns) FROM file
                    JOIN file_version ON file_version.file_id = file.id \(FileVersion.author)
                WHERE file.id = ? AND file.workspace_id = ? AND file_version.id < ? AND file_version.digest IS NOT NULL
                ORDER BY file_version.id DESC LIMIT ?
                """,
                [.id(id), .id(workspace), .integer(last?.rawValue ?? .max), .count(limit)],
            )
            return try rows.map { row in
                var columns = row.reader
                return try FileVersion(reading: &columns)
            }
        }
    }

    func files(in workspace: WorkspaceID, matching query: FileQuery) async throws -> ListPage<File> {
        try await self.engine.read { transaction in
            let selection = FileSelection(query, in: workspace)
            let rows = try transaction.query(selection.page, selection.arguments + selection.window)
            let files = try rows.map(File.init(row:))
            let total = try transaction.total(files.count, query.window, selection.count, selection.arguments)
            return ListPage(items: files, total: total)
        }
    }

    func delete(_ id: FileID, in workspace: WorkspaceID, by subject: Subject, at now: UnixTime) async throws -> Bool {
        try await self.engine.write { transaction in
            try transaction.execute(
                """
                UPDATE file SET deleted_at = ?, deleted_by = ?
                WHERE id = ? AND workspace_id = ? AND deleted_at IS NULL AND version_id IS NOT NULL
                """,
                [.time(now), .id(subject), .id(id), .id(workspace)],
            ) > 0
        }
    }

    private func file(_ conditions: SQLConditions, _ version: VersionID?) async throws -> File? {
        try await self.engine.read { try $0.file(conditions, version: version) }
    }
}

extension SQLTransaction {
    /// The file that fulfils the conditions, with its current version or another one that is finished.
    func file(_ conditions: SQLConditions, version: VersionID?) throws(SQLError) -> File? {
        let row = try self.first(
            """
            SELECT \(File.columns) FROM file
                JOIN file_version ON file_version.file_id = file.id
                    AND file_version.id = \(version == nil ? "file.version_id" : "?") \(File.authors)
            WHERE \(conditions.text) AND file.version_id IS NOT NULL AND file_version.digest IS NOT NULL
            """,
            (version.map { [.integer($0.rawValue)] } ?? []) + conditions.arguments,
        )
        return try row.map(File.init(row:))
    }

    /// How long a whole list is: counted only when the part of it does not tell.
    ///
    /// - Parameter found: How many rows the window has shown.
    func total(
        _ found: Int,
        _ window: ListWindow,
        _ count: String,
        _ arguments: [SQLValue],
    ) throws(SQLError) -> Int {
        if found < window.limit, found > 0 || window.offset == 0 { return window.offset + found }
        return try self.count(count, arguments)
    }
}
