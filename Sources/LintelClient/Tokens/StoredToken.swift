public import LintelTokens

/// What is kept of a sign-in so that the person need not sign in again.
///
/// All of it is secret: descriptions leave it out.
public struct StoredToken: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible {
    /// Who issued the tokens; they are never sent to another.
    public var issuer: String
    /// The app that they were issued to.
    public var clientID: ClientID
    /// The last access token.
    public var accessToken: AccessToken
    /// What the next one is got with (RFC 6749 §6); nil when the person has to sign in again.
    public var refreshToken: String?
    /// Who signed in, as the issuer wrote it; signing out of the browser wants it back as `id_token_hint`.
    public var idToken: String?
    /// For how many seconds the access token was good when it was new; nil when the issuer did not say.
    public var lifetime: Int64?

    /// Puts a stored token together.
    public init(
        issuer: String,
        clientID: ClientID,
        accessToken: AccessToken,
        refreshToken: String? = nil,
        idToken: String? = nil,
        lifetime: Int64? = nil,
    ) {
        self.issuer = issuer
        self.clientID = clientID
        self.accessToken = accessToken
        self.refreshToken = refreshToken
        self.idToken = idToken
        self.lifetime = lifetime
    }

    /// For logs: holds no secret.
    public var description: String { "StoredToken(issuer: \(self.issuer), clientID: \(self.clientID))" }
    /// For logs: holds no secret.
    public var debugDescription: String { self.description }
}

extension StoredToken: CustomReflectable {
    /// For debuggers and `dump`: holds no secret.
    public var customMirror: Mirror {
        Mirror(
            self,
            children: ["issuer": self.issuer, "clientID": self.clientID, "accessToken": self.accessToken],
            displayStyle: .struct
        )
    }
}
