/// A JSON value, as read by a strict parser (RFC 8259).
package enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    /// A number written without fraction and exponent that fits 64 bits.
    case integer(Int64)
    /// Any other number.
    case number(Double)
    case string(String)
    case array([JSONValue])
    /// The members in the order sent; no name occurs twice.
    case object([JSONMember])

    /// Reads one JSON text.
    ///
    /// - Throws: ``JSONError`` for text that is not RFC 8259, a byte order mark, bytes that are not UTF-8, a lone
    ///   surrogate, a repeated member name, more than 32 levels and more than `maximumBytes`.
    package init(parsing bytes: some Collection<UInt8>, maximumBytes: Int = 65_536) throws(JSONError) {
        guard bytes.count <= maximumBytes else { throw JSONError(code: .tooLarge, offset: 0) }
        var parser = JSONParser(bytes: [UInt8](bytes))
        self = try parser.parseText()
    }

    /// The value of the member of that name; nil when this is no object or has no such member.
    package subscript(name: String) -> JSONValue? {
        self.objectValue?.first { $0.name.hasSameBytes(as: name) }?.value
    }

    /// The string, or nil for another type.
    package var stringValue: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The whole number, or nil for another type and for a number with a fraction.
    package var integerValue: Int64? {
        switch self {
        case .integer(let value): value
        case .number(let value): Self.wholeNumber(value)
        default: nil
        }
    }

    /// What `Int64(exactly:)` gives, without the `trunc` of libm that it calls: this module links to nothing.
    private static func wholeNumber(_ value: Double) -> Int64? {
        // -2^63 and 2^63, both exact as doubles.
        guard value >= -0x1p63, value < 0x1p63 else { return nil }
        let whole = Int64(value)
        return Double(whole) == value ? whole : nil
    }

    /// The number, or nil for another type; a whole number beyond 2^53 is rounded.
    package var doubleValue: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }

    /// The truth value, or nil for another type.
    package var boolValue: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The elements, or nil for another type.
    package var arrayValue: [JSONValue]? {
        if case .array(let value) = self { value } else { nil }
    }

    /// The members, or nil for another type.
    package var objectValue: [JSONMember]? {
        if case .object(let value) = self { value } else { nil }
    }
}
