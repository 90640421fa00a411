package import LintelOAuth
package import LintelTokens

/// A scope of an app as those who decide see it.
package struct ScopeRequest: Sendable, Hashable {
    package var clientID: ClientID
    package var appName: String
    package var type: ClientType
    package var organisationID: OrganisationID?
    package var organisationName: String?
    package var scope: AppScope
    /// Who asked; nil when that is no account.
    package var requester: Person?
    /// Who decided last; nil when nobody has, or when that is no account.
    package var decider: Person?

    /// Name and address of an account.
    package struct Person: Sendable, Hashable {
        package var name: String
        package var email: String

        package init(name: String, email: String) {
            self.name = name
            self.email = email
        }
    }

    package init(
        clientID: ClientID,
        appName: String,
        type: ClientType,
        organisationID: OrganisationID? = nil,
        organisationName: String? = nil,
        scope: AppScope,
        requester: Person? = nil,
        decider: Person? = nil,
    ) {
        self.clientID = clientID
        self.appName = appName
        self.type = type
        self.organisationID = organisationID
        self.organisationName = organisationName
        self.scope = scope
        self.requester = requester
        self.decider = decider
    }

    /// The place of the request in the queue, for the page behind it.
    package var cursor: Cursor {
        Cursor(requestedAt: self.scope.requestedAt?.seconds ?? 0, clientID: self.clientID, scope: self.scope.scope)
    }

    /// A place in the queue: oldest requests first.
    package struct Cursor: Sendable, Hashable {
        package var requestedAt: Int64
        package var clientID: ClientID
        package var scope: String

        package init(requestedAt: Int64, clientID: ClientID, scope: String) {
            self.requestedAt = requestedAt
            self.clientID = clientID
            self.scope = scope
        }

        /// Reads what ``text`` has written; nil for anything else.
        package init?(_ text: String) {
            let parts = text.prefix(256).split(separator: "_", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3, let requestedAt = Int64(parts[0]) else { return nil }
            self.init(requestedAt: requestedAt, clientID: ClientID(String(parts[1])), scope: String(parts[2]))
        }

        /// The place as it stands in an address; client ids hold no `_`.
        package var text: String { "\(self.requestedAt)_\(self.clientID)_\(self.scope)" }
    }
}

/// Which requests a list is about.
package struct ScopeRequestFilter: Sendable, Hashable {
    /// The organisations whose apps are looked at; nil: all apps, those without an organisation among them.
    package var organisations: [OrganisationID]?
    /// The scopes that are looked at; nil: all.
    package var scopes: [String]?
    /// Whose own requests are left out.
    package var requester: String?

    package init(organisations: [OrganisationID]?, scopes: [String]?, requester: String? = nil) {
        self.organisations = organisations
        self.scopes = scopes
        self.requester = requester
    }

    /// Whether nothing can be in the list.
    package var isEmpty: Bool { self.organisations?.isEmpty == true || self.scopes?.isEmpty == true }
}
