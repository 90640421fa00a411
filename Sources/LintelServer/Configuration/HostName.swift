/// The host part of a URL or listen address.
enum HostName {
    /// Reads a lower-case DNS name, an IPv4 address or a bracketed IPv6 address; nil for anything else.
    ///
    /// - Returns: The host without brackets.
    static func parse(_ text: some StringProtocol) -> String? {
        if text.hasPrefix("["), text.hasSuffix("]") {
            let inner = String(text.dropFirst().dropLast())
            return IPAddress(inner)?.isIPv6 == true ? inner : nil
        }
        let host = String(text)
        guard isName(host) else { return nil }
        // A name whose last label is all digits is an IPv4 address or a mistake (WHATWG URL §3.5).
        let lastLabel = host.split(separator: ".").last ?? ""
        guard lastLabel.utf8.allSatisfy(isDigit) else { return host }
        return IPAddress(host) == nil ? nil : host
    }

    /// The host as it stands in a URL: with brackets around IPv6 (RFC 3986 §3.2.2).
    static func bracketed(_ host: String) -> String {
        host.contains(":") ? "[\(host)]" : host
    }

    /// Whether the host can only be this machine.
    static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || IPAddress(host)?.isLoopback == true
    }

    private static func isName(_ text: String) -> Bool {
        guard !text.isEmpty, text.utf8.count <= 253 else { return false }
        return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            !label.isEmpty && label.utf8.count <= 63 && !label.hasPrefix("-") && !label.hasSuffix("-")
                && label.utf8.allSatisfy { isDigit($0) || (0x61...0x7A).contains($0) || $0 == 0x2D }
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
