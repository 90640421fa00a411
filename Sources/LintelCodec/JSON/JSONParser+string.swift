extension JSONParser {
    /// Reads a string from its opening to its closing quotation mark (RFC 8259 §7).
    mutating func parseString() throws(JSONError) -> String {
        self.index += 1
        let start = self.index
        self.skipPlainBytes()
        if self.next == UInt8(ascii: "\"") {
            let text = try self.validated(self.bytes[start..<self.index])
            self.index += 1
            return text
        }
        var decoded = Array(self.bytes[start..<self.index])
        while true {
            switch self.next {
            case UInt8(ascii: "\""):
                let text = try self.validated(decoded[...])
                self.index += 1
                return text
            case UInt8(ascii: "\\"):
                self.index += 1
                try self.parseEscape(into: &decoded)
            default:
                // The end of the text, or a control character that RFC 8259 §7 wants escaped.
                throw self.error(.syntax)
            }
            let run = self.index
            self.skipPlainBytes()
            decoded.append(contentsOf: self.bytes[run..<self.index])
        }
    }

    private mutating func skipPlainBytes() {
        while let byte = self.next, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
            self.index += 1
        }
    }

    /// RFC 8259 §8.1: the text is UTF-8.
    private func validated(_ bytes: ArraySlice<UInt8>) throws(JSONError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw self.error(.notUTF8) }
        return text
    }

    /// Reads what follows a reverse solidus.
    private mutating func parseEscape(into decoded: inout [UInt8]) throws(JSONError) {
        let escape = self.next
        guard escape != UInt8(ascii: "u") else {
            decoded.append(contentsOf: Character(try self.parseUnicodeEscape()).utf8)
            return
        }
        switch escape {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(self.bytes[self.index])
        case UInt8(ascii: "b"): decoded.append(0x08)
        case UInt8(ascii: "t"): decoded.append(0x09)
        case UInt8(ascii: "n"): decoded.append(0x0A)
        case UInt8(ascii: "f"): decoded.append(0x0C)
        case UInt8(ascii: "r"): decoded.append(0x0D)
        default: throw self.error(.invalidEscape)
        }
        self.index += 1
    }

    /// Reads `uXXXX`, and the second half when that is the first of a surrogate pair.
    private mutating func parseUnicodeEscape() throws(JSONError) -> Unicode.Scalar {
        let first = try self.parseFourDigits()
        guard UTF16.isLeadSurrogate(first) else {
            guard let scalar = Unicode.Scalar(first) else { throw self.error(.invalidEscape) }
            return scalar
        }
        guard self.next == UInt8(ascii: "\\") else { throw self.error(.invalidEscape) }
        self.index += 1
        guard self.next == UInt8(ascii: "u") else { throw self.error(.invalidEscape) }
        let second = try self.parseFourDigits()
        guard UTF16.isTrailSurrogate(second) else { throw self.error(.invalidEscape) }
        // RFC 8259 §7, by the arithmetic of RFC 2781 §2.2.
        let value = 0x10000 + (UInt32(first & 0x03FF) << 10 | UInt32(second & 0x03FF))
        guard let scalar = Unicode.Scalar(value) else { throw self.error(.invalidEscape) }
        return scalar
    }

    /// Reads the letter `u` and four hexadecimal digits.
    private mutating func parseFourDigits() throws(JSONError) -> UInt16 {
        self.index += 1
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = self.next, let digit = Hex.value(of: byte) else { throw self.error(.invalidEscape) }
            value = value << 4 | UInt16(digit)
            self.index += 1
        }
        return value
    }
}
