/// Paths of this site, which a browser may be sent to after it has signed in (RFC 9700 §4.11).
package enum LocalPath {
    /// Whether browsers take the text as a path of the site they are on: one slash, and then nothing that makes a host of
    /// what follows (`//host`, `/\\host`, a tab or line break that they leave out).
    package static func isLocal(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.first == UInt8(ascii: "/"), bytes.count <= 4_096 else { return false }
        if bytes.count > 1, bytes[1] == UInt8(ascii: "/") || bytes[1] == UInt8(ascii: "\\") { return false }
        return bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
    }
}
