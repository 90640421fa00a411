/// A host and port to listen on, written `HOST:PORT`; an IPv6 address stands in brackets (RFC 3986 §3.2.2).
package struct ListenAddress: Sendable, Hashable, CustomStringConvertible {
    /// A host name or an IP address, without brackets.
    package var host: String
    /// 0 lets the system choose a free port.
    package var port: Int

    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Reads `127.0.0.1:8080`, `localhost:8080` or `[::1]:8080`; nil for anything else.
    package init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":") else { return nil }
        let digits = text[text.index(after: colon)...]
        guard let port = PortNumber.parse(digits, allowingZero: true) else { return nil }
        guard let host = HostName.parse(text[..<colon]) else { return nil }
        self.init(host: host, port: port)
    }

    /// Whether only this machine reaches the address.
    package var isLoopback: Bool { HostName.isLoopback(self.host) }

    /// The address as it stands in a URL: with brackets around IPv6.
    package var description: String { "\(HostName.bracketed(self.host)):\(self.port)" }
}
