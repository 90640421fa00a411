import LintelOAuth
import LintelPlatform
import LintelTokens
import Testing

@Suite struct AppRegistrationTests {
    private static let now = UnixTime(seconds: 1_000_000)
    private static let owner = AccountID("0b9e2a7c-0000-4000-8000-000000000001")

    @Test func serviceAppGetsSecretAndAddress() throws {
        let registration = try Self.register(Self.service())
        let app = registration.app
        #expect(app.client.id.rawValue.wholeMatch(of: /service-[a-z0-9]{25}/) != nil)
        #expect(app.clientEmail == "\(app.client.id)@apps.example.org")
        #expect(registration.clientEmailKey?.rawValue == app.clientEmail)
        #expect(app.owners == [Self.owner])
        #expect(app.createdAt == Self.now)
        let secret = try #require(registration.secret)
        #expect(app.client.secrets.map(\.digest) == [secret.digest])
        #expect(app.secrets.map(\.hint) == [secret.hint])
        #expect(app.secrets.map(\.id) == app.client.secrets.map(\.id))
    }

    @Test(arguments: [(ClientType.native, "native-"), (.spa, "spa-"), (.web, "webapp-")])
    func appWithUsersHasNoAddress(type: ClientType, prefix: String) throws {
        let registration = try Self.register(Self.withUsers(type))
        #expect(registration.app.client.id.rawValue.hasPrefix(prefix))
        #expect(registration.app.clientEmail == nil)
        #expect(registration.clientEmailKey == nil)
        #expect((registration.secret != nil) == (type == .web))
        #expect(registration.app.client.proofKeyRule == .standard(for: type))
    }

    @Test func scopesThatNeedApprovalWaitForAnOperator() throws {
        var request = Self.service()
        request.scopes = ["itwin-platform", "evo.discovery"]
        request.isByOperator = false
        let waiting = try Self.register(request).app
        #expect(waiting.client.scopes == ["itwin-platform"])
        #expect(waiting.scopes.map(\.state) == [.approved, .requested])
        request.isByOperator = true
        let approved = try Self.register(request).app
        #expect(approved.client.scopes == ["itwin-platform", "evo.discovery"])
        #expect(approved.scopes.map(\.state) == [.approved, .approved])
    }

    @Test func organisationIsNamedToPeople() throws {
        var request = Self.service()
        request.organisation = Organisation(
            id: OrganisationID("o1"),
            name: "Deep Rock",
            entitlements: [],
            createdAt: Self.now
        )
        let app = try Self.register(request).app
        #expect(app.organisationID == OrganisationID("o1"))
        #expect(app.client.organisationName == "Deep Rock")
    }

    @Test func refusesWhatTheRulesRefuse() {
        var request = Self.service()
        request.name = "a@b"
        self.expect(.appNameInvalid, field: "name", for: request)
        request = Self.service()
        request.redirectURIs = ["https://app.example.org/cb"]
        self.expect(.redirectURIInvalid, field: "redirect_uri", for: request)
        request = Self.withUsers(.web)
        request.postLogoutRedirectURIs = ["javascript:x"]
        self.expect(.redirectURIInvalid, field: "post_logout_uri", for: request)
        request = Self.service()
        request.scopes = ["openid"]
        self.expect(.scopeNotForType, field: "scope", for: request)
        request = Self.withUsers(.spa)
        request.proofKeyRule = .off
        self.expect(.proofKeyRuleInvalid, field: "proof_key_rule", for: request)
    }

    @Test func g07ClientIDsAreNoAccountIDs() throws {
        for type in ClientType.allCases {
            let id = ClientID.random(for: type, from: .system).rawValue
            #expect(id.wholeMatch(of: /[0-9a-f]{8}-.*/) == nil)
        }
    }

    @Test func g10SameNameGetsAnotherAddress() throws {
        let first = try Self.register(Self.service()).app
        let second = try Self.register(Self.service()).app
        #expect(first.client.name == second.client.name)
        #expect(first.clientEmail != second.clientEmail)
        #expect(first.client.id != second.client.id)
    }

    @Test func k04StoredAppHoldsNoSecret() throws {
        let registration = try Self.register(Self.service())
        let secret = try #require(registration.secret)
        var dumped = ""
        dump(registration.app, to: &dumped)
        #expect(!dumped.contains(secret.text))
        #expect(!dumped.contains(secret.text.dropFirst(secret.hint.count)))
    }

    private static func service() -> NewApp {
        NewApp(type: .service, name: "Sync", owner: self.owner, scopes: ["evo.discovery"], isByOperator: true)
    }

    private static func withUsers(_ type: ClientType) -> NewApp {
        NewApp(
            type: type,
            name: "Viewer",
            owner: self.owner,
            scopes: ["openid", "itwin-platform"],
            redirectURIs: ["http://localhost:3000/cb"],
            isByOperator: false,
        )
    }

    private static func register(_ request: NewApp) throws -> AppRegistration {
        try AppRegistration(
            request,
            catalogue: .standard(),
            clientEmails: ReservedDomain("apps.example.org"),
            random: .system,
            at: self.now,
        )
    }

    private func expect(_ code: PlatformError.Code, field: String, for request: NewApp) {
        let error = #expect(throws: PlatformError.self) { _ = try Self.register(request) }
        #expect(error?.code == code)
        #expect(error?.field == field)
    }
}
