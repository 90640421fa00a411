package import LintelTokens

/// One thing that happened, as the append-only audit log keeps it.
package struct AuditEvent: Sendable, Hashable {
    package var at: UnixTime
    /// A fixed word of the form `app.created`; see ``AuditEvent/Kind``.
    package var kind: Kind
    /// Who did it: a subject, a client id, or `cli`.
    package var actor: String
    /// What it was done to, if that is another thing.
    package var target: String?
    package var clientID: ClientID?
    /// The organisation whose administrators may read of it.
    package var organisationID: OrganisationID?
    /// The stable id of the refusal, for refusals.
    package var errorID: String?
    /// Plain words for the owner or administrator; never a secret, code, token or password.
    package var detail: String?
    package var address: String?
    package var correlationID: String?

    package struct Kind: RawRepresentable, Sendable, Hashable {
        package let rawValue: String

        package init(rawValue: String) {
            self.rawValue = rawValue
        }

        package static let signedIn = Self(rawValue: "session.signed_in")
        package static let signInRefused = Self(rawValue: "session.sign_in_refused")
        package static let signedOut = Self(rawValue: "session.signed_out")
        package static let consentGiven = Self(rawValue: "consent.given")
        package static let consentDenied = Self(rawValue: "consent.denied")
        package static let codeIssued = Self(rawValue: "code.issued")
        package static let codeRedeemed = Self(rawValue: "code.redeemed")
        package static let tokenRefreshed = Self(rawValue: "token.refreshed")
        package static let tokenRevoked = Self(rawValue: "token.revoked")
        /// A resource API did not let a call through.
        package static let callRefused = Self(rawValue: "call.refused")
        package static let tokenRefused = Self(rawValue: "token.refused")
        package static let authorizeRefused = Self(rawValue: "authorize.refused")
        package static let accountCreated = Self(rawValue: "account.created")
        package static let accountDisabled = Self(rawValue: "account.disabled")
        package static let accountRecovered = Self(rawValue: "account.recovered")
        package static let emailCodeSent = Self(rawValue: "account.email_code_sent")
        package static let emailCodeRefused = Self(rawValue: "account.email_code_refused")
        package static let organisationCreated = Self(rawValue: "organisation.created")
        package static let memberSet = Self(rawValue: "organisation.member_set")
        package static let appCreated = Self(rawValue: "app.created")
        package static let appDisabled = Self(rawValue: "app.disabled")
        package static let secretAdded = Self(rawValue: "app.secret_added")
        package static let secretRevoked = Self(rawValue: "app.secret_revoked")
        package static let keyRotated = Self(rawValue: "key.rotated")
    }

    package init(
        at: UnixTime,
        kind: Kind,
        actor: String,
        target: String? = nil,
        clientID: ClientID? = nil,
        organisationID: OrganisationID? = nil,
        errorID: String? = nil,
        detail: String? = nil,
        address: String? = nil,
        correlationID: String? = nil,
    ) {
        self.at = at
        self.kind = kind
        self.actor = actor
        self.target = target
        self.clientID = clientID
        self.organisationID = organisationID
        self.errorID = errorID
        self.detail = detail
        self.address = address
        self.correlationID = correlationID
    }
}

/// The append-only, hash-chained audit log.
package protocol AuditStore: Sendable {
    /// Appends events in order; each row's hash covers its content and the hash before it.
    func append(_ events: [AuditEvent]) async throws

    /// The newest events, newest first.
    func newest(limit: Int) async throws -> [AuditEvent]

    /// A page of the events that fit the query, newest first.
    ///
    /// - Parameter limit: How many; more or fewer than ``AuditPage/limits`` allow count as their bounds.
    func page(_ query: AuditQuery, limit: Int) async throws -> AuditPage

    /// The newest event's number and hash; nil while the log is empty.
    func end() async throws -> AuditEnd?

    /// Walks the chain; the sequence number of the first row whose hash does not fit, or nil when all fit.
    func firstBrokenLink() async throws -> Int64?
}
