package import LintelTokens

/// A call of a resource API that was refused, with the decision as it was then.
package struct RefusedCall: Sendable, Hashable {
    /// What the caller has of it: it stands in the answer.
    package var correlationID: String
    package var at: UnixTime
    package var clientID: ClientID
    package var subject: Subject
    /// The organisation that the call was about, if it was about one.
    package var organisationID: OrganisationID?
    /// The id of the ``AccessAction``.
    package var action: String
    package var checks: [AccessCheck]

    /// How long it can be looked up.
    package static let keptSeconds: Int64 = 7 * 86_400

    package init(
        correlationID: String,
        at: UnixTime,
        clientID: ClientID,
        subject: Subject,
        organisationID: OrganisationID? = nil,
        action: String,
        checks: [AccessCheck],
    ) {
        self.correlationID = correlationID
        self.at = at
        self.clientID = clientID
        self.subject = subject
        self.organisationID = organisationID
        self.action = action
        self.checks = checks
    }
}

/// Refused calls, for a week.
package protocol RefusedCallStore: Sendable {
    /// Adds calls; one whose correlation id is there already is left out.
    func add(_ calls: [RefusedCall]) async throws

    /// The call with this correlation id.
    func call(_ correlationID: String) async throws -> RefusedCall?
}
