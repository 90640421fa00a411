/// The server that takes an installation's mails.
package struct SMTPServer: Sendable, Hashable {
    /// Whether a connection that begins in the clear is encrypted by STARTTLS (RFC 3207).
    package enum Encryption: String, Sendable, Hashable, CaseIterable {
        /// No mail and no password goes over an unencrypted connection.
        case required
        /// When the server offers it: who stands between can take the offer out.
        case optional
        case none
    }

    /// Who signs in to the server; its description does not show the password.
    package struct Login: Sendable, Hashable, CustomStringConvertible {
        package var user: String
        package var password: String

        package init(user: String, password: String) {
            self.user = user
            self.password = password
        }

        package var description: String { self.user }
    }

    /// Without brackets.
    package let host: String
    package let port: Int
    /// Whether the connection is encrypted from its first byte on (RFC 8314 §3): `smtps`.
    package let isImplicitlyEncrypted: Bool
    package var encryption: Encryption
    package var login: Login?
    /// A PEM file with the authorities that the server's certificate may come from; nil for the system's.
    package var authoritiesFile: String?

    /// Reads `smtp://HOST[:PORT]` or `smtps://HOST[:PORT]`; nil for anything else.
    package init?(_ text: String) {
        let isImplicitlyEncrypted = text.hasPrefix("smtps://")
        guard isImplicitlyEncrypted || text.hasPrefix("smtp://"), text.utf8.count <= 255,
            let (host, port) = BaseURL.authority(text.dropFirst(isImplicitlyEncrypted ? 8 : 7))
        else { return nil }
        self.host = host
        // RFC 6409 §3.1, RFC 8314 §7.3.
        self.port = port ?? (isImplicitlyEncrypted ? 465 : 587)
        self.isImplicitlyEncrypted = isImplicitlyEncrypted
        self.encryption = .required
    }

    /// Scheme, host and port.
    package var url: String {
        (self.isImplicitlyEncrypted ? "smtps://" : "smtp://") + "\(HostName.bracketed(self.host)):\(self.port)"
    }

    /// Whether the server can only be on this machine.
    package var isLoopback: Bool { HostName.isLoopback(self.host) }
}
