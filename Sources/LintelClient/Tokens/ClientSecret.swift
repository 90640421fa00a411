/// An app's secret.
///
/// Descriptions leave it out; ``reveal()`` is the one way to its text.
public struct ClientSecret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible {
    private let text: String

    /// Wraps the secret as the portal showed it.
    public init(_ text: String) {
        self.text = text
    }

    /// The secret itself.
    public func reveal() -> String { self.text }

    /// For logs: holds no secret.
    public var description: String { "ClientSecret(…)" }
    /// For logs: holds no secret.
    public var debugDescription: String { self.description }
}

extension ClientSecret: CustomReflectable {
    /// For debuggers and `dump`: holds no secret.
    public var customMirror: Mirror { Mirror(self, children: [], displayStyle: .struct) }
}

/// How an app with a secret proves who it is at the token endpoint (RFC 6749 §2.3.1).
public enum ClientAuthentication: Sendable, Hashable {
    /// `client_secret_basic`: in the header `Authorization`; what every server has to know.
    case basic
    /// `client_secret_post`: in the body, for servers that know no other.
    case post
}
