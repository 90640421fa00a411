public import LintelTokens

/// Who signed in, as the issuer's ID token says (OpenID Connect Core §2, §5.1).
public struct IDTokenClaims: Sendable, Hashable {
    /// `iss`: who says so.
    public var issuer: String
    /// `sub`: the person, within this issuer.
    public var subject: Subject
    /// `exp`: until when the token may be used to learn of the sign-in.
    public var expiresAt: UnixTime
    /// `iat`: when it was made.
    public var issuedAt: UnixTime
    /// `auth_time`: when the person signed in.
    public var authenticatedAt: UnixTime?
    /// `sid`: the sign-in.
    public var grantID: GrantID?
    /// `name`: as people write it; with the scope `profile`.
    public var name: String?
    /// `email`; with the scope `email`.
    public var email: String?
    /// `email_verified`: whether the issuer has seen that the address is the person's.
    public var isEmailVerified: Bool
}
