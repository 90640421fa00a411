/// Places in a JSON document (RFC 6901).
enum JSONPointer {
    /// One token, written so that it has no slash.
    static func escape(_ token: some StringProtocol) -> String {
        guard token.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
            return String(token)
        }
        return String(token).replacing("~", with: "~0").replacing("/", with: "~1")
    }

    /// Whether the text is a pointer: empty, or tokens with a slash before each, in which `~` is followed by 0 or 1.
    static func isPointer(_ text: String) -> Bool {
        guard let first = text.utf8.first else { return true }
        guard first == UInt8(ascii: "/") else { return false }
        var isEscape = false
        for byte in text.utf8 {
            if isEscape, byte != UInt8(ascii: "0"), byte != UInt8(ascii: "1") { return false }
            isEscape = byte == UInt8(ascii: "~")
        }
        return !isEscape
    }
}
