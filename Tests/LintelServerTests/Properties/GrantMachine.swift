import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// Does at random what people, apps and operators do, and holds each answer against ``GrantModel``.
struct GrantMachine {
    private let scene: ProtocolScene
    private let client: CheckedClient
    private let seed: UInt64
    private let browsers: [TestBrowser]
    private var random: SplitMix64
    private var apps: [TestServer.RegisteredApp]
    private var revokedSecrets: [String] = []
    private var model = GrantModel()
    private var step = 0
    /// By grant.
    private var codes: [String] = []
    /// By grant and generation.
    private var refreshTokens: [Int: [String]] = [:]
    private var hints: [Int: String] = [:]
    /// In the order of the model's tokens.
    private var accessTokens: [String] = []
    /// The answers that said that something has changed.
    private var changes: [String] = []

    init(_ scene: ProtocolScene, _ client: CheckedClient, seed: UInt64) {
        self.scene = scene
        self.client = client
        self.seed = seed
        self.browsers = [TestBrowser(client), TestBrowser(client)]
        self.random = SplitMix64(seed: seed)
        self.apps = [scene.web, scene.native]
    }

    private static let emails = [ProtocolScene.annEmail, ProtocolScene.bobEmail]
    private var place: Comment { "seed \(self.seed), step \(self.step)" }

    /// Takes so many steps and checks the whole state after them.
    mutating func run(steps: Int) async throws {
        for step in 0..<steps {
            self.step = step
            try await self.takeStep()
        }
        for index in self.accessTokens.indices { try await self.checkToken(index) }
        try await self.checkAudit()
    }

    private mutating func takeStep() async throws {
        switch self.number(below: 100) {
        case 0..<22: try await self.authorize()
        case 22..<42: try await self.exchange()
        case 42..<46: try await self.exchangeAtOnce()
        case 46..<66: try await self.refresh()
        case 66..<71: try await self.revokeFamily()
        case 71..<75: try await self.revokeToken()
        case 75..<80: try await self.signOut()
        case 80..<82: try await self.replaceSecret()
        case 82..<90: self.advance(by: Int64(self.number(below: 45)))
        case 90: self.advance(by: 3600)
        case 91 where self.step > 60: try await self.disableSomething()
        default:
            if !self.accessTokens.isEmpty { try await self.checkToken(self.number(below: self.accessTokens.count)) }
        }
    }

    // MARK: People

    private mutating func authorize() async throws {
        let app = self.number(below: 2)
        let person = self.number(below: 2)
        let scopes = self.scopes()
        let allows = self.number(below: 5) > 0
        let browser = self.browsers[person]
        let request = TestProtocol.authorization(
            self.apps[app],
            redirectURI: self.apps[app].redirectURI,
            scope: scopes.description,
        )
        var response = try await browser.get("/connect/authorize?" + TestBrowser.encode(request))
        guard self.model.isAppEnabled[app] else {
            #expect(response.status == .badRequest, self.place)
            return
        }
        #expect(response.location.hasPrefix("/signin") == (self.model.session[person] == nil), self.place)
        if response.location.hasPrefix("/signin") {
            response = try await browser.signIn(from: response, email: Self.emails[person])
            #expect((response.status == .seeOther) == self.model.isPersonEnabled[person], self.place)
            guard response.status == .seeOther else { return }
            self.model.signIn(person)
            self.note(response)
            response = try await browser.get(response.location)
        }
        let asks = response.status == .ok && response.text.contains("Request for Approval")
        #expect(asks == self.model.asksConsent(app, person, scopes), self.place)
        if asks {
            let decision = allows ? "allow" : "deny"
            response = try await browser.submit(response, to: "/consent", [("decision", decision)])
            if allows { self.model.allow(app, person, scopes) }
        }
        self.note(response)
        let code = response.answer["code"]
        #expect((code != nil) == (allows || !asks), self.place)
        guard let code else { return }
        self.model.issueCode(app, person, scopes)
        self.codes.append(code)
    }

    private mutating func signOut() async throws {
        let person = self.number(below: 2)
        let browser = self.browsers[person]
        let isSignedIn = self.model.session[person] != nil
        let own = self.hints.keys.sorted().filter { self.model.grants[$0].person == person }
        if let grant = own.randomElement(using: &self.random), self.number(below: 2) == 0 {
            let hint = self.hints[grant] ?? ""
            let response = try await browser.get("/connect/endsession?id_token_hint=" + hint)
            if isSignedIn { self.note(response) }
            if isSignedIn { self.model.signOut(person, hintOf: self.model.grants[grant].app) }
        } else {
            let page = try await browser.get("/signout")
            guard isSignedIn else { return }
            self.note(try await browser.submit(page, to: "/signout", []))
            self.model.signOut(person, hintOf: nil)
        }
    }

    // MARK: Apps

    private mutating func exchange() async throws {
        guard let grant = self.codes.indices.suffix(6).randomElement(using: &self.random) else { return }
        let isOwn = self.number(below: 6) > 0
        let app = isOwn ? self.model.grants[grant].app : 1 - self.model.grants[grant].app
        let fits = self.number(below: 8) > 0
        let response = try await self.client.exchange(
            self.codes[grant],
            app: self.apps[app],
            redirectURI: fits ? self.apps[self.model.grants[grant].app].redirectURI : "https://evil.example/cb",
        )
        let isGiven = self.model.exchange(grant, by: app, fits: fits)
        #expect((response.status == .ok) == isGiven, self.place)
        if isGiven { try self.keep(response, grant) }
    }

    /// A code yields at most one set of tokens, also when it is presented three times at once.
    private mutating func exchangeAtOnce() async throws {
        guard let grant = self.codes.indices.suffix(4).randomElement(using: &self.random) else { return }
        let app = self.model.grants[grant].app
        let (client, code, own) = (self.client, self.codes[grant], self.apps[app])
        let responses = try await withThrowingTaskGroup(of: TestResponse.self) { group in
            for _ in 0..<3 { group.addTask { try await client.exchange(code, for: own) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let given = (0..<3).filter { _ in self.model.exchange(grant, by: app, fits: true) }.count
        let good = responses.filter { $0.status == .ok }
        #expect(good.count == given, self.place)
        for response in good { try self.keep(response, grant) }
    }

    private mutating func refresh() async throws {
        guard let grant = self.refreshTokens.keys.sorted().suffix(6).randomElement(using: &self.random) else { return }
        let held = self.refreshTokens[grant] ?? []
        let generation = max(0, held.count - 1 - [0, 0, 0, 0, 1, 1, 2].randomElement(using: &self.random, orElse: 0))
        let isOwn = self.number(below: 8) > 0
        let app = isOwn ? self.model.grants[grant].app : 1 - self.model.grants[grant].app
        let narrow: [ScopeSet] = [["openid", "itwin-platform"], ["openid", "itwin-platform", "profile"]]
        let wanted = self.number(below: 5) < 3 ? nil : narrow.randomElement(using: &self.random)
        let response = try await self.client.refresh(
            held[generation],
            app: self.apps[app],
            extra: wanted.map { [("scope", $0.description)] } ?? [],
        )
        let given = self.model.refresh(grant, generation: generation, by: app, wanted: wanted)
        #expect((response.status == .ok) == (given != nil), "\(response.text) \(self.place)")
        guard let given else { return }
        try self.keep(response, grant)
        // Inside the grace window the successor is the same one again.
        #expect(self.refreshTokens[grant]?.count == given + 1, self.place)
    }

    private mutating func revokeFamily() async throws {
        guard let grant = self.refreshTokens.keys.sorted().randomElement(using: &self.random) else { return }
        let app = self.number(below: 2)
        let token = try #require(self.refreshTokens[grant]?.randomElement(using: &self.random))
        let response = try await self.client.revoke(token, by: self.apps[app])
        #expect((response.status == .ok) == self.model.isAppEnabled[app], self.place)
        if self.model.revokeFamily(grant, by: app) { self.note(response) }
    }

    private mutating func revokeToken() async throws {
        guard let token = self.accessTokens.indices.randomElement(using: &self.random) else { return }
        let app = self.number(below: 2)
        let response = try await self.client.revoke(self.accessTokens[token], by: self.apps[app])
        #expect((response.status == .ok) == self.model.isAppEnabled[app], self.place)
        if self.model.revokeToken(token, by: app) { self.note(response) }
    }

    // MARK: Operators

    private mutating func replaceSecret() async throws {
        guard self.model.isAppEnabled[0], let old = self.apps[0].secret else { return }
        let store = self.scene.server.parts.stores.apps
        let now = self.scene.server.clock.now
        let app = try #require(try await store.app(self.apps[0].id))
        let next = try NewSecret(
            for: app.client,
            label: "step \(self.step)",
            expiresInDays: nil,
            random: self.scene.server.parts.random,
            at: now,
        )
        try await store.addSecret(next.shown, digest: next.secret.digest, to: app.client.id, limit: 5, at: now)
        for secret in app.secrets {
            _ = try await store.revokeSecrets(named: secret.id, of: app.client.id, force: false, at: now)
        }
        try await self.scene.noticeChanges()
        self.apps[0].secret = next.secret.text
        self.revokedSecrets.append(old)
        for secret in self.revokedSecrets {
            var stale = self.apps[0]
            stale.secret = secret
            expectRefusal(try await self.client.refresh("x", app: stale), "invalid_client", status: .unauthorized)
        }
    }

    private mutating func disableSomething() async throws {
        let index = self.number(below: 2)
        let stores = self.scene.server.parts.stores
        if self.number(below: 2) == 0 {
            _ = try await stores.apps.disable(self.apps[index].id, at: self.scene.server.clock.now)
            self.model.disable(app: index)
        } else {
            _ = try await stores.accounts.disable(
                try EmailKey(Self.emails[index]),
                at: self.scene.server.clock.now,
                denyUntil: self.scene.server.clock.now + 3_600
            )
            self.model.disable(person: index)
        }
        try await self.scene.noticeChanges()
    }

    private mutating func advance(by seconds: Int64) {
        self.scene.server.clock.advance(by: seconds)
        self.model.now += seconds
    }

    // MARK: Checks

    /// A token is alive exactly when the model says so, and never names what was not allowed.
    private func checkToken(_ index: Int) async throws {
        let told = try await self.client.introspect(self.accessTokens[index], by: self.scene.service).json
        let place: Comment = "token \(index) \(self.place)"
        #expect(told["active"]?.boolValue == self.model.isActive(index), place)
        guard told["active"]?.boolValue == true else { return }
        let grant = self.model.grants[self.model.tokens[index].grant]
        #expect(told["client_id"]?.stringValue == self.apps[grant.app].id.rawValue, place)
        #expect(told["sub"]?.stringValue == [self.scene.ann, self.scene.bob][grant.person].id.rawValue, place)
        let scopes = ScopeSet(spaceSeparated: told["scope"]?.stringValue ?? "")
        #expect(scopes == self.model.tokens[index].scopes, place)
        for scope in scopes.values {
            let triple = GrantModel.Allowed(app: grant.app, person: grant.person, scope: scope)
            #expect(self.model.allowed.contains(triple), place)
        }
    }

    /// Every answer that said that something has changed is in the audit, whose chain holds.
    private func checkAudit() async throws {
        try await self.scene.server.parts.audit.flush()
        let store = self.scene.server.parts.stores.audit
        let audited = Set(try await store.newest(limit: 10_000).compactMap(\.correlationID))
        let missing = self.changes.filter { !audited.contains($0.split(separator: " ").first.map(String.init) ?? "") }
        #expect(missing.isEmpty, "\(missing) \(self.place)")
        #expect(try await store.firstBrokenLink() == nil)
    }

    private mutating func note(_ response: TestResponse) {
        #expect(response.status.code < 400, self.place)
        self.changes.append("\(response.headers[.correlationID] ?? "-") step \(self.step)")
    }

    private mutating func keep(_ response: TestResponse, _ grant: Int) throws {
        self.note(response)
        let tokens = try IssuedTokens(response)
        self.accessTokens.append(tokens.access)
        self.hints[grant] = tokens.id ?? self.hints[grant]
        guard let refresh = tokens.refresh, self.refreshTokens[grant]?.contains(refresh) != true else { return }
        self.refreshTokens[grant, default: []].append(refresh)
    }

    private mutating func scopes() -> ScopeSet {
        let optional = ["profile", "email", "offline_access", "offline_access"]
        let chosen = optional.filter { _ in self.number(below: 2) == 0 }
        return ScopeSet(["openid", "itwin-platform"] + chosen)
    }

    private mutating func number(below limit: Int) -> Int { Int.random(in: 0..<limit, using: &self.random) }
}

extension Array {
    fileprivate func randomElement(using random: inout SplitMix64, orElse other: Element) -> Element {
        self.randomElement(using: &random) ?? other
    }
}
