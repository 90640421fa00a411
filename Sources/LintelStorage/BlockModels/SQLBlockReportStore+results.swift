import LintelPlatform
import LintelTokens

/// Reports in the database.
extension SQLBlockReportStore {
    func add(_ result: BlockReportResult, limit: Int) async throws {
        try await self.engine.write { transaction in
            let added = try transaction.execute(
                """
                INSERT INTO block_report_result (id, report_id, revision, version_id, version_number, created_at, content)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (report_id, revision, version_id) DO NOTHING
                """,
                [
                    .id(result.id), .id(result.reportID), .integer(result.revision), .id(result.version.id),
                    .integer(result.version.number), .time(result.createdAt), .text(result.table),
                ],
            )
            guard added > 0 else { return }
            // The one that has just come stays, whatever the clocks say.
            try transaction.execute(
                """
                DELETE FROM block_report_result WHERE report_id = ? AND id <> ? AND id NOT IN (
                    SELECT id FROM block_report_result WHERE report_id = ? AND id <> ?
                    ORDER BY created_at DESC, version_number DESC, id DESC LIMIT ?)
                """,
                [.id(result.reportID), .id(result.id), .id(result.reportID), .id(result.id), .count(limit - 1)],
            )
        }
    }

    func resultID(of report: BlockReportID, revision: Int64, version: BlockVersionID) async throws
        -> BlockReportResultID?
    {
        try await self.engine.read { transaction in
            let row = try transaction.first(
                "SELECT id FROM block_report_result WHERE report_id = ? AND revision = ? AND version_id = ?",
                [.id(report), .integer(revision), .id(version)],
            )
            guard var columns = row?.reader else { return nil }
            return try columns.id()
        }
    }

    func result(_ id: BlockReportResultID, of report: BlockReportID) async throws -> BlockReportResult? {
        try await self.engine.read { transaction in
            let row = try transaction.first(
                """
                SELECT \(BlockReportResult.columns), block_report_result.content FROM block_report_result
                    \(BlockReportResult.joins)
                WHERE block_report_result.id = ? AND block_report_result.report_id = ?
                """,
                [.id(id), .id(report)],
            )
            guard var columns = row?.reader else { return nil }
            var result = try BlockReportResult(reading: &columns)
            result.table = try columns.text()
            return result
        }
    }

    func results(of report: BlockReportID, window: BlockListWindow) async throws -> ListPage<BlockReportResult> {
        try await self.engine.read { transaction in
            let rows = try transaction.query(
                """
                SELECT \(BlockReportResult.columns) FROM block_report_result \(BlockReportResult.joins)
                WHERE block_report_result.report_id = ?
                ORDER BY block_report_result.created_at DESC, block_report_result.version_number DESC,
                    block_report_result.id DESC LIMIT ? OFFSET ?
                """,
                [.id(report), .count(window.limit), .count(window.offset)],
            )
            let results = try rows.map { row in
                var columns = row.reader
                return try BlockReportResult(reading: &columns)
            }
            let total = try transaction.count(
                "SELECT COUNT(*) FROM block_report_result WHERE report_id = ?",
                [.id(report)],
            )
            return ListPage(items: results, total: total)
        }
    }
}

extension BlockReportResult {
    /// What ``columns`` needs beside the table `block_report_result`.
    fileprivate static let joins = """
        JOIN block_version ON block_version.id = block_report_result.version_id \(BlockModelVersion.joins)
        """

    /// The columns that ``init(reading:)`` takes, in its order.
    fileprivate static let columns = """
        block_report_result.id, block_report_result.report_id, block_report_result.revision, block_version.id, \
        block_version.number, block_version.created_at, \
        \(Author.columns(on: "block_version.created_by", as: "maker")), block_version.comment, \
        block_report_result.created_at
        """

    fileprivate init(reading row: inout SQLRowReader) throws(SQLError) {
        self.init(
            id: try row.id(),
            reportID: try row.id(),
            revision: try row.integer(),
            version: Version(
                id: try row.id(),
                number: try row.integer(),
                createdAt: try row.time(),
                createdBy: try Author(reading: &row),
                comment: try row.text(),
            ),
            createdAt: try row.time(),
            table: "",
        )
    }
}
