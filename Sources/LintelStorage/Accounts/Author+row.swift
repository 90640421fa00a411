import LintelPlatform

extension Author {
    /// The columns that ``init(reading:)`` takes, in its order.
    ///
    /// - Parameters:
    ///   - column: The column that holds the subject, such as `workspace.created_by`.
    ///   - alias: What ``joins(on:as:)`` was called with.
    static func columns(on column: StaticString, as alias: StaticString) -> String {
        """
        \(column), COALESCE(\(alias)_account.name, \(alias)_app.name), \
        COALESCE(\(alias)_account.email, \(alias)_app.client_email)
        """
    }

    /// The tables that ``columns(on:as:)`` are read from: a subject is the id of an account or of a service app.
    static func joins(on column: StaticString, as alias: StaticString) -> String {
        """
        LEFT JOIN account AS \(alias)_account ON \(alias)_account.id = \(column) \
        LEFT JOIN app AS \(alias)_app ON \(alias)_app.id = \(column)
        """
    }

    init(reading row: inout SQLRowReader) throws(SQLError) {
        self.init(subject: try row.id(), name: try row.optionalText(), email: try row.optionalText())
    }
}
