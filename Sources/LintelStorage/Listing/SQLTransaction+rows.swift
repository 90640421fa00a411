extension SQLTransaction {
    /// Adds many rows with few statements.
    ///
    /// - Parameters:
    ///   - statement: All that stands before the values.
    ///   - rows: As many values for each row.
    func insert(_ statement: String, _ rows: [[SQLValue]]) throws(SQLError) {
        // Of so many at a time the statement's text is always the same; the rest are as many statements of one row.
        let many = 100
        var rest = rows[...]
        while rest.count >= many {
            let marks = "(" + SQLConditions.placeholders(rest[rest.startIndex].count) + ")"
            let values = repeatElement(marks, count: many).joined(separator: ", ")
            try self.execute("\(statement) \(values)", rest.prefix(many).flatMap(\.self))
            rest = rest.dropFirst(many)
        }
        for row in rest { try self.execute("\(statement) (\(SQLConditions.placeholders(row.count)))", row) }
    }
}
