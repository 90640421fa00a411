import LintelCodec

/// The version of a resource as an entity tag (RFC 9110 §8.8.3): `"v3"`.
struct EntityTag: Sendable, Hashable, CustomStringConvertible {
    let version: Int64

    init(version: Int64) {
        self.version = version
    }

    /// Reads one strong tag, as this API gives it.
    init?(parsing text: String) {
        guard text.hasPrefix("\"v"), text.hasSuffix("\""), let version = Int64(text.dropFirst(2).dropLast()),
            version > 0
        else { return nil }
        self.version = version
        // One way to write it: no sign, no leading zero.
        guard self.description == text else { return nil }
    }

    var description: String { "\"v\(self.version)\"" }
}
