import LintelCodec

/// A mail as its recipient reads it, of the form that ``MIMEMessage`` writes; only the plain text is looked at.
package struct ReceivedMail: Sendable, Hashable {
    package let subject: String
    package let recipient: String
    package let date: String
    /// The decoded part `text/plain`.
    package let text: String

    /// Larger files are none of ours.
    private static let maximumBytes = 1_000_000

    package init(subject: String, recipient: String, date: String, text: String) {
        self.subject = subject
        self.recipient = recipient
        self.date = date
        self.text = text
    }

    /// Reads a message; nil when it is not of that form.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count <= Self.maximumBytes, let message = String(validating: bytes, as: UTF8.self) else {
            return nil
        }
        let lines = message.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(line.last == "\r" ? line.dropLast() : line)
        }
        let (fields, body) = Self.split(lines[...])
        guard let type = fields["content-type"], let boundary = Self.boundary(of: type),
            let start = body.firstIndex(of: "--\(boundary)"),
            let end = body[(start + 1)...].firstIndex(where: { $0.hasPrefix("--\(boundary)") })
        else { return nil }
        // The plain part comes first (RFC 2046 §5.1.4); of the other one nothing is ever shown.
        let (partFields, content) = Self.split(body[(start + 1)..<end])
        guard partFields["content-type"]?.hasPrefix("text/plain") == true,
            let text = Self.decoded(content)
        else { return nil }
        self.init(
            subject: Self.decodedWords(fields["subject"] ?? ""),
            recipient: fields["to"] ?? "",
            date: fields["date"] ?? "",
            text: text,
        )
    }

    /// The header's fields by their names in lower case, unfolded, and the rest.
    private static func split(_ lines: ArraySlice<String>) -> (fields: [String: String], rest: ArraySlice<String>) {
        var fields: [String: String] = [:]
        var last: String?
        var rest = lines
        while let line = rest.popFirst(), !line.isEmpty {
            if line.hasPrefix(" "), let last {
                fields[last, default: ""] += line
            } else if let colon = line.firstIndex(of: ":") {
                let name = line[..<colon].lowercased()
                fields[name] = String(line[colon...].dropFirst().drop { $0 == " " })
                last = name
            }
        }
        return (fields, rest)
    }

    private static func boundary(of type: String) -> String? {
        guard let start = type.firstRange(of: "boundary=\"") else { return nil }
        let boundary = type[start.upperBound...].prefix { $0 != "\"" }
        return boundary.isEmpty ? nil : String(boundary)
    }

    /// Quoted-printable (RFC 2045 §6.7).
    private static func decoded(_ lines: ArraySlice<String>) -> String? {
        var bytes: [UInt8] = []
        for line in lines {
            var rest = Array(line.utf8)[...]
            var isSoft = false
            while let byte = rest.popFirst() {
                guard byte == UInt8(ascii: "=") else {
                    bytes.append(byte)
                    continue
                }
                guard !rest.isEmpty else {
                    isSoft = true
                    break
                }
                guard let decoded = Hex.decode(rest.prefix(2)), decoded.count == 1 else { return nil }
                bytes += decoded
                rest = rest.dropFirst(2)
            }
            if !isSoft { bytes.append(UInt8(ascii: "\n")) }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    /// Encoded words (RFC 2047 §2) in base64; the space between two of them is none (§6.2).
    private static func decodedWords(_ value: String) -> String {
        var text = ""
        var wasWord = false
        for (index, piece) in value.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
            let isWord = piece.hasPrefix("=?UTF-8?B?") && piece.hasSuffix("?=")
            let decoded = isWord ? Base64.decode(piece.dropFirst(10).dropLast(2).utf8) : nil
            if index > 0, !(wasWord && decoded != nil) { text += " " }
            text += decoded.map { String(decoding: $0, as: UTF8.self) } ?? String(piece)
            wasWord = decoded != nil
        }
        return text
    }
}
