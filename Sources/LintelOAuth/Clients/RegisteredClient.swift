package import LintelTokens

/// What the authorization server's rules need to know of an app (RFC 6749 §2).
///
/// An immutable value: the directory of apps hands out the newest one.
package struct RegisteredClient: Sendable, Hashable {
    package var id: ClientID
    package var type: ClientType
    /// The name people see on the consent page.
    package var name: String
    /// The owner organisation's name for the consent page, if the app has one.
    package var organisationName: String?
    /// Registered redirect URIs, byte for byte as registered.
    package var redirectURIs: [String]
    /// Registered post-logout redirect URIs, byte for byte as registered.
    package var postLogoutRedirectURIs: [String]
    /// Approved scopes, the OpenID ones included.
    package var scopes: ScopeSet
    /// Scopes that were asked for and are not approved; looked at only to say why a request is refused.
    package var withheldScopes: [WithheldScope]
    package var proofKeyRule: ProofKeyRule
    /// Secrets that have not been revoked; expired ones may be among them.
    package var secrets: [RegisteredSecret]
    package var isDisabled: Bool

    package init(
        id: ClientID,
        type: ClientType,
        name: String,
        organisationName: String? = nil,
        redirectURIs: [String] = [],
        postLogoutRedirectURIs: [String] = [],
        scopes: ScopeSet = [],
        withheldScopes: [WithheldScope] = [],
        proofKeyRule: ProofKeyRule? = nil,
        secrets: [RegisteredSecret] = [],
        isDisabled: Bool = false,
    ) {
        self.id = id
        self.type = type
        self.name = name
        self.organisationName = organisationName
        self.redirectURIs = redirectURIs
        self.postLogoutRedirectURIs = postLogoutRedirectURIs
        self.scopes = scopes
        self.withheldScopes = withheldScopes
        self.proofKeyRule = proofKeyRule ?? ProofKeyRule.standard(for: type)
        self.secrets = secrets
        self.isDisabled = isDisabled
    }
}

/// One of an app's secrets as the server keeps it: never the secret itself.
package struct RegisteredSecret: Sendable, Hashable {
    /// Names the secret in lists and logs.
    package var id: String
    /// SHA-256 of the secret's UTF-8 bytes, 32 bytes.
    package var digest: [UInt8]
    package var expiresAt: UnixTime?

    package init(id: String, digest: [UInt8], expiresAt: UnixTime? = nil) {
        self.id = id
        self.digest = digest
        self.expiresAt = expiresAt
    }

    /// Whether the secret may still be used.
    package func isActive(at now: UnixTime) -> Bool { self.expiresAt.map { now < $0 } ?? true }
}
