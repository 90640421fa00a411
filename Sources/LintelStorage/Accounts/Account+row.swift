import LintelPlatform

extension Account {
    /// The columns that ``init(reading:)`` takes, in its order.
    static let columns = """
        account.id, account.email, account.name, account.is_email_verified, account.is_operator, account.created_at, \
        account.disabled_at
        """

    /// The same columns for a RETURNING clause of a table with an `account_id`, which can join no table.
    static func columns(returnedWith table: String) -> String {
        let columns = ["id", "email", "name", "is_email_verified", "is_operator", "created_at", "disabled_at"]
        return columns.map { "(SELECT \($0) FROM account WHERE account.id = \(table).account_id)" }
            .joined(separator: ", ")
    }

    init(reading row: inout SQLRowReader) throws(SQLError) {
        self.init(
            id: try row.id(),
            email: try row.text(),
            name: try row.text(),
            isEmailVerified: try row.bool(),
            isOperator: try row.bool(),
            createdAt: try row.time(),
            disabledAt: try row.optionalTime(),
        )
    }
}
