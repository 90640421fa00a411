import LintelCodec
import LintelPlatform

/// Values of a mail's header fields: whatever the text holds, a value never ends its field.
enum MailHeader {
    /// The value of a field that people read, such as Subject: as it is, or in encoded words (RFC 2047 §2).
    static func unstructured(_ text: String) -> String {
        let line = self.line(text)
        return self.isPlain(line) ? line : self.encodedWords(line)
    }

    /// `NAME <ADDRESS>` or `ADDRESS`; outside of ASCII an address stands as it is (RFC 6532 §3.2).
    static func mailbox(name: String?, address: String) -> String {
        let address = self.address(address)
        guard let name = name.map(self.line), !name.isEmpty else { return address }
        guard self.isPlain(name), name.utf8.allSatisfy(self.isAtomOrSpace) else {
            return "\(self.encodedWords(name))\r\n <\(address)>"
        }
        return "\(name) <\(address)>"
    }

    /// An address without anything that could end it, in a header or in a command of SMTP.
    static func address(_ text: String) -> String {
        let allowed = text.unicodeScalars.filter { scalar in
            !self.endsLine(scalar) && !scalar.properties.isWhitespace && !"<>,;".unicodeScalars.contains(scalar)
        }
        return String(String.UnicodeScalarView(allowed))
    }

    /// 39 bytes are 52 characters of base64, and 64 with what stands around them: with the name of the field the line
    /// stays within 76 (§2).
    private static let bytesPerWord = 39

    private static func encodedWords(_ text: String) -> String {
        var words: [String] = []
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            let encoded = Array(String(scalar).utf8)
            // No character lies in two words (§5).
            if bytes.count + encoded.count > self.bytesPerWord {
                words.append(self.word(bytes))
                bytes = []
            }
            bytes += encoded
        }
        if !bytes.isEmpty { words.append(self.word(bytes)) }
        return words.joined(separator: "\r\n ")
    }

    private static func word(_ bytes: [UInt8]) -> String { "=?UTF-8?B?\(Base64.encode(bytes))?=" }

    /// One line: a space for each character that ends one or cannot be seen.
    private static func line(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { self.endsLine($0) ? " " : $0 }))
    }

    private static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    /// Whether the text may stand as it is: printable ASCII, short, nothing that reads as an encoded word, and no
    /// space at an end, where it would be lost.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.count <= 60 && text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
            && !text.hasPrefix(" ") && !text.hasSuffix(" ")
    }

    /// RFC 5322 §3.2.3.
    private static func isAtomOrSpace(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: " !#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
        }
    }
}
