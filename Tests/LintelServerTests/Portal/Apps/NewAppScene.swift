import HTTPTypes
import HummingbirdTesting
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// A server with Ann, who belongs to an organisation, Cy, who is its co-administrator, and Bob, a stranger.
struct NewAppScene: Sendable {
    static let ann = "ann@example.org"
    static let bob = "bob@example.org"
    static let cy = "cy@example.org"

    let server: TestServer
    let client: BrowserClient
    let people: [String: Account]
    let organisation: Organisation

    /// - Parameter accepted: Whether everybody has accepted the developer terms.
    static func run(
        accepted: Bool = true,
        _ body: @escaping @Sendable (NewAppScene) async throws -> Void,
    ) async throws {
        // RSA keys take a tenth of a second to make.
        let server = try await TestServer(["token.id_algorithm": "ES256"])
        let stores = server.parts.stores
        var people: [String: Account] = [:]
        for email in [Self.ann, Self.bob, Self.cy] {
            let account = try await server.makeAccount(email, name: "\(email.prefix(3)) Person")
            people[email] = account
            guard accepted else { continue }
            try await stores.appRegistrations.accept(
                developerTerms: DeveloperTerms.version,
                account: account.id,
                at: server.clock.now,
            )
        }
        let organisation = try await server.makeOrganisation("Deep Rock")
        for (email, role) in [(Self.ann, OrganisationRole.member), (Self.cy, .coAdministrator)] {
            _ = try await stores.organisations.setMember(
                try EmailKey(email),
                role: role,
                in: organisation.id,
                at: server.clock.now,
            )
        }
        try await server.run { [people] client in
            try await body(
                NewAppScene(
                    server: server,
                    client: BrowserClient(client, issuer: server.parts.settings.issuer.text),
                    people: people,
                    organisation: organisation,
                )
            )
        }
    }

    /// A browser on which somebody is signed in.
    func browser(_ email: String = NewAppScene.ann) async throws -> TestBrowser {
        let browser = TestBrowser(self.client)
        let done = try await browser.signIn(from: try await browser.get("/apps"), email: email)
        #expect(done.location == "/apps")
        return browser
    }

    /// The fields of a good form; `with` replaces fields of the same names.
    static func fields(_ type: ClientType, with: [(String, String)] = []) -> [(String, String)] {
        var good = [("name", "Nightly import"), ("scope", "itwin-platform"), ("step", "review")]
        if type.hasUsers { good.append(("redirect_uri", "http://localhost:3000/cb\r\n https://app.example/cb ")) }
        return good.filter { field in !with.contains { $0.0 == field.0 } } + with
    }

    /// Fills the form of a type in; the answer.
    func fill(
        _ type: ClientType,
        in browser: TestBrowser,
        with: [(String, String)] = [],
    ) async throws -> TestResponse {
        let form = try await browser.get("/apps/new?type=\(type.rawValue)")
        #expect(form.status == .ok)
        return try await browser.submit(form, to: "/apps/new", Self.fields(type, with: with))
    }

    /// Fills the form in and registers; the page with the credentials.
    func register(
        _ type: ClientType,
        in browser: TestBrowser,
        with: [(String, String)] = [],
    ) async throws -> TestResponse {
        let review = try await self.fill(type, in: browser, with: with)
        #expect(review.status == .ok, "\(review.text)")
        return try await browser.submit(review, to: "/apps/new", [("step", "register")])
    }

    /// Every app of the server, oldest first.
    func apps() async throws -> [App] {
        try await self.server.parts.stores.apps.apps(owner: nil, limit: 1_000)
    }

    func events() async throws -> [AuditEvent] {
        try await self.server.parts.audit.flush()
        return try await self.server.parts.stores.audit.newest(limit: 100)
    }
}
