import LintelPlatform

/// SQL for DuckDB.
///
/// What is put into it keeps its place: there is no way to put plain text in.
///
/// DuckDB's program reads its input line by line and takes a line that begins with a dot for a command of its own. No name
/// and no literal that is written here holds the end of a line, so that lines begin where this program begins them.
struct DuckDBText: Sendable, Hashable, ExpressibleByStringInterpolation {
    private(set) var text: String

    init(stringLiteral value: String) {
        self.text = value
    }

    init(stringInterpolation: StringInterpolation) {
        self.text = stringInterpolation.text
    }

    /// The parts with a separator between them.
    static func list(_ parts: [DuckDBText], _ separator: DuckDBText = ", ") -> DuckDBText {
        var whole: DuckDBText = ""
        whole.text = parts.map(\.text).joined(separator: separator.text)
        return whole
    }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            self.text.reserveCapacity(literalCapacity + 40 * interpolationCount)
        }

        mutating func appendLiteral(_ literal: String) {
            self.text += literal
        }

        /// SQL within SQL.
        mutating func appendInterpolation(_ part: DuckDBText) {
            self.text += part.text
        }

        /// The name of a column.
        mutating func appendInterpolation(_ name: DuckDBName) {
            self.text += "\"\(name.text.replacing("\"", with: "\"\""))\""
        }

        /// A text as a value.
        mutating func appendInterpolation(text value: DuckDBName) {
            self.text += "'\(value.text.replacing("'", with: "''"))'"
        }

        mutating func appendInterpolation(_ number: Int64) {
            self.text += "\(number)"
        }

        /// A number as it is: as a plain literal it would be a decimal one.
        mutating func appendInterpolation(_ number: Double) {
            precondition(number.isFinite, "a grid has finite numbers")
            self.text += "CAST('\(number)' AS DOUBLE)"
        }
    }
}

/// A name or a text that can stand in SQL for DuckDB: one without control characters, which a tab is none of here.
struct DuckDBName: Sendable, Hashable {
    let text: String

    /// Nil for a text that holds a control character, the end of a line among them.
    init?(_ text: String) {
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            scalar == "\t" || scalar.properties.generalCategory != .control
        }
        guard isPlain else { return nil }
        self.text = text
    }

    /// The name that a column has in the files of versions: its id.
    init(_ column: BlockColumn) {
        self.text = column.id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
    }
}

extension BlockDataType {
    /// DuckDB's name of the type; half-precision numbers are kept as single-precision ones, which it has.
    var duckDB: DuckDBText {
        switch self {
        case .boolean: "BOOLEAN"
        case .int8: "TINYINT"
        case .int16: "SMALLINT"
        case .int32: "INTEGER"
        case .int64: "BIGINT"
        case .uint8: "UTINYINT"
        case .uint16: "USMALLINT"
        case .uint32: "UINTEGER"
        case .uint64: "UBIGINT"
        case .float16, .float32: "FLOAT"
        case .float64: "DOUBLE"
        case .utf8: "VARCHAR"
        case .date32: "DATE"
        case .timestamp: "TIMESTAMP WITH TIME ZONE"
        }
    }
}
