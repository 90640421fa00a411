extension JSONParser {
    /// A double needs 17 digits and an exponent; 128 bytes leave room for generous writers.
    private static let maximumNumberBytes = 128

    /// Reads a number by the grammar of RFC 8259 §6: no leading zero, no plus sign, digits on both sides of a point.
    mutating func parseNumber() throws(JSONError) -> JSONValue {
        let start = self.index
        self.read(UInt8(ascii: "-"))
        if !self.read(UInt8(ascii: "0")) { try self.skipDigits() }
        var isWhole = true
        if self.read(UInt8(ascii: ".")) {
            isWhole = false
            try self.skipDigits()
        }
        if self.read(UInt8(ascii: "e")) || self.read(UInt8(ascii: "E")) {
            isWhole = false
            if !self.read(UInt8(ascii: "+")) { self.read(UInt8(ascii: "-")) }
            try self.skipDigits()
        }
        guard self.index - start <= Self.maximumNumberBytes else { throw self.error(.numberOutOfRange) }
        let text = String(decoding: self.bytes[start..<self.index], as: UTF8.self)
        if isWhole, let value = Int64(text) { return .integer(value) }
        guard let value = Double(text), value.isFinite else { throw self.error(.numberOutOfRange) }
        return .number(value)
    }

    /// Reads `byte` when it is the next one.
    @discardableResult
    private mutating func read(_ byte: UInt8) -> Bool {
        guard self.next == byte else { return false }
        self.index += 1
        return true
    }

    /// Reads one digit or more.
    private mutating func skipDigits() throws(JSONError) {
        let start = self.index
        while let byte = self.next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { self.index += 1 }
        guard self.index > start else { throw self.error(.syntax) }
    }
}
