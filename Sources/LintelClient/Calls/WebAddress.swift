#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// An address that calls are made to, read once: where its bytes go, and whether a token may go there.
struct WebAddress: Sendable, Hashable {
    /// Scheme, host and port (RFC 6454 §4); a token stays within one.
    struct Origin: Sendable, Hashable {
        var scheme: String
        var host: String
        var port: Int
    }

    /// The address as it is sent.
    let text: String
    let origin: Origin
    private let url: URL

    /// Bytes of the longest address.
    static let maximumBytes = 8_192

    /// Reads an absolute address of scheme `http` or `https`, without user information.
    init?(_ text: String) {
        guard text.utf8.count <= Self.maximumBytes, Self.isPlain(text), let url = URL(string: text) else { return nil }
        self.init(url)
    }

    private init?(_ url: URL) {
        guard let scheme = url.scheme?.lowercased(), scheme == "https" || scheme == "http",
            url.user == nil, url.password == nil, let host = url.host(percentEncoded: true), !host.isEmpty
        else { return nil }
        self.url = url
        self.text = url.absoluteString
        self.origin = Origin(
            scheme: scheme,
            host: host.lowercased(),
            port: url.port ?? (scheme == "https" ? 443 : 80),
        )
    }

    /// Whether nobody but this machine and the other end reads along: `https`, or `http` within this machine.
    var isConfidential: Bool {
        if self.origin.scheme == "https" { return true }
        return ["127.0.0.1", "[::1]", "::1", "localhost"].contains(self.origin.host)
    }

    /// Where a `Location` leads that was answered here (RFC 9110 §10.2.2); without its fragment.
    func following(_ location: String) -> WebAddress? {
        guard location.utf8.count <= Self.maximumBytes, Self.isPlain(location),
            let place = location.split(separator: "#", omittingEmptySubsequences: false).first,
            let url = URL(string: String(place), relativeTo: self.url)
        else { return nil }
        return WebAddress(url.absoluteURL)
    }

    /// The path and what stands before it, without the query, which may hold secrets.
    var withoutQuery: String { String(self.text.prefix { $0 != "?" && $0 != "#" }) }

    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
    }
}
