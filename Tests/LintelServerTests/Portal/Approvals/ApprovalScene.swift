import HTTPTypes
import HummingbirdTesting
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// A server with an organisation, those who look after it, strangers and an operator, and a service app whose owner has
/// asked for `evo.file`.
struct ApprovalScene: Sendable {
    let server: TestServer
    let client: any TestClientProtocol
    let organisation: Organisation
    let owner: Account
    let administrator: Account
    let member: Account
    /// Looks after another organisation.
    let stranger: Account
    let `operator`: Account
    let app: TestServer.RegisteredApp

    static func run(_ body: @escaping @Sendable (ApprovalScene) async throws -> Void) async throws {
        // RSA keys take a tenth of a second to make.
        let server = try await TestServer(["token.id_algorithm": "ES256"])
        let organisation = try await server.makeOrganisation()
        let elsewhere = try await server.makeOrganisation("Elsewhere")
        let owner = try await server.makeAccount("owner@example.org", name: "Olga Owner")
        let administrator = try await server.makeAccount("admin@example.org", name: "Ada Administrator")
        let member = try await server.makeAccount("member@example.org")
        let stranger = try await server.makeAccount("stranger@example.org")
        let roles: [(Account, OrganisationRole, Organisation)] = [
            (owner, .member, organisation), (administrator, .administrator, organisation),
            (member, .member, organisation), (stranger, .administrator, elsewhere),
        ]
        for (account, role, organisation) in roles {
            _ = try await server.parts.stores.organisations.setMember(
                try EmailKey(account.email),
                role: role,
                in: organisation.id,
                at: server.clock.now,
            )
        }
        let `operator` = try await server.makeAccount("operator@example.org", name: "Otto Operator", isOperator: true)
        let app = try await server.makeApp(
            .service,
            owner: owner,
            organisation: organisation,
            scopes: ["itwin-platform"],
        )
        try await server.run { client in
            let scene = ApprovalScene(
                server: server,
                client: client,
                organisation: organisation,
                owner: owner,
                administrator: administrator,
                member: member,
                stranger: stranger,
                operator: `operator`,
                app: app,
            )
            try await scene.request(["evo.file"], by: owner)
            try await body(scene)
        }
    }

    var approvals: ScopeApprovals {
        ScopeApprovals(
            catalogue: self.server.parts.catalogue,
            stores: self.server.parts.stores,
            audit: self.server.parts.audit,
            notices: NoticePost(
                mailbox: self.server.parts.mailbox,
                renderer: self.server.parts.renderer,
                issuer: TestServer.issuer,
                logger: self.server.parts.logger,
            ),
        )
    }

    func actor(_ account: Account) async throws -> Actor {
        Actor(
            account,
            memberships: try await self.server.parts.stores.organisations.memberships(of: account.subject),
            address: nil,
            correlationID: nil,
        )
    }

    @discardableResult
    func request(_ scopes: ScopeSet, by account: Account, for app: TestServer.RegisteredApp? = nil) async throws
        -> [AppScope]
    {
        try await self.approvals.request(
            scopes,
            for: (app ?? self.app).id,
            by: try await self.actor(account),
            at: self.server.clock.now,
        )
    }

    /// A browser on which somebody is signed in.
    func browser(of account: Account) async throws -> TestBrowser {
        let browser = TestBrowser(self.client)
        let start = try await browser.get("/approvals")
        #expect(start.status == .seeOther)
        let answer = try await browser.signIn(from: start, email: account.email)
        #expect(answer.location == "/approvals")
        return browser
    }

    /// The token for forms of a browser that is signed in.
    func csrf(_ browser: TestBrowser) async throws -> String {
        let page = try await browser.get("/approvals")
        return try #require(TestBrowser.hiddenFields(page.text).first { $0.0 == "csrf" }?.1)
    }

    /// Sends a decision.
    func decide(
        _ decision: String,
        _ scope: String = "evo.file",
        in browser: TestBrowser,
        note: String = "",
        to path: String = "/approvals/decision",
    ) async throws -> TestResponse {
        let fields = [
            ("csrf", try await self.csrf(browser)), ("app", self.app.id.rawValue), ("scope", scope), ("note", note),
            ("decision", decision),
        ]
        return try await browser.send(.post, path, form: fields)
    }

    /// What other nodes and the memory of this one hear of a change.
    func noticeChanges() async throws {
        for reaction in self.server.parts.reactions.values.joined() { try await reaction() }
    }

    /// The scope as it is stored.
    func scope(_ name: String = "evo.file") async throws -> AppScope? {
        try await self.server.parts.stores.apps.app(self.app.id)?.scopes.first { $0.scope == name }
    }

    func auditEvents() async throws -> [AuditEvent] {
        try await self.server.parts.audit.flush()
        return try await self.server.parts.stores.audit.newest(limit: 100)
    }
}
