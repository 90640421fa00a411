/// Every store of the platform, on one engine.
package struct Stores: Sendable {
    package var accounts: any AccountStore
    package var apps: any AppStore
    package var appRegistrations: any AppRegistrationStore
    package var audit: any AuditStore
    package var changes: any ChangeFeed
    package var emailChallenges: any EmailChallengeStore
    package var grants: any GrantStore
    package var keys: any SigningKeyStore
    package var leases: any LeaseStore
    package var mails: any MailStore
    package var maintenance: any MaintenanceStore
    package var organisations: any OrganisationStore
    package var sessions: any SessionStore
    package var throttles: any ThrottleStore

    package init(
        accounts: any AccountStore,
        apps: any AppStore,
        appRegistrations: any AppRegistrationStore,
        audit: any AuditStore,
        changes: any ChangeFeed,
        emailChallenges: any EmailChallengeStore,
        grants: any GrantStore,
        keys: any SigningKeyStore,
        leases: any LeaseStore,
        mails: any MailStore,
        maintenance: any MaintenanceStore,
        organisations: any OrganisationStore,
        sessions: any SessionStore,
        throttles: any ThrottleStore,
    ) {
        self.accounts = accounts
        self.apps = apps
        self.appRegistrations = appRegistrations
        self.audit = audit
        self.changes = changes
        self.emailChallenges = emailChallenges
        self.grants = grants
        self.keys = keys
        self.leases = leases
        self.mails = mails
        self.maintenance = maintenance
        self.organisations = organisations
        self.sessions = sessions
        self.throttles = throttles
    }
}
