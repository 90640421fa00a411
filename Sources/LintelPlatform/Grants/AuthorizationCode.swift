package import LintelTokens

/// What an authorization code stands for (RFC 6749 §4.1.2); the code itself is id and keyed MAC and is not stored.
package struct AuthorizationCode: Sendable, Hashable {
    /// 16 random bytes.
    package var id: [UInt8]
    package var clientID: ClientID
    package var accountID: AccountID
    /// The browser session it came from, by its reference.
    package var sessionReference: [UInt8]
    /// Shared by all tokens that come from this code (`sid`).
    package var grantID: GrantID
    /// The `redirect_uri` as sent, or nil when the request had none and the client's only one was used.
    package var redirectURI: String?
    package var scopes: ScopeSet
    /// The S256 challenge, 43 characters, if one was sent.
    package var codeChallenge: String?
    package var nonce: String?
    package var authenticatedAt: UnixTime
    package var issuedAt: UnixTime
    package var expiresAt: UnixTime

    package init(
        id: [UInt8],
        clientID: ClientID,
        accountID: AccountID,
        sessionReference: [UInt8],
        grantID: GrantID,
        redirectURI: String?,
        scopes: ScopeSet,
        codeChallenge: String?,
        nonce: String?,
        authenticatedAt: UnixTime,
        issuedAt: UnixTime,
        expiresAt: UnixTime,
    ) {
        self.id = id
        self.clientID = clientID
        self.accountID = accountID
        self.sessionReference = sessionReference
        self.grantID = grantID
        self.redirectURI = redirectURI
        self.scopes = scopes
        self.codeChallenge = codeChallenge
        self.nonce = nonce
        self.authenticatedAt = authenticatedAt
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
    }
}
