package import LintelTokens

/// What operators look at and mend across the whole installation.
package protocol OperationStore: Sendable {
    /// The database, and how much of everything there is.
    func facts(at now: UnixTime) async throws -> InstallationFacts

    /// Organisations by name, bytes in order, from behind one on.
    ///
    /// - Parameter text: What the name holds, whatever the case of its ASCII letters; nil for all.
    func organisations(named text: String?, after last: OrganisationID?, limit: Int) async throws -> [OrganisationEntry]

    /// People by their address, from behind one on.
    ///
    /// - Parameter prefix: How the normalised address begins; nil for all.
    func accounts(emailPrefix prefix: String?, after last: AccountID?, limit: Int) async throws -> [Account]

    /// Switches an account on again; false when it is unknown or was on.
    func enable(_ id: AccountID) async throws -> Bool

    /// The mails in the outbox without their content, those that wait for their next attempt longest first.
    func mails(limit: Int) async throws -> [WaitingMail]

    /// Makes the mails due at once whose next attempt is after `bound`; returns how many they are.
    func retryMails(after bound: UnixTime, at now: UnixTime) async throws -> Int
}

/// The database of an installation and how much is in it.
package struct InstallationFacts: Sendable, Hashable {
    package enum Engine: String, Sendable, Hashable {
        case sqlite = "SQLite"
        case postgreSQL = "PostgreSQL"
    }

    /// Who holds a lease until when.
    package struct Lease: Sendable, Hashable {
        package var name: String
        package var holder: String
        package var expiresAt: UnixTime

        package init(name: String, holder: String, expiresAt: UnixTime) {
            self.name = name
            self.holder = holder
            self.expiresAt = expiresAt
        }
    }

    package var engine: Engine
    package var schemaVersion: Int
    package var accounts: Int64 = 0
    package var disabledAccounts: Int64 = 0
    package var organisations: Int64 = 0
    package var apps: Int64 = 0
    package var disabledApps: Int64 = 0
    /// Sessions that have not reached their end.
    package var sessions: Int64 = 0
    package var waitingRequests: Int64 = 0
    package var mails: Int64 = 0
    /// Mails that somebody has tried to send.
    package var failedMails: Int64 = 0
    package var leases: [Lease] = []

    package init(engine: Engine, schemaVersion: Int) {
        self.engine = engine
        self.schemaVersion = schemaVersion
    }
}

/// An organisation with the size of it.
package struct OrganisationEntry: Sendable, Hashable {
    package var organisation: Organisation
    package var members: Int64
    package var apps: Int64

    package init(organisation: Organisation, members: Int64, apps: Int64) {
        self.organisation = organisation
        self.members = members
        self.apps = apps
    }
}

/// What may be shown of a mail in the outbox.
package struct WaitingMail: Sendable, Hashable {
    package var id: MailID
    package var createdAt: UnixTime
    package var nextAttemptAt: UnixTime
    package var attempts: Int64
    package var expiresAt: UnixTime
    /// Why the last attempt failed, in fixed words: neither address nor content stands in it.
    package var lastError: String?

    package init(
        id: MailID,
        createdAt: UnixTime,
        nextAttemptAt: UnixTime,
        attempts: Int64,
        expiresAt: UnixTime,
        lastError: String?,
    ) {
        self.id = id
        self.createdAt = createdAt
        self.nextAttemptAt = nextAttemptAt
        self.attempts = attempts
        self.expiresAt = expiresAt
        self.lastError = lastError
    }
}
