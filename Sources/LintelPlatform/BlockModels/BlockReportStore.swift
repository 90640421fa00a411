import LintelTokens

/// The report specifications of block models, and the reports that were made of them.
package protocol BlockReportStore: Sendable {
    /// Adds a specification.
    ///
    /// - Throws: ``PlatformError`` with code `listFull`.
    func add(_ report: BlockReport, limit: Int) async throws

    func report(_ id: BlockReportID, of model: BlockModelID) async throws -> BlockReport?

    /// A part of a model's specifications, by their names.
    func reports(of model: BlockModelID, window: BlockListWindow) async throws -> ListPage<BlockReport>

    /// Changes a specification; nil when there is none.
    func update(_ id: BlockReportID, of model: BlockModelID, to content: BlockReportContent) async throws
        -> BlockReport?

    /// Adds a report and removes the oldest ones of the specification above `limit`; does nothing when there is one of
    /// the same revision and version.
    func add(_ result: BlockReportResult, limit: Int) async throws

    /// The id of the report on a version.
    func resultID(of report: BlockReportID, revision: Int64, version: BlockVersionID) async throws
        -> BlockReportResultID?

    func result(_ id: BlockReportResultID, of report: BlockReportID) async throws -> BlockReportResult?

    /// A part of a specification's reports, newest first, without what stands in them.
    func results(of report: BlockReportID, window: BlockListWindow) async throws -> ListPage<BlockReportResult>
}
