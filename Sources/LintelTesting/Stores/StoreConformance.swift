package import LintelPlatform

/// The contracts of the stores, for every engine: each case gets empty stores of its own.
package enum StoreConformance {
    package static let cases: [ConformanceCase<Stores>] =
        Self.accounts + Self.apps + Self.appChanges + Self.audit + Self.changes + Self.codes + Self.consent + Self.denials
        Self.accounts + Self.apps + Self.appChanges
        + Self.audit + Self.changes + Self.codes + Self.consent + Self.denials
        Self.accounts + Self.appRegistrations + Self.apps + Self.audit + Self.changes + Self.codes + Self.consent
        Self.accounts + Self.approvals + Self.apps + Self.audit + Self.changes + Self.codes + Self.consent
        + Self.denials
        + Self.emailChallenges + Self.families + Self.keys + Self.leases + Self.mails + Self.maintenance
        + Self.operation + Self.organisations + Self.rotation
        + Self.organisations + Self.ownAccount + Self.rotation
        Self.accounts + Self.apps + Self.audit + Self.changes + Self.codes + Self.consent + Self.denials
        + Self.emailChallenges + Self.families + Self.invitations + Self.keys + Self.leases + Self.mails
        + Self.maintenance
        + Self.organisations + Self.organisationLists + Self.organisationMembers + Self.rotation
        + Self.sessions + Self.throttles
        + Self.activity + Self.auditQuery + Self.refusedCalls
}
