/// Every store of the platform, on one engine.
package struct Stores: Sendable {
    package var accounts: any AccountStore
    package var apps: any AppStore
    package var audit: any AuditStore
    package var changes: any ChangeFeed
    package var grants: any GrantStore
    package var keys: any SigningKeyStore
    package var leases: any LeaseStore
    package var maintenance: any MaintenanceStore
    package var organisations: any OrganisationStore
    package var sessions: any SessionStore
    package var throttles: any ThrottleStore

    package init(
        accounts: any AccountStore,
        apps: any AppStore,
        audit: any AuditStore,
        changes: any ChangeFeed,
        grants: any GrantStore,
        keys: any SigningKeyStore,
        leases: any LeaseStore,
        maintenance: any MaintenanceStore,
        organisations: any OrganisationStore,
        sessions: any SessionStore,
        throttles: any ThrottleStore,
    ) {
        self.accounts = accounts
        self.apps = apps
        self.audit = audit
        self.changes = changes
        self.grants = grants
        self.keys = keys
        self.leases = leases
        self.maintenance = maintenance
        self.organisations = organisations
        self.sessions = sessions
        self.throttles = throttles
    }
}
