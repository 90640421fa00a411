/// A redirect URI, parsed for rules about it and kept byte for byte (RFC 3986, RFC 6749 §3.1.2).
package struct RedirectURI: Sendable, Hashable {
    /// Bytes of the longest URI that is read.
    package static let maximumBytes = 2048

    /// The URI as written.
    package let text: String
    /// The scheme as written, without the colon.
    package let scheme: String
    /// The host as written, an IPv6 address with its brackets; nil without authority or with an empty host.
    package let host: String?
    /// The port, nil when none is written.
    package let port: Int?
    /// The path as written; may be empty.
    package let path: String
    /// The query as written, without the question mark; nil when there is none, empty when nothing follows the mark.
    package let query: String?

    /// Parses an absolute URI in ASCII.
    ///
    /// Nil for more than ``maximumBytes``, a character or percent-encoding that RFC 3986 does not allow (spaces,
    /// control characters, back-slashes, anything beyond ASCII), no scheme, a fragment, and with http or https also
    /// for user information, no host or a host that is neither a plain name nor an IP address in its usual form.
    package init?(_ text: String) {
        guard text.utf8.count <= Self.maximumBytes else { return nil }
        let bytes = Array(text.utf8)
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), URISyntax.isScheme(bytes[..<colon])
        else { return nil }
        let scheme = String(decoding: bytes[..<colon], as: UTF8.self)
        var rest = bytes[(colon + 1)...]
        var query: String?
        if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
            let bytes = rest[(mark + 1)...]
            guard URISyntax.isQuery(bytes) else { return nil }
            query = String(decoding: bytes, as: UTF8.self)
            rest = rest[..<mark]
        }
        let isWeb = Self.isWeb(scheme)
        var authority = URIAuthority.none
        if rest.starts(with: "//".utf8) {
            let bytes = rest.dropFirst(2)
            let end = bytes.firstIndex(of: UInt8(ascii: "/")) ?? bytes.endIndex
            guard let parsed = URIAuthority(parsing: bytes[..<end], isWeb: isWeb) else { return nil }
            authority = parsed
            rest = bytes[end...]
        }
        guard authority.host != nil || !isWeb, URISyntax.isPath(rest) else { return nil }
        self.text = text
        self.scheme = scheme
        self.host = authority.host
        self.port = authority.port
        self.path = String(decoding: rest, as: UTF8.self)
        self.query = query
    }

    private static func isWeb(_ scheme: String) -> Bool {
        let scheme = scheme.lowercased()
        return scheme == "http" || scheme == "https"
    }

    /// Whether the scheme is http, in any case, and the host exactly `127.0.0.1`, `[::1]` or `localhost`.
    package var isLoopbackHTTP: Bool {
        guard self.scheme.lowercased() == "http" else { return false }
        return self.host == "127.0.0.1" || self.host == "[::1]" || self.host == "localhost"
    }

    /// Whether the scheme is https, in any case.
    package var isHTTPS: Bool { self.scheme.lowercased() == "https" }

    /// The origin as a browser writes it (RFC 6454 §6.2): lower case, no default port; nil unless http or https.
    package var origin: String? {
        guard Self.isWeb(self.scheme), let host = self.host else { return nil }
        let origin = "\(self.scheme.lowercased())://\(host.lowercased())"
        guard let port = self.port, port != (self.isHTTPS ? 443 : 80) else { return origin }
        return "\(origin):\(port)"
    }
}
