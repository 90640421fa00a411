import LintelGuard
import LintelOAuth
import LintelPlatform
import LintelResources
import LintelTokens
import Testing

/// What decisions are made of, and how they are told.
@Suite struct DecisionTests {
    private static let now = UnixTime(seconds: 1_767_225_600)
    private static let evo = GuardedAction.discovery(
        EvoSettings(issuer: "https://id.example", audience: "https://id.example/apis/evo")
    )

    private static func app(_ scopes: ScopeSet = ["evo.discovery"], asked: AppScope? = nil) -> App {
        App(
            client: RegisteredClient(id: ClientID("service-1"), type: .service, name: "Import", scopes: scopes),
            owners: [],
            scopes: scopes.values.map { AppScope(scope: $0, state: .approved) } + (asked.map { [$0] } ?? []),
            createdAt: Self.now,
        )
    }

    /// The facts of a good call of the service itself.
    private static func facts(_ app: App = Self.app(), scopes: ScopeSet? = nil) -> AccessFacts {
        let claims = AccessTokenClaims(
            issuer: "https://id.example",
            subject: Subject(app.client.id.rawValue),
            audience: ["https://id.example/apis/evo"],
            clientID: app.client.id,
            scopes: scopes ?? app.client.scopes,
            issuedAt: Self.now,
            expiresAt: Self.now + 60,
            tokenID: TokenID("t"),
        )
        var facts = AccessFacts(claims: claims, principal: .service(app))
        facts.app = app
        return facts
    }

    private static func checks(_ facts: AccessFacts) -> [AccessCheck] {
        let rules = Self.evo.rules + (facts.organisation == nil ? [] : Self.evo.organisationRules)
        return Decision(rules: rules, facts: facts).explained(with: facts)
    }

    private static let organisation = Organisation(
        id: OrganisationID("org-1"),
        name: "Example Ltd",
        entitlements: ["evo"],
        createdAt: Self.now,
    )

    @Test func passesEveryCheckInOrder() {
        let checks = Self.checks(Self.facts())
        #expect(checks.map(\.step) == [.token, .audience, .scope, .principal])
        #expect(checks.isAllowed && checks.allSatisfy { !$0.fact.isEmpty && $0.mending == nil })
    }

    @Test func stopsAtTheFirstThatFails() {
        var facts = Self.facts()
        facts.claims = nil
        let checks = Self.checks(facts)
        #expect(checks.map(\.outcome) == [.failed, .notReached, .notReached, .notReached])
        #expect(checks.failure?.step == .token)
    }

    @Test func namesTheAudience() {
        var facts = Self.facts()
        facts.claims?.audience = ["https://id.example/apis/itwin"]
        let failure = Self.checks(facts).failure
        #expect(failure?.step == .audience && failure?.mending == .appScopes(ClientID("service-1")))
    }

    @Test(
        arguments: [
            (AppScope.State.requested, "somebody has to approve it", AccessMending.approvals),
            (.refused, "it was refused to the app", .appScopes(ClientID("service-1"))),
            (nil, "the app has not asked for it", .appScopes(ClientID("service-1"))),
        ] as [(AppScope.State?, String, AccessMending)]
    )
    func tellsWhereTheMissingScopeStands(state: AppScope.State?, words: String, mending: AccessMending) {
        let asked = state.map { AppScope(scope: "evo.discovery", state: $0) }
        let failure = Self.checks(Self.facts(Self.app(["evo.file"], asked: asked))).failure
        #expect(failure?.step == .scope && failure?.fact.contains(words) == true && failure?.mending == mending)
    }

    @Test func tellsThatTheAppMayHaveTheScope() {
        let failure = Self.checks(Self.facts(scopes: ["evo.file"])).failure
        #expect(failure?.fact == "The token lacks evo.discovery: the app may have it, but did not ask for it")
        #expect(failure?.mending == nil)
    }

    @Test func tellsOfADisabledApp() {
        var app = Self.app()
        app.disabledAt = Self.now
        let failure = Self.checks(Self.facts(app)).failure
        #expect(failure?.fact == "The service Import is switched off")
        #expect(failure?.mending == .appSettings(ClientID("service-1")))
    }

    @Test func tellsOfMembershipAndProduct() {
        var facts = Self.facts()
        facts.organisation = Self.organisation
        #expect(Self.checks(facts).failure?.fact == "Import is no member of Example Ltd")
        #expect(Self.checks(facts).failure?.mending == .organisationMembers(OrganisationID("org-1")))
        facts.membership = Membership(organisation: Self.organisation, role: .member)
        #expect(Self.checks(facts).isAllowed)
        facts.membership?.organisation.entitlements = []
        #expect(Self.checks(facts).failure?.fact == "Example Ltd does not have Evo switched on")
        #expect(Self.checks(facts).failure?.mending == .organisationProducts(OrganisationID("org-1")))
    }

    @Test func comesBackFromItsJSON() {
        let all: [AccessMending?] = [
            .appScopes(ClientID("a")), .appSettings(ClientID("b")), .organisationMembers(OrganisationID("c")),
            .organisationProducts(OrganisationID("d")), .dataSourceClients(DataSourceID("e")),
            .approvals, nil,
        ]
        let checks = all.map { AccessCheck(.scope, .failed, "\"\u{1F511}\"", mending: $0) }
        #expect(AccessCheck.list(json: AccessCheck.json(checks)) == checks)
        #expect(AccessCheck.list(json: Array("{}".utf8)) == nil)
        #expect(AccessCheck.list(json: Array("[{\"step\":\"scope\"}]".utf8)) == nil)
    }
}
