package import LintelTokens

/// Reads a row's columns in order, so that each model reads its own and the next goes on behind it.
package struct SQLRowReader: Sendable {
    private let row: SQLRow
    private var column = 0

    init(_ row: SQLRow) {
        self.row = row
    }

    /// The next column's integer.
    package mutating func integer() throws(SQLError) -> Int64 { try self.row.integer(self.next()) }

    /// The next column's integer, or nil for null.
    package mutating func optionalInteger() throws(SQLError) -> Int64? { try self.row.optionalInteger(self.next()) }

    /// The next column's text.
    package mutating func text() throws(SQLError) -> String { try self.row.text(self.next()) }

    /// The next column's text, or nil for null.
    package mutating func optionalText() throws(SQLError) -> String? { try self.row.optionalText(self.next()) }

    /// The next column's bytes.
    package mutating func blob() throws(SQLError) -> [UInt8] { try self.row.blob(self.next()) }

    /// The next column's bytes, or nil for null.
    package mutating func optionalBlob() throws(SQLError) -> [UInt8]? { try self.row.optionalBlob(self.next()) }

    /// The next column's boolean.
    package mutating func bool() throws(SQLError) -> Bool { try self.row.bool(self.next()) }

    /// The next column's time.
    package mutating func time() throws(SQLError) -> UnixTime { try self.row.time(self.next()) }

    /// The next column's time, or nil for null.
    package mutating func optionalTime() throws(SQLError) -> UnixTime? { try self.row.optionalTime(self.next()) }

    /// The next column's identifier.
    package mutating func id<Kind>() throws(SQLError) -> Identifier<Kind> { Identifier(try self.text()) }

    /// The next column's identifier, or nil for null.
    package mutating func optionalID<Kind>() throws(SQLError) -> Identifier<Kind>? {
        try self.optionalText().map(Identifier.init(rawValue:))
    }

    /// The next column's scopes, kept with one space between them.
    package mutating func scopes() throws(SQLError) -> ScopeSet {
        // By bytes: splitting by characters costs more than the rest of a row.
        ScopeSet(try self.text().utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) })
    }

    /// The next column's word as a case of a closed list.
    package mutating func word<Word: RawRepresentable<String>>(_ type: Word.Type) throws(SQLError) -> Word {
        let text = try self.text()
        guard let word = Word(rawValue: text) else {
            throw SQLError(.corrupt, "'\(text)' is not a \(type)")
        }
        return word
    }

    private mutating func next() -> Int {
        defer { self.column += 1 }
        return self.column
    }
}
