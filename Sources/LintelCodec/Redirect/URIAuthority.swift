/// Host and port of a URI (RFC 3986 §3.2).
struct URIAuthority {
    /// The host as written; nil when it is empty.
    let host: String?
    /// The port; nil when none is written.
    let port: Int?

    /// What a URI without authority has.
    static let none = URIAuthority(host: nil, port: nil)

    private init(host: String?, port: Int?) {
        self.host = host
        self.port = port
    }

    /// Parses what stands between `//` and the path.
    ///
    /// - Parameter isWeb: Whether the scheme is http or https, which take no user information (RFC 9110 §4.2.4) and
    ///   only hosts that every reader takes for the same one.
    init?(parsing bytes: ArraySlice<UInt8>, isWeb: Bool) {
        var rest = bytes
        if let at = rest.lastIndex(of: UInt8(ascii: "@")) {
            guard !isWeb, URISyntax.isUserInformation(rest[..<at]) else { return nil }
            rest = rest[(at + 1)...]
        }
        let hostEnd: Int
        if rest.first == UInt8(ascii: "[") {
            guard let bracket = rest.firstIndex(of: UInt8(ascii: "]")) else { return nil }
            hostEnd = bracket + 1
        } else {
            hostEnd = rest.firstIndex(of: UInt8(ascii: ":")) ?? rest.endIndex
        }
        let host = rest[..<hostEnd]
        guard URIHost.isValid(host, isWeb: isWeb) else { return nil }
        self.host = host.isEmpty ? nil : String(decoding: host, as: UTF8.self)
        rest = rest[hostEnd...]
        guard let colon = rest.popFirst() else {
            self.port = nil
            return
        }
        guard colon == UInt8(ascii: ":"), !host.isEmpty, let port = Self.port(rest) else { return nil }
        self.port = port
    }

    /// 1 to 65535 without leading zeros; RFC 3986 §3.2.3 would allow more spellings of the same port.
    private static func port(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count <= 5, bytes.first != UInt8(ascii: "0"), bytes.allSatisfy(URISyntax.isDigit) else {
            return nil
        }
        guard let port = Int(String(decoding: bytes, as: UTF8.self)), port <= 65_535 else { return nil }
        return port
    }
}
