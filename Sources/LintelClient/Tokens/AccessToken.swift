public import LintelTokens

/// A token that calls carry.
///
/// Its text is a secret: descriptions leave it out.
public struct AccessToken: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible {
    /// The token as it stands in `Authorization: Bearer …`.
    public var value: String
    /// From when on it is no longer good; nil when the issuer does not say.
    public var expiresAt: UnixTime?
    /// What it allows; empty when the issuer does not say.
    public var scopes: ScopeSet

    /// Puts a token together.
    public init(_ value: String, expiresAt: UnixTime? = nil, scopes: ScopeSet = []) {
        self.value = value
        self.expiresAt = expiresAt
        self.scopes = scopes
    }

    /// For logs: holds no secret.
    public var description: String { "AccessToken(scopes: \(self.scopes))" }
    /// For logs: holds no secret.
    public var debugDescription: String { self.description }
}

extension AccessToken: CustomReflectable {
    /// For debuggers and `dump`: holds no secret.
    public var customMirror: Mirror {
        Mirror(self, children: ["expiresAt": self.expiresAt as Any, "scopes": self.scopes], displayStyle: .struct)
    }
}
