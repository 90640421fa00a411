/// The claims of a JWT access token (RFC 9068 §2.2).
public struct AccessTokenClaims: Sendable, Hashable {
    /// `iss`: who signed the token.
    public var issuer: String
    /// `sub`: a person, or the service app itself.
    public var subject: Subject
    /// `aud`: the APIs that the token is meant for.
    public var audience: [String]
    /// `client_id`: the app that got the token.
    public var clientID: ClientID
    /// `scope`: what was granted.
    public var scopes: ScopeSet
    /// `iat`: when the token was issued.
    public var issuedAt: UnixTime
    /// `nbf`: when the token begins to be valid.
    public var notBefore: UnixTime?
    /// `exp`: from when on the token is no longer accepted.
    public var expiresAt: UnixTime
    /// `jti`: the token's own name.
    public var tokenID: TokenID
    /// `sid`: the sign-in that the token came from; absent for a service.
    public var grantID: GrantID?
    /// `auth_time`: when the person signed in.
    public var authenticatedAt: UnixTime?
    /// `org`: the organisation that the person or the service belongs to.
    public var organisationID: OrganisationID?

    /// Puts claims together.
    public init(
        issuer: String,
        subject: Subject,
        audience: [String],
        clientID: ClientID,
        scopes: ScopeSet,
        issuedAt: UnixTime,
        notBefore: UnixTime? = nil,
        expiresAt: UnixTime,
        tokenID: TokenID,
        grantID: GrantID? = nil,
        authenticatedAt: UnixTime? = nil,
        organisationID: OrganisationID? = nil,
    ) {
        self.issuer = issuer
        self.subject = subject
        self.audience = audience
        self.clientID = clientID
        self.scopes = scopes
        self.issuedAt = issuedAt
        self.notBefore = notBefore
        self.expiresAt = expiresAt
        self.tokenID = tokenID
        self.grantID = grantID
        self.authenticatedAt = authenticatedAt
        self.organisationID = organisationID
    }

    /// Whether the app acts for itself, not for a person (RFC 9068 §2.2: `sub` is then the client's id).
    public var isService: Bool { self.subject.rawValue.utf8.elementsEqual(self.clientID.rawValue.utf8) }
}
