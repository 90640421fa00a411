/// The quoted-printable encoding of text (RFC 2045 §6.7): what is plain ASCII stays readable.
enum QuotedPrintable {
    /// A line has at most 76 characters with the `=` of a soft break.
    private static let longestLine = 75
    private static let softBreak = Array("=\r\n".utf8)

    /// The text with CRLF for each of its line breaks (CRLF, CR or LF).
    static func encode(_ text: String) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count + text.utf8.count / 8)
        var length = 0
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let next = index + 1 < bytes.count ? bytes[index + 1] : nil
            if byte == self.carriageReturn || byte == self.lineFeed {
                output += [self.carriageReturn, self.lineFeed]
                length = 0
                index += byte == self.carriageReturn && next == self.lineFeed ? 2 : 1
                continue
            }
            let isAtEnd = next == nil || next == self.carriageReturn || next == self.lineFeed
            let piece = self.piece(byte, isAtEnd: isAtEnd)
            if length + piece.count > self.longestLine {
                output += self.softBreak
                length = 0
            }
            output += piece
            length += piece.count
            index += 1
        }
        return output
    }

    private static let carriageReturn = UInt8(ascii: "\r")
    private static let lineFeed = UInt8(ascii: "\n")

    /// White space at the end of a line would be lost on the way (rule 3).
    private static func piece(_ byte: UInt8, isAtEnd: Bool) -> [UInt8] {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"): isAtEnd ? self.escaped(byte) : [byte]
        case 0x21...0x3C, 0x3E...0x7E: [byte]
        default: self.escaped(byte)
        }
    }

    private static func escaped(_ byte: UInt8) -> [UInt8] {
        [UInt8(ascii: "="), self.digit(byte >> 4), self.digit(byte & 0x0F)]
    }

    private static func digit(_ nibble: UInt8) -> UInt8 {
        nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "A") + nibble - 10
    }
}
