import LintelCodec
import Testing

/// Reads a mail as its recipient does, knowing nothing of how it was written.
struct MailReader {
    /// The fields of the header in order, unfolded.
    private(set) var fields: [(name: String, value: String)] = []
    /// The decoded parts.
    private(set) var parts: [(type: String, text: String)] = []
    /// Every line, without its end.
    let lines: [String]

    init(_ bytes: [UInt8]) throws {
        let text = try #require(String(validating: bytes, as: UTF8.self))
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        // Each line feed has its carriage return, and there is no other.
        #expect(lines.dropLast().allSatisfy { $0.unicodeScalars.last == "\r" } && lines.last?.isEmpty == true)
        self.lines = lines.dropLast().map { String($0.unicodeScalars.dropLast()) }
        #expect(self.lines.allSatisfy { !$0.unicodeScalars.contains("\r") })
        let (fields, body) = Self.split(self.lines[...])
        self.fields = fields
        let type = try #require(fields.first { $0.name == "Content-Type" }).value
        let boundary = try #require(type.split(separator: "\"").dropFirst().first)
        var rest = body
        while let start = rest.firstIndex(of: "--\(boundary)"),
            let end = rest[(start + 1)...].firstIndex(where: { $0.hasPrefix("--\(boundary)") })
        {
            let (fields, content) = Self.split(rest[(start + 1)..<end])
            let type = fields.first { $0.name == "Content-Type" }?.value ?? ""
            #expect(fields.contains { $0.name == "Content-Transfer-Encoding" && $0.value == "quoted-printable" })
            self.parts.append((type, try Self.decode(content)))
            rest = rest[end...]
        }
        #expect(Array(rest) == ["--\(boundary)--"])
    }

    subscript(name: String) -> String? {
        self.fields.first { $0.name == name }.map { Self.decodeWords($0.value) }
    }

    private static func split(_ lines: ArraySlice<String>) -> ([(name: String, value: String)], ArraySlice<String>) {
        var fields: [(name: String, value: String)] = []
        var rest = lines
        while let line = rest.popFirst(), !line.isEmpty {
            if line.hasPrefix(" "), let last = fields.indices.last {
                fields[last].value += line
            } else {
                let colon = line.firstIndex(of: ":") ?? line.endIndex
                fields.append((String(line[..<colon]), String(line[colon...].dropFirst(2))))
            }
        }
        return (fields, rest)
    }

    /// Quoted-printable (RFC 2045 §6.7).
    private static func decode(_ lines: ArraySlice<String>) throws -> String {
        var bytes: [UInt8] = []
        for (index, line) in lines.enumerated() {
            #expect(!line.hasSuffix(" ") && !line.hasSuffix("\t"))
            var rest = Array(line.utf8)[...]
            while let byte = rest.popFirst() {
                guard byte == UInt8(ascii: "=") else {
                    bytes.append(byte)
                    continue
                }
                guard !rest.isEmpty else { break }
                bytes.append(try #require(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)))
                rest = rest.dropFirst(2)
            }
            let isSoft = line.hasSuffix("=")
            if !isSoft, index < lines.count - 1 { bytes += Array("\n".utf8) }
        }
        return try #require(String(validating: bytes, as: UTF8.self))
    }

    /// Encoded words (RFC 2047), with the space between two of them left out (§6.2).
    private static func decodeWords(_ value: String) -> String {
        var text = ""
        var wasWord = false
        for (index, piece) in value.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
            let word = piece.hasPrefix("=?UTF-8?B?") && piece.hasSuffix("?=")
            let decoded = word ? Base64.decode(piece.dropFirst(10).dropLast(2).utf8) : nil
            if index > 0, !(wasWord && decoded != nil) { text += " " }
            text += decoded.map { String(decoding: $0, as: UTF8.self) } ?? String(piece)
            wasWord = decoded != nil
        }
        return text
    }
}
