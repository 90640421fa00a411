import LintelPlatform
import LintelTokens

/// Report specifications and reports in the database.
struct SQLBlockReportStore: BlockReportStore {
    let engine: any SQLEngine

    func add(_ report: BlockReport, limit: Int) async throws {
        try await self.engine.write { transaction in
            // Of many at once a few may come in above the limit: nothing hangs on the exact number.
            let count = try transaction.count(
                "SELECT COUNT(*) FROM block_report WHERE model_id = ?",
                [.id(report.modelID)],
            )
            guard count < limit else {
                throw PlatformError(.listFull, "A block model has at most \(limit) report specifications.")
            }
            try transaction.execute(
                """
                INSERT INTO block_report (id, model_id, name, description, is_automatic, definition, revision, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    .id(report.id), .id(report.modelID), .text(report.content.name),
                    .text(report.content.description), .bool(report.content.isAutomatic),
                    .text(report.content.definition), .integer(report.revision), .time(report.createdAt),
                ],
            )
        }
    }

    func report(_ id: BlockReportID, of model: BlockModelID) async throws -> BlockReport? {
        try await self.engine.read { try $0.blockReport(id, of: model) }
    }

    func reports(of model: BlockModelID, window: BlockListWindow) async throws -> ListPage<BlockReport> {
        try await self.engine.read { transaction in
            let rows = try transaction.query(
                """
                SELECT \(BlockReport.columns) FROM block_report WHERE model_id = ?
                ORDER BY name, id LIMIT ? OFFSET ?
                """,
                [.id(model), .count(window.limit), .count(window.offset)],
            )
            let reports = try rows.map(BlockReport.init(reading:))
            let total = try transaction.count("SELECT COUNT(*) FROM block_report WHERE model_id = ?", [.id(model)])
            return ListPage(items: reports, total: total)
        }
    }

    func update(_ id: BlockReportID, of model: BlockModelID, to content: BlockReportContent) async throws
        -> BlockReport?
    {
        try await self.engine.write { transaction in
            // For the row lock: each of two changes counts.
            try transaction.execute("UPDATE block_report SET revision = revision WHERE id = ?", [.id(id)])
            guard let report = try transaction.blockReport(id, of: model) else { return nil }
            let changed = report.changed(to: content)
            try transaction.execute(
                """
                UPDATE block_report SET name = ?, description = ?, is_automatic = ?, definition = ?, revision = ?
                WHERE id = ?
                """,
                [
                    .text(content.name), .text(content.description), .bool(content.isAutomatic),
                    .text(content.definition), .integer(changed.revision), .id(id),
                ],
            )
            return changed
        }
    }
}

extension SQLTransaction {
    /// A specification of a model.
    fileprivate func blockReport(_ id: BlockReportID, of model: BlockModelID) throws(SQLError) -> BlockReport? {
        let row = try self.first(
            "SELECT \(BlockReport.columns) FROM block_report WHERE id = ? AND model_id = ?",
            [.id(id), .id(model)],
        )
        return try row.map { row throws(SQLError) in try BlockReport(reading: row) }
    }
}

extension BlockReport {
    /// The columns that ``init(reading:)`` takes, in its order.
    fileprivate static let columns = """
        id, model_id, name, description, is_automatic, definition, revision, created_at, \(Self.last("created_at")), \
        \(Self.last("version_number"))
        """

    /// A column of the newest report.
    private static func last(_ column: String) -> String {
        """
        (SELECT \(column) FROM block_report_result WHERE report_id = block_report.id \
        ORDER BY created_at DESC, version_number DESC, id DESC LIMIT 1)
        """
    }

    fileprivate init(reading row: SQLRow) throws(SQLError) {
        var row = row.reader
        let id: BlockReportID = try row.id()
        let modelID: BlockModelID = try row.id()
        let content = BlockReportContent(
            storedName: try row.text(),
            description: try row.optionalText(),
            isAutomatic: try row.bool(),
            definition: try row.text(),
        )
        let revision = try row.integer()
        let createdAt = try row.time()
        var lastRun: LastRun?
        if let time = try row.optionalTime(), let number = try row.optionalInteger() {
            lastRun = LastRun(createdAt: time, versionNumber: number)
        }
        self.init(
            id: id,
            modelID: modelID,
            content: content,
            revision: revision,
            createdAt: createdAt,
            lastRun: lastRun,
        )
    }
}
