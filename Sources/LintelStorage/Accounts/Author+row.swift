import LintelPlatform
import LintelTokens

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

extension SQLTransaction {
    /// What is known of subjects, as far as they are accounts or service apps.
    func authors(_ subjects: Set<Subject>) throws(SQLError) -> [Subject: Author] {
        guard !subjects.isEmpty else { return [:] }
        var conditions = SQLConditions()
        conditions.add("id", oneOf: subjects.map { .id($0) })
        let rows = try self.query(
            """
            SELECT id, name, client_email FROM app WHERE \(conditions.text)
            UNION ALL SELECT id, name, email FROM account WHERE \(conditions.text)
            """,
            conditions.arguments + conditions.arguments,
        )
        var authors: [Subject: Author] = [:]
        for row in rows {
            var columns = row.reader
            let author = try Author(reading: &columns)
            authors[author.subject] = author
        }
        return authors
    }
}
