import LintelCodec

/// The origin or private-use scheme that a redirect URI leads to, in the words of a page and of a policy.
package struct RedirectTarget: Encodable, Sendable, Hashable {
    /// What a person is shown: `https://app.example`, or `com.example.app:`.
    package let displayName: String
    /// The source expression of a content security policy (CSP Level 3 §2.3.1).
    package let sourceExpression: String

    /// Reads a registered redirect URI.
    ///
    /// - Returns: nil when the text is no URI or its scheme runs or reads things in the browser itself.
    package init?(_ redirectURI: String) {
        guard let uri = RedirectURI(redirectURI) else { return nil }
        let scheme = uri.scheme.lowercased()
        guard !Self.refusedSchemes.contains(scheme), scheme.utf8.allSatisfy(Self.isSchemeByte) else { return nil }
        self.displayName = uri.origin ?? "\(uri.scheme):"
        self.sourceExpression = Self.hostSource(of: uri, scheme: scheme) ?? "\(scheme):"
    }

    /// Schemes that never leave the browser.
    private static let refusedSchemes: Set<String> = [
        "about", "blob", "data", "file", "filesystem", "javascript", "vbscript", "view-source",
    ]

    /// A host source, or nil when the host cannot be written as one and the scheme alone has to do.
    ///
    /// RFC 3986 lets a host hold `;` and `,`, which would end the directive, and CSP Level 3 §6.7.2.8 matches no IP
    /// address but 127.0.0.1.
    private static func hostSource(of uri: RedirectURI, scheme: String) -> String? {
        guard scheme == "https" || scheme == "http", let host = uri.host?.lowercased() else { return nil }
        guard !host.isEmpty, host.utf8.allSatisfy(Self.isHostByte) else { return nil }
        let endsInNumber = host.split(separator: ".").last?.utf8.allSatisfy(Self.isDigit) ?? true
        guard !endsInNumber || host == "127.0.0.1" else { return nil }
        return uri.port.map { "\(scheme)://\(host):\($0)" } ?? "\(scheme)://\(host)"
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        self.isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    private static func isSchemeByte(_ byte: UInt8) -> Bool {
        self.isHostByte(byte) || byte == UInt8(ascii: "+")
    }
}
