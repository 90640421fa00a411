package import LintelOAuth
package import LintelTokens

/// What somebody asks for when they register an app.
package struct NewApp: Sendable, Hashable {
    package var type: ClientType
    package var name: String
    package var owner: AccountID
    /// Those who own the app beside ``owner``.
    package var furtherOwners: [AccountID]
    /// The organisation that the app belongs to, if it belongs to one.
    package var organisation: Organisation?
    package var scopes: ScopeSet
    package var redirectURIs: [String]
    package var postLogoutRedirectURIs: [String]
    /// Nil: the standard rule of the type.
    package var proofKeyRule: ProofKeyRule?
    /// Whether an operator registers the app: scopes that need approval have it then.
    package var isByOperator: Bool

    package init(
        type: ClientType,
        name: String,
        owner: AccountID,
        furtherOwners: [AccountID] = [],
        organisation: Organisation? = nil,
        scopes: ScopeSet = [],
        redirectURIs: [String] = [],
        postLogoutRedirectURIs: [String] = [],
        proofKeyRule: ProofKeyRule? = nil,
        isByOperator: Bool,
    ) {
        self.type = type
        self.name = name
        self.owner = owner
        self.furtherOwners = furtherOwners
        self.organisation = organisation
        self.scopes = scopes
        self.redirectURIs = redirectURIs
        self.postLogoutRedirectURIs = postLogoutRedirectURIs
        self.proofKeyRule = proofKeyRule
        self.isByOperator = isByOperator
    }
}
