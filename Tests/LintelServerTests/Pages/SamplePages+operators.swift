import LintelPlatform
import LintelTokens

@testable import LintelServer

extension SamplePages {
    private static let moment = UnixTime(seconds: 1_767_225_600)

    static func operators(_ text: String) -> [any Page] {
        let portal = self.portalFrame(text, in: .operation)
        return self.overview(text, portal) + self.lists(text, portal) + self.details(text, portal)
    }

    private static func overview(_ text: String, _ portal: PortalFrame) -> [any Page] {
        var facts = InstallationFacts(engine: .postgreSQL, schemaVersion: 13)
        facts.disabledApps = 2
        facts.leases = [
            .init(name: text, holder: text, expiresAt: Self.moment),
            .init(name: text, holder: "other", expiresAt: Self.moment + 10),
        ]
        let node = OverviewPage.Node(id: text, version: text, startedAt: Self.moment - 100, hasKeys: true)
        let keyless = OverviewPage.Node(id: text, version: text, startedAt: Self.moment - 100_000, hasKeys: false)
        let empty = InstallationFacts(engine: .sqlite, schemaVersion: 13)
        return [
            OverviewPage(portal, facts: facts, node: node, at: Self.moment),
            OverviewPage(portal, facts: empty, node: keyless, at: Self.moment),
            CataloguePage(portal, catalogue: self.catalogue(text), issuer: text),
            CataloguePage(
                portal,
                catalogue: Catalogue(apis: [], entitlements: [], organisationRoles: []),
                issuer: text
            ),
        ]
    }

    private static func lists(_ text: String, _ portal: PortalFrame) -> [any Page] {
        let catalogue = self.catalogue(text)
        let errors: [String?] = [text, nil]
        let mails = errors.map { error in
            WaitingMail(
                id: MailID(text),
                createdAt: Self.moment,
                nextAttemptAt: Self.moment,
                attempts: 1,
                expiresAt: Self.moment,
                lastError: error,
            )
        }
        let products: [[String]] = [[text], []]
        let entries = products.map { entitlements in
            OrganisationEntry(organisation: self.organisation(text, entitlements), members: 1, apps: 2)
        }
        let accounts = [self.person(text), self.person(text, disabledAt: Self.moment)]
        let nextOrganisations = SiteURL.operators(.organisations(search: text, after: OrganisationID(text)))
        let nextAccounts = SiteURL.operators(.accounts(search: text, after: AccountID(text)))
        return [
            OutboxPage(portal, mails: mails, count: 2, failed: 1, done: "retried"),
            OutboxPage(portal, mails: [], count: 0, failed: 0, done: "none"),
            OperatedOrganisationsPage(
                portal,
                entries: entries,
                wishes: [
                    (
                        EntitlementRequest(
                            organisationID: OrganisationID(text),
                            entitlement: text,
                            requester: text,
                            requestedAt: UnixTime(seconds: 1_767_225_600),
                        ), text
                    )
                ],
                catalogue: catalogue,
                search: text,
                next: nextOrganisations
            ),
            OperatedOrganisationsPage(portal, entries: [], catalogue: catalogue, search: text),
            OperatedOrganisationsPage(portal, entries: [], catalogue: catalogue, search: ""),
            AccountListPage(portal, accounts: accounts, search: text, next: nextAccounts),
            AccountListPage(portal, accounts: [], search: text),
            AccountListPage(portal, accounts: [], search: ""),
        ]
    }

    private static func details(_ text: String, _ portal: PortalFrame) -> [any Page] {
        let catalogue = self.catalogue(text)
        let key = SigningKeyRecord(
            id: KeyID(text),
            algorithm: .es256,
            sealedPrivateKey: [],
            publicJWK: [],
            createdAt: Self.moment,
            activatesAt: Self.moment,
            removedAt: Self.moment,
        )
        var newest = key
        newest.removedAt = nil
        let membership = Membership(organisation: self.organisation(text, []), role: .member)
        return [
            KeysPage(portal, keys: [(key, "retired"), (newest, "signing")], done: "rotated"),
            KeysPage(portal, keys: [(key, "signing"), (newest, "published")]),
            EntitlementsPage(portal, organisation: self.organisation(text, [text]), catalogue: catalogue, done: "on"),
            EntitlementsPage(portal, organisation: self.organisation(text, []), catalogue: catalogue, done: "off"),
            AccountStatePage(portal, account: self.person(text), memberships: [membership], isOneself: true),
            AccountStatePage(
                portal,
                account: self.person(text),
                memberships: [],
                isOneself: false,
                reason: text,
                error: text,
            ),
            AccountStatePage(
                portal,
                account: self.person(text, disabledAt: Self.moment),
                memberships: [membership],
                isOneself: false,
                done: "ended",
            ),
        ]
    }

    private static func catalogue(_ text: String) -> Catalogue {
        let scopes = [Catalogue.Scope(name: text, sentence: text, isDeprecated: true)]
        let open = Catalogue.API(id: text, name: text, audiencePath: text, scopes: scopes)
        var guarded = Catalogue.API(id: text, name: text, audiencePath: text, scopes: scopes, entitlement: text)
        guarded.needsApproval = true
        return Catalogue(apis: [open, guarded], entitlements: [.init(id: text, name: text)], organisationRoles: [])
    }

    private static func organisation(_ text: String, _ entitlements: [String]) -> Organisation {
        Organisation(id: OrganisationID(text), name: text, entitlements: entitlements, createdAt: Self.moment)
    }

    private static func person(_ text: String, disabledAt: UnixTime? = nil) -> Account {
        Account(
            id: AccountID(text),
            email: text,
            name: text,
            isEmailVerified: disabledAt == nil,
            isOperator: disabledAt == nil,
            createdAt: Self.moment,
            disabledAt: disabledAt,
        )
    }
}
