package import LintelOAuth
package import LintelTokens

/// A registered app with what its owners see: the OAuth client and its surroundings.
package struct App: Sendable, Hashable {
    /// What the authorization server enforces.
    package var client: RegisteredClient
    package var organisationID: OrganisationID?
    /// Accounts that may change the app; never empty.
    package var owners: [AccountID]
    /// Every scope with its state; ``RegisteredClient/scopes`` holds the approved ones.
    package var scopes: [AppScope]
    /// Labels and times of the secrets in ``RegisteredClient/secrets``, same order.
    package var secrets: [AppSecret]
    /// The service identity's address; Service apps only.
    package var clientEmail: String?
    package var createdAt: UnixTime
    package var disabledAt: UnixTime?
    /// Grows with each change; a lost update is refused by comparing it.
    package var version: Int64

    package init(
        client: RegisteredClient,
        organisationID: OrganisationID? = nil,
        owners: [AccountID],
        scopes: [AppScope],
        secrets: [AppSecret] = [],
        clientEmail: String? = nil,
        createdAt: UnixTime,
        disabledAt: UnixTime? = nil,
        version: Int64 = 1,
    ) {
        self.client = client
        self.organisationID = organisationID
        self.owners = owners
        self.scopes = scopes
        self.secrets = secrets
        self.clientEmail = clientEmail
        self.createdAt = createdAt
        self.disabledAt = disabledAt
        self.version = version
    }
}

/// One scope of an app and where it stands.
package struct AppScope: Sendable, Hashable {
    package enum State: String, Sendable, Hashable {
        case requested, approved, refused
    }

    package var scope: String
    package var state: State

    package init(scope: String, state: State) {
        self.scope = scope
        self.state = state
    }
}

/// What may be shown of a secret after its first display.
package struct AppSecret: Sendable, Hashable {
    package var id: String
    package var label: String
    /// The first characters of the secret, enough to recognise it: never enough to use it.
    package var hint: String
    package var createdAt: UnixTime
    package var expiresAt: UnixTime?
    package var lastUsedAt: UnixTime?

    package init(
        id: String,
        label: String,
        hint: String,
        createdAt: UnixTime,
        expiresAt: UnixTime? = nil,
        lastUsedAt: UnixTime? = nil,
    ) {
        self.id = id
        self.label = label
        self.hint = hint
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.lastUsedAt = lastUsedAt
    }
}
