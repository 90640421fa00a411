package import LintelTokens

/// One row of a result: its columns by position.
package struct SQLRow: Sendable, Hashable {
    private let values: [SQLValue]

    /// Takes the columns in the order of the statement.
    package init(_ values: [SQLValue]) {
        self.values = values
    }

    /// Reads the columns one after the other, from the first on.
    package var reader: SQLRowReader { SQLRowReader(self) }

    /// The value of a column.
    ///
    /// - Throws: ``SQLError`` when the statement has no such column.
    package func value(_ column: Int) throws(SQLError) -> SQLValue {
        guard self.values.indices.contains(column) else {
            throw SQLError(.other, "a result has no column \(column)")
        }
        return self.values[column]
    }

    /// The integer in a column.
    package func integer(_ column: Int) throws(SQLError) -> Int64 {
        guard case .integer(let value) = try self.value(column) else { throw self.mismatch(column, "an integer") }
        return value
    }

    /// The integer in a column, or nil for null.
    package func optionalInteger(_ column: Int) throws(SQLError) -> Int64? {
        if case .null = try self.value(column) { return nil }
        return try self.integer(column)
    }

    /// The text in a column.
    package func text(_ column: Int) throws(SQLError) -> String {
        guard case .text(let value) = try self.value(column) else { throw self.mismatch(column, "text") }
        return value
    }

    /// The text in a column, or nil for null.
    package func optionalText(_ column: Int) throws(SQLError) -> String? {
        if case .null = try self.value(column) { return nil }
        return try self.text(column)
    }

    /// The bytes in a column.
    package func blob(_ column: Int) throws(SQLError) -> [UInt8] {
        guard case .blob(let value) = try self.value(column) else { throw self.mismatch(column, "bytes") }
        return value
    }

    /// The bytes in a column, or nil for null.
    package func optionalBlob(_ column: Int) throws(SQLError) -> [UInt8]? {
        if case .null = try self.value(column) { return nil }
        return try self.blob(column)
    }

    /// The boolean in a column, kept as 0 or 1.
    package func bool(_ column: Int) throws(SQLError) -> Bool { try self.integer(column) != 0 }

    /// The time in a column.
    package func time(_ column: Int) throws(SQLError) -> UnixTime {
        UnixTime(seconds: try self.integer(column))
    }

    /// The time in a column, or nil for null.
    package func optionalTime(_ column: Int) throws(SQLError) -> UnixTime? {
        try self.optionalInteger(column).map(UnixTime.init(seconds:))
    }

    private func mismatch(_ column: Int, _ expected: String) -> SQLError {
        SQLError(.other, "column \(column) of a result does not hold \(expected)")
    }
}
