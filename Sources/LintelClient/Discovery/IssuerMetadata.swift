/// What an issuer says of itself (OpenID Connect Discovery §3, RFC 8414 §2), as far as an app needs it.
public struct IssuerMetadata: Sendable, Hashable {
    /// The issuer's own name: the address that it goes by, byte for byte.
    public var issuer: String
    /// Where tokens come from.
    public var tokenEndpoint: String
    /// Where people sign in; absent at an issuer for services alone.
    public var authorizationEndpoint: String?
    /// Where the issuer's public keys are.
    public var keySetAddress: String?
    /// Where tokens are taken back (RFC 7009).
    public var revocationEndpoint: String?
    /// Where a browser signs out.
    public var endSessionEndpoint: String?
    /// Where an access token tells of its person.
    public var userInfoEndpoint: String?
    /// The scopes that the issuer tells of; it may know more.
    public var scopes: [String]
    /// How code challenges may be made; empty when the issuer does not say.
    public var codeChallengeMethods: [String]
    /// How apps may prove who they are at the token endpoint; empty when the issuer does not say.
    public var tokenEndpointAuthentication: [String]
    /// Whether each answer to a sign-in says which issuer it comes from (RFC 9207 §3).
    public var answersNameIssuer: Bool

    /// Puts metadata together by hand, for a server that publishes none.
    public init(
        issuer: String,
        tokenEndpoint: String,
        authorizationEndpoint: String? = nil,
        keySetAddress: String? = nil,
        revocationEndpoint: String? = nil,
        endSessionEndpoint: String? = nil,
        userInfoEndpoint: String? = nil,
        scopes: [String] = [],
        codeChallengeMethods: [String] = [],
        tokenEndpointAuthentication: [String] = [],
        answersNameIssuer: Bool = false,
    ) {
        self.issuer = issuer
        self.tokenEndpoint = tokenEndpoint
        self.authorizationEndpoint = authorizationEndpoint
        self.keySetAddress = keySetAddress
        self.revocationEndpoint = revocationEndpoint
        self.endSessionEndpoint = endSessionEndpoint
        self.userInfoEndpoint = userInfoEndpoint
        self.scopes = scopes
        self.codeChallengeMethods = codeChallengeMethods
        self.tokenEndpointAuthentication = tokenEndpointAuthentication
        self.answersNameIssuer = answersNameIssuer
    }
}
