import LintelPlatform

extension AppScope {
    /// The columns that ``init(reading:)`` takes, in its order.
    static let columns = """
        app_scope.scope, app_scope.state, app_scope.requested_by, app_scope.requested_at, app_scope.decided_by, \
        app_scope.decided_at, app_scope.note
        """

    init(reading row: inout SQLRowReader) throws(SQLError) {
        self.init(
            scope: try row.text(),
            state: try row.word(State.self),
            requestedBy: try row.optionalText(),
            requestedAt: try row.optionalTime(),
            decidedBy: try row.optionalText(),
            decidedAt: try row.optionalTime(),
            note: try row.optionalText(),
        )
    }

    /// The values of the columns, in their order.
    var values: [SQLValue] {
        [
            .text(self.scope), .text(self.state.rawValue), .text(self.requestedBy), .time(self.requestedAt),
            .text(self.decidedBy), .time(self.decidedAt), .text(self.note),
        ]
    }
}
