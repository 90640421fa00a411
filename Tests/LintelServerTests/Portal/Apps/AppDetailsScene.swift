import HTTPTypes
import HummingbirdTesting
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// A service app with two secrets and two owners, in an organisation with people around it.
struct AppDetailsScene: Sendable {
    /// An owner.
    static let ann = "ann@example.org"
    /// The other owner.
    static let bob = "bob@example.org"
    /// An administrator of the organisation who owns nothing.
    static let admin = "admin@example.org"
    /// A member of the organisation.
    static let member = "member@example.org"
    /// An administrator of another organisation.
    static let stranger = "stranger@example.org"
    /// Owns nothing and belongs nowhere.
    static let nobody = "nobody@example.org"

    let server: TestServer
    let client: any TestClientProtocol
    let service: TestServer.RegisteredApp
    let web: TestServer.RegisteredApp
    let organisation: Organisation

    static func run(
        _ settings: [String: String] = [:],
        _ body: @escaping @Sendable (AppDetailsScene) async throws -> Void,
    ) async throws {
        let server = try await TestServer(settings)
        try await server.run { client in
            try await body(try await AppDetailsScene(server, client))
        }
    }

    private init(_ server: TestServer, _ client: any TestClientProtocol) async throws {
        self.server = server
        self.client = client
        let people = [Self.ann, Self.bob, Self.admin, Self.member, Self.stranger, Self.nobody]
        for email in people { _ = try await server.makeAccount(email, name: "The \(email.prefix { $0 != "@" })") }
        let stores = server.parts.stores
        func account(_ email: String) async throws -> Account {
            try #require(try await stores.accounts.credentials(for: EmailKey(email))?.account)
        }
        self.organisation = try await server.makeOrganisation("Builders")
        let other = try await server.makeOrganisation("Others")
        for (email, role, id) in [
            (Self.admin, OrganisationRole.administrator, self.organisation.id),
            (Self.member, .member, self.organisation.id),
            (Self.stranger, .administrator, other.id),
        ] {
            _ = try await stores.organisations.setMember(EmailKey(email), role: role, in: id, at: server.clock.now)
        }
        let ann = try await account(Self.ann)
        self.service = try await server.makeApp(
            .service,
            name: "Nightly import",
            owner: ann,
            organisation: self.organisation,
            scopes: ["itwin-platform", "evo.file"],
        )
        self.web = try await server.makeApp(
            .web,
            name: "Planner",
            owner: ann,
            scopes: ["openid", "itwin-platform"],
            redirectURIs: ["https://planner.example/cb"],
        )
        let second = AppSecret(id: "second", label: "second", hint: "lnt_", createdAt: server.clock.now)
        let digest = [UInt8](repeating: 7, count: 32)
        for change: AppChange in [
            .addSecret(second, digest: digest, limit: 10), .addOwner(try await account(Self.bob).id, limit: 20),
        ] {
            try await stores.apps.apply(change, to: self.service.id, version: nil, at: server.clock.now)
        }
    }

    /// A browser on which somebody has signed in.
    func browser(_ email: String) async throws -> TestBrowser {
        let browser = TestBrowser(self.client)
        _ = try await browser.signIn(from: try await browser.get("/apps/x/settings"), email: email)
        return browser
    }

    /// The app as it is stored.
    func stored(_ app: TestServer.RegisteredApp) async throws -> App? {
        try await self.server.parts.stores.apps.app(app.id)
    }

    /// Sends a form with the token and version of a page that the browser has just opened.
    func post(
        _ browser: TestBrowser,
        _ app: TestServer.RegisteredApp,
        _ path: String,
        _ values: [(String, String)] = [],
        version: Int64? = nil,
    ) async throws -> TestResponse {
        let page = try await browser.get("/apps/\(app.id.rawValue)/settings")
        let hidden = TestBrowser.hiddenFields(page.text)
        let seen = hidden.first { $0.0 == "version" }?.1 ?? "1"
        let tokens = [
            ("csrf", try await self.csrf(browser)), ("version", version.map { String($0) } ?? seen),
        ]
        return try await browser.send(.post, "/apps/\(app.id.rawValue)/\(path)", form: tokens + values)
    }

    /// The token of the forms of this browser and session, from a page that anybody may see who is signed in.
    func csrf(_ browser: TestBrowser) async throws -> String {
        let page = try await browser.get("/signout")
        return try #require(TestBrowser.hiddenFields(page.text).first { $0.0 == "csrf" }).1
    }

    /// What other processes would do within a second.
    func noticeChanges() async throws {
        for reaction in self.server.parts.reactions.values.joined() { try await reaction() }
    }

    /// The kinds of the audit events, oldest first.
    func events() async throws -> [AuditEvent] {
        try await self.server.parts.audit.flush()
        return try await self.server.parts.stores.audit.newest(limit: 100).reversed()
    }

    /// A form that changes the service app.
    struct Change: Sendable, CustomTestStringConvertible {
        var path: String
        var values: [(String, String)] = []

        var testDescription: String { self.path }
    }

    /// Every form about the service app, each as it would be accepted.
    func changes() async throws -> [Change] {
        let app = try #require(try await self.stored(self.service))
        let owner = try #require(app.owners.last).rawValue
        return [
            Change(path: "credentials", values: [("label", "third"), ("expires", "90")]),
            Change(path: "credentials/second/revoke"),
            Change(path: "scopes", values: [("scope", "evo.workspace")]),
            Change(path: "scopes/remove", values: [("scope", "evo.file")]),
            Change(path: "redirects"),
            Change(path: "owners", values: [("email", Self.nobody)]),
            Change(path: "owners/\(owner)/remove"),
            Change(path: "settings", values: [("name", "Renamed")]),
            Change(path: "disable"),
            Change(path: "enable"),
            Change(path: "delete", values: [("confirmation", "Nightly import")]),
        ]
    }

    /// Every page about the service app.
    static let pages = ["credentials", "credentials/second/revoke", "scopes", "redirects", "owners", "settings"]
}
