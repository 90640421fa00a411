import LintelPlatform
import LintelTokens

/// Exports of lists of projects.
extension SQLProjectStore {
    func exports(of subject: Subject) async throws -> [ProjectExport] {
        try await self.engine.read { transaction in
            try transaction.query(
                "SELECT \(ProjectExport.columns) FROM project_export WHERE subject = ? ORDER BY position DESC LIMIT ?",
                [.id(subject), .count(ProjectLimits.exports)],
            ).map(ProjectExport.init(row:))
        }
    }

    func export(_ id: ProjectExportID, of subject: Subject) async throws -> ProjectExport? {
        try await self.engine.read { transaction in
            try transaction.first(
                "SELECT \(ProjectExport.columns) FROM project_export WHERE id = ? AND subject = ?",
                [.id(id), .id(subject)],
            ).map(ProjectExport.init(row:))
        }
    }

    func document(_ id: ProjectExportID) async throws -> (format: ProjectExport.Format, bytes: [UInt8])? {
        try await self.engine.read { transaction in
            let row = try transaction.first("SELECT format, document FROM project_export WHERE id = ?", [.id(id)])
            guard var columns = row?.reader else { return nil }
            let format = try columns.word(ProjectExport.Format.self)
            return (format, try columns.blob())
        }
    }

    func add(_ export: ProjectExport, document: [UInt8], limit: Int) async throws {
        try await self.engine.write { transaction in
            try transaction.execute(
                """
                INSERT INTO project_export (id, subject, request, format, created_at, position, document)
                VALUES (?, ?, ?, ?, ?,
                    (SELECT COALESCE(MAX(position), 0) + 1 FROM project_export WHERE subject = ?), ?)
                """,
                [
                    .id(export.id), .id(export.subject), .blob(export.request), .text(export.format.rawValue),
                    .time(export.createdAt), .id(export.subject), .blob(document),
                ],
            )
            try transaction.execute(
                """
                DELETE FROM project_export WHERE subject = ? AND id NOT IN (
                    SELECT id FROM project_export WHERE subject = ? ORDER BY position DESC LIMIT ?)
                """,
                [.id(export.subject), .id(export.subject), .count(limit)],
            )
        }
    }
}

extension ProjectExport {
    static let columns = "id, subject, request, format, created_at"

    init(row: SQLRow) throws(SQLError) {
        var columns = row.reader
        let id: ProjectExportID = try columns.id()
        let subject: Subject = try columns.id()
        let request = try columns.blob()
        let format = try columns.word(ProjectExport.Format.self)
        self.init(id: id, subject: subject, request: request, format: format, createdAt: try columns.time())
    }
}
