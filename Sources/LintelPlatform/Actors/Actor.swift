package import LintelTokens

/// Who asks for a change: what the rules look at, and what the audit log keeps.
///
/// A page makes it of the session, the administration API of the token, and the command line of itself: the rules are the
/// same for all three.
package struct Actor: Sendable, Hashable {
    /// What ``AuditEvent/actor`` will hold: an account's or app's id, or `cli`.
    package let id: String
    /// The person; nil for a service and for the command line.
    package let account: Account?
    /// Runs the installation: may do everything that nobody is kept from for their own sake.
    package let isOperator: Bool
    /// The organisations that the actor belongs to, by name.
    package let memberships: [Membership]
    /// The network address that the request came from.
    package let address: String?
    package let correlationID: String?

    /// A person.
    package init(_ account: Account, memberships: [Membership], address: String?, correlationID: String?) {
        self.id = account.id.rawValue
        self.account = account
        self.isOperator = account.isOperator
        self.memberships = memberships
        self.address = address
        self.correlationID = correlationID
    }

    /// A service identity; it is never an operator.
    package init(service: ClientID, memberships: [Membership], address: String?, correlationID: String?) {
        self.id = service.rawValue
        self.account = nil
        self.isOperator = false
        self.memberships = memberships
        self.address = address
        self.correlationID = correlationID
    }

    private init(commandLine id: String) {
        self.id = id
        self.account = nil
        self.isOperator = true
        self.memberships = []
        self.address = nil
        self.correlationID = nil
    }

    /// Whoever can write the database anyway.
    package static let commandLine = Actor(commandLine: "cli")

    /// What rows name the actor by; `cli` is no principal.
    package var subject: Subject { Subject(self.id) }

    /// The actor's role in an organisation; nil for those who do not belong to it.
    package func role(in organisation: OrganisationID) -> OrganisationRole? {
        self.memberships.first { $0.organisation.id == organisation }?.role
    }

    /// Whether the actor looks after the organisation's members and apps: its administrators and co-administrators, and
    /// operators.
    package func manages(_ organisation: OrganisationID) -> Bool {
        if self.isOperator { return true }
        return switch self.role(in: organisation) {
        case .administrator, .coAdministrator: true
        case .member, nil: false
        }
    }

    /// An event with what is known of the actor.
    package func event(
        _ kind: AuditEvent.Kind,
        target: String? = nil,
        clientID: ClientID? = nil,
        organisationID: OrganisationID? = nil,
        detail: String? = nil,
        at now: UnixTime,
    ) -> AuditEvent {
        AuditEvent(
            at: now,
            kind: kind,
            actor: self.id,
            target: target,
            clientID: clientID,
            organisationID: organisationID,
            detail: detail,
            address: self.address,
            correlationID: self.correlationID,
        )
    }
}
