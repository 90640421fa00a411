/// Addresses and roles as somebody has typed them or copied them out of a spreadsheet.
///
/// A record is a line: each cell with an `@` is an address, every other one is the name of a role for the addresses
/// beside it. Cells are separated by tabs, semicolons or commas, and quoted as in RFC 4180; a byte order mark and a first
/// line of headings are skipped.
package struct TeamSheet: Sendable, Hashable {
    /// An address with the names of its roles.
    package struct Row: Sendable, Hashable {
        package var email: String
        package var roles: [String]

        package init(email: String, roles: [String]) {
            self.email = email
            self.roles = roles
        }
    }

    package let rows: [Row]

    /// 1,000 addresses of 254 bytes, with roles beside them.
    package static let maximumBytes = 262_144

    /// - Throws: ``PlatformError`` with code `listFull` for more than 1,000 addresses or 100 roles of one, and `emailInvalid` when there is
    ///   none, a quotation mark has no end, or the text is too long; the field is `people`.
    package init(_ text: String) throws(PlatformError) {
        guard text.utf8.count <= Self.maximumBytes else {
            throw Self.flaw(.listFull, "This is longer than \(Self.maximumBytes) bytes.")
        }
        var rows: [Row] = []
        for (index, cells) in try Self.records(of: text).enumerated() {
            let emails = cells.filter { $0.unicodeScalars.contains("@") }
            let roles = cells.filter { !$0.isEmpty && !$0.unicodeScalars.contains("@") }
            // What is no address may be the one that is meant, beside its roles.
            guard roles.count <= ProjectLimits.roles + (emails.isEmpty ? 1 : 0) else {
                throw Self.flaw(.listFull, "A line names at most \(ProjectLimits.roles) roles.")
            }
            if emails.isEmpty {
                // Headings, or an empty line; anything else is an address that is none.
                if index == 0 && cells.count > 1 || roles.isEmpty { continue }
                if index == 0, Self.isHeading(roles[0]) { continue }
                rows.append(Row(email: roles[0], roles: Array(roles.dropFirst())))
            } else {
                rows += emails.map { Row(email: $0, roles: roles) }
            }
            guard rows.count <= ProjectLimits.additionsOfOneList else {
                throw Self.flaw(
                    .listFull,
                    "A list has at most \(ProjectLimits.additionsOfOneList) addresses: add the others afterwards.",
                )
            }
        }
        guard !rows.isEmpty else { throw Self.flaw(.emailInvalid, "Write at least one e-mail address.") }
        self.rows = rows
    }

    private static func flaw(_ code: PlatformError.Code, _ sentence: String) -> PlatformError {
        PlatformError(code, sentence, field: "people")
    }

    private static func isHeading(_ cell: String) -> Bool {
        let letters = String(cell.lowercased().unicodeScalars.filter { ("a"..."z").contains($0) })
        return ["email", "emails", "emailaddress", "address", "user", "member"].contains(letters)
    }

    /// The cells of each record, without spaces around them.
    private static func records(of text: String) throws(PlatformError) -> [[String]] {
        var reader = TeamSheetReader(text)
        var records: [[String]] = []
        while let record = reader.next() { records.append(record) }
        guard !reader.isQuoted else { throw Self.flaw(.emailInvalid, "A quotation mark has no end.") }
        return records
    }
}

/// Splits a text into records and cells (RFC 4180), one pass from its start to its end.
private struct TeamSheetReader {
    private let scalars: [Unicode.Scalar]
    private var position = 0
    /// Whether the text has ended within a quoted cell.
    private(set) var isQuoted = false

    init(_ text: String) {
        var scalars = Array(text.unicodeScalars)
        if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        self.scalars = scalars
    }

    /// The cells of the next record; nil at the end.
    mutating func next() -> [String]? {
        guard self.position < self.scalars.count else { return nil }
        let separator = self.separator()
        var cells: [String] = []
        var cell = String.UnicodeScalarView()
        var isQuoted = false
        while self.position < self.scalars.count {
            let scalar = self.scalars[self.position]
            self.position += 1
            if isQuoted {
                guard scalar == "\"" else {
                    cell.append(scalar)
                    continue
                }
                // Two of them stand for one.
                if self.position < self.scalars.count, self.scalars[self.position] == "\"" {
                    cell.append(scalar)
                    self.position += 1
                } else {
                    isQuoted = false
                }
            } else if scalar == "\"", cell.allSatisfy(\.properties.isWhitespace) {
                isQuoted = true
            } else if scalar == separator {
                cells.append(Self.trimmed(cell))
                cell = String.UnicodeScalarView()
            } else if scalar == "\n" || scalar == "\r" {
                break
            } else {
                cell.append(scalar)
            }
        }
        self.isQuoted = isQuoted
        cells.append(Self.trimmed(cell))
        return cells
    }

    /// What separates the cells of the record that begins here: a tab before a semicolon before a comma.
    private func separator() -> Unicode.Scalar {
        var found: Set<Unicode.Scalar> = []
        var isQuoted = false
        for scalar in self.scalars[self.position...] {
            if scalar == "\"" { isQuoted.toggle() }
            if isQuoted { continue }
            if scalar == "\n" || scalar == "\r" { break }
            found.insert(scalar)
        }
        return ["\t", ";"].first(where: found.contains) ?? ","
    }

    private static func trimmed(_ cell: String.UnicodeScalarView) -> String {
        let isSpace = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
        let start = cell.drop(while: isSpace)
        return String(String.UnicodeScalarView(start.reversed().drop(while: isSpace).reversed()))
    }
}
