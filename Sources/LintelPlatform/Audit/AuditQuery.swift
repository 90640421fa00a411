package import LintelTokens

/// What to look for in the audit log: every condition that is set has to hold.
package struct AuditQuery: Sendable, Hashable {
    /// The first second.
    package var since: UnixTime?
    /// The first second that is too late.
    package var until: UnixTime?
    /// What the kind begins with: `app.`, or a whole kind.
    package var kindPrefix: String?
    package var actor: String?
    package var clientID: ClientID?
    package var organisationID: OrganisationID?
    package var errorID: String?
    package var correlationID: String?
    /// Only events with a lower sequence number: the next page.
    package var before: Int64?

    package init(
        since: UnixTime? = nil,
        until: UnixTime? = nil,
        kindPrefix: String? = nil,
        actor: String? = nil,
        clientID: ClientID? = nil,
        organisationID: OrganisationID? = nil,
        errorID: String? = nil,
        correlationID: String? = nil,
        before: Int64? = nil,
    ) {
        self.since = since
        self.until = until
        self.kindPrefix = kindPrefix
        self.actor = actor
        self.clientID = clientID
        self.organisationID = organisationID
        self.errorID = errorID
        self.correlationID = correlationID
        self.before = before
    }
}

/// An event with its place in the log.
package struct AuditEntry: Sendable, Hashable {
    /// Counts from 1, without a gap.
    package var sequence: Int64
    package var event: AuditEvent

    package init(sequence: Int64, event: AuditEvent) {
        self.sequence = sequence
        self.event = event
    }
}

/// Events that fit a query, newest first.
package struct AuditPage: Sendable, Hashable {
    package var entries: [AuditEntry]
    /// What ``AuditQuery/before`` of the next page is; nil on the last one.
    package var next: Int64?

    /// How many entries a page may have.
    package static let limits = 1...100

    package init(entries: [AuditEntry], next: Int64?) {
        self.entries = entries
        self.next = next
    }

    /// Takes one more entry than the page holds: it says whether there is a next page.
    package init(_ found: [AuditEntry], limit: Int) {
        self.entries = Array(found.prefix(limit))
        self.next = found.count > limit ? self.entries.last?.sequence : nil
    }
}

/// The end of the audit log: noted elsewhere, it shows later that nothing before it was changed or taken away.
package struct AuditEnd: Sendable, Hashable {
    package var sequence: Int64
    package var hash: [UInt8]

    package init(sequence: Int64, hash: [UInt8]) {
        self.sequence = sequence
        self.hash = hash
    }
}
