/// An http or https URL that others are appended to: no query, no fragment, no user, no trailing slash.
///
/// Kept byte for byte, because an issuer is compared so (RFC 8414 §3.3); for the same reason it must be written in
/// its plain form: lower-case scheme and host, no default port, no percent-encoding, no dot segments.
package struct BaseURL: Sendable, Hashable, CustomStringConvertible {
    /// The URL as it was written.
    package let text: String
    package let isHTTPS: Bool
    /// Without brackets.
    package let host: String
    /// The port, if it was written.
    package let port: Int?
    /// Empty, or a path with a leading and without a trailing slash.
    package let path: String

    /// Reads a URL; nil when it is not of the strict form described above.
    package init?(_ text: String) {
        let isHTTPS = text.hasPrefix("https://")
        guard isHTTPS || text.hasPrefix("http://"), text.utf8.count <= 255 else { return nil }
        let rest = text.dropFirst(isHTTPS ? 8 : 7)
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        let path = String(rest[slash...])
        guard let (host, port) = Self.authority(rest[..<slash]), Self.isPath(path) else { return nil }
        if let port, port == (isHTTPS ? 443 : 80) { return nil }
        self.text = text
        self.isHTTPS = isHTTPS
        self.host = host
        self.port = port
        self.path = path
    }

    /// `http://localhost`, for settings that turn out to be unusable.
    static let local = BaseURL(isHTTPS: false, host: "localhost")

    private init(isHTTPS: Bool, host: String) {
        self.text = (isHTTPS ? "https://" : "http://") + host
        self.isHTTPS = isHTTPS
        self.host = host
        self.port = nil
        self.path = ""
    }

    /// Scheme, host and port.
    package var origin: String { String(self.text.dropLast(self.path.count)) }

    /// Whether the host can only be this machine.
    package var isLoopback: Bool { HostName.isLoopback(self.host) }

    package var description: String { self.text }

    /// Reads `HOST` or `HOST:PORT`; nil for anything else.
    static func authority(_ text: Substring) -> (host: String, port: Int?)? {
        // The colon of a port stands behind the bracket of an IPv6 address.
        let bracket = text.lastIndex(of: "]") ?? text.startIndex
        guard let colon = text[bracket...].firstIndex(of: ":") else {
            return HostName.parse(text).map { ($0, nil) }
        }
        guard let host = HostName.parse(text[..<colon]) else { return nil }
        return PortNumber.parse(text[text.index(after: colon)...], allowingZero: false).map { (host, $0) }
    }

    private static func isPath(_ path: String) -> Bool {
        guard !path.isEmpty else { return true }
        return path.dropFirst().split(separator: "/", omittingEmptySubsequences: false).allSatisfy { segment in
            !segment.isEmpty && segment != "." && segment != ".." && segment.utf8.allSatisfy(self.isUnreserved)
        }
    }

    /// RFC 3986 §2.3.
    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        default: false
        }
    }
}
