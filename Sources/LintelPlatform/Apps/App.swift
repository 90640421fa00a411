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
    /// Who asked for it (an account's or app's id, or `cli`) and when; nil for scopes older than the approvals.
    package var requestedBy: String?
    package var requestedAt: UnixTime?
    /// Who decided last; it stays beside a refused scope that is asked for again, until somebody decides anew.
    package var decidedBy: String?
    package var decidedAt: UnixTime?
    /// What whoever decided tells the owners.
    package var note: String?

    package init(
        scope: String,
        state: State,
        requestedBy: String? = nil,
        requestedAt: UnixTime? = nil,
        decidedBy: String? = nil,
        decidedAt: UnixTime? = nil,
        note: String? = nil,
    ) {
        self.scope = scope
        self.state = state
        self.requestedBy = requestedBy
        self.requestedAt = requestedAt
        self.decidedBy = decidedBy
        self.decidedAt = decidedAt
        self.note = note
    }

    /// What the authorization server has to know of a scope that the app may not use.
    package var withheld: WithheldScope? {
        switch self.state {
        case .approved: nil
        case .requested: WithheldScope(scope: self.scope, isRefused: false)
        case .refused: WithheldScope(scope: self.scope, isRefused: true)
        }
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
