import LintelCodec

/// What a `$ref` or an `$id` leads to: a resource and a fragment of it.
struct SchemaAddress: Sendable, Hashable {
    /// The URI of the resource, without a fragment.
    var resource: String
    /// What follows the number sign, decoded.
    var fragment: String

    /// Resolves a reference (RFC 3986 §5.2); nil for what is no reference, or begins with `//`.
    init?(_ text: String, in base: String) {
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let place = String(parts[0])
        guard let fragment = Self.decode(parts.count > 1 ? parts[1] : "") else { return nil }
        guard let resource = Self.resolve(place, in: base) else { return nil }
        self.resource = resource
        self.fragment = fragment
    }

    private static func resolve(_ place: String, in base: String) -> String? {
        if place.isEmpty { return base }
        if self.hasScheme(place) { return place }
        if place.hasPrefix("//") { return nil }
        let (root, path) = self.split(base)
        guard let root else { return nil }
        if place.hasPrefix("/") { return root + self.withoutDots(place) }
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
        return root + self.withoutDots(folder + place)
    }

    /// scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." ), RFC 3986 §3.1.
    static func hasScheme(_ text: String) -> Bool {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let scheme = text.utf8[..<colon]
        guard let first = scheme.first, SchemaFormat.isLetter(first) else { return false }
        return scheme.allSatisfy { SchemaFormat.isLetter($0) || SchemaFormat.isDigit($0) || "+-.".utf8.contains($0) }
    }

    /// Scheme and authority, and the path; no root for a URI whose path is opaque, such as a URN.
    private static func split(_ base: String) -> (root: String?, path: Substring) {
        guard self.hasScheme(base) else { return ("", base[...]) }
        guard let slashes = base.firstRange(of: "://") else { return (nil, "") }
        let path = base[slashes.upperBound...].firstIndex(of: "/") ?? base.endIndex
        return (String(base[..<path]), base[path...])
    }

    /// RFC 3986 §5.2.4, for a path that begins with a slash.
    private static func withoutDots(_ path: some StringProtocol) -> String {
        var kept: [Substring] = []
        let segments = String(path).dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        for (index, segment) in segments.enumerated() {
            let isLast = index == segments.count - 1
            switch segment {
            case ".": if isLast { kept.append("") }
            case "..":
                _ = kept.popLast()
                if isLast { kept.append("") }
            default: kept.append(segment)
            }
        }
        return "/" + kept.joined(separator: "/")
    }

    /// The fragment without percent-encoding; nil when that is broken.
    private static func decode(_ fragment: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = fragment.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(Hex.value(of:)), let low = rest.popFirst().flatMap(Hex.value(of:))
            else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
