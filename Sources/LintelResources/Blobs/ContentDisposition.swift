import LintelCodec

/// The field that has browsers save an answer under a name (RFC 6266).
package enum ContentDisposition {
    /// The value for a file of this name; whatever the name holds, it is one field of visible ASCII.
    ///
    /// `filename*` carries the name itself (RFC 8187); `filename` is for clients that do not know it, and holds the
    /// letters that need no quoting.
    package static func attachment(_ name: String?) -> String {
        guard let name, !name.isEmpty else { return "attachment" }
        // Not even a client that trusts the name leaves its directory.
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? "file"
        let plain = String(last.unicodeScalars.map { Self.isPlain($0) ? Character($0) : "_" })
        return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(Self.extended(last))"
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", " ", "-", ".", "_", "(", ")": true
        default: false
        }
    }

    /// RFC 8187 §3.2.1: every byte but letters, digits and a few signs is percent-encoded.
    private static func extended(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                String(UnicodeScalar(byte))
            default:
                "%" + Hex.encode([byte]).uppercased()
            }
        }.joined()
    }
}
