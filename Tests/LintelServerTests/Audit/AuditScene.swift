import HTTPTypes
import HummingbirdTesting
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// Two organisations with their people and apps, and browsers on which these are signed in.
struct AuditScene: Sendable {
    let server: TestServer
    let client: any TestClientProtocol
    let ours: Organisation
    let theirs: Organisation
    /// Administrator of ours.
    let ann: Account
    /// Member of ours.
    let ben: Account
    /// Administrator of theirs.
    let eve: Account
    let operatorAccount: Account
    /// Ann's service app in our organisation, itself a member of it.
    let service: TestServer.RegisteredApp

    static func run(_ body: @escaping @Sendable (AuditScene) async throws -> Void) async throws {
        let server = try await TestServer(["token.id_algorithm": "ES256"])
        let ours = try await server.makeOrganisation("Ours Ltd")
        let theirs = try await server.makeOrganisation("Theirs Ltd")
        let ann = try await server.makeAccount("ann@example.org", name: "Ann Example")
        let ben = try await server.makeAccount("ben@example.org", name: "Ben Example")
        let eve = try await server.makeAccount("eve@example.org", name: "Eve Other")
        try await server.join("ann@example.org", .administrator, ours)
        try await server.join("ben@example.org", .member, ours)
        try await server.join("eve@example.org", .administrator, theirs)
        let service = try await server.makeApp(
            .service,
            name: "Nightly import",
            owner: ann,
            organisation: ours,
            scopes: ["evo.discovery", "itwin-platform"],
        )
        try await server.join(try #require(service.app.clientEmail), .member, ours)
        let operatorAccount = try await server.makeAccount("op@example.org", name: "Olga Operator", isOperator: true)
        try await server.run { client in
            try await body(
                AuditScene(
                    server: server,
                    client: client,
                    ours: ours,
                    theirs: theirs,
                    ann: ann,
                    ben: ben,
                    eve: eve,
                    operatorAccount: operatorAccount,
                    service: service,
                )
            )
        }
    }

    /// A browser on which somebody is signed in.
    func browser(_ email: String) async throws -> TestBrowser {
        let browser = TestBrowser(self.client)
        let start = try await browser.get("/audit")
        _ = try await browser.signIn(from: start, email: email)
        return browser
    }

    /// Writes what the server has collected in memory.
    func flush() async throws {
        try await self.server.parts.audit.flush()
        try await self.server.parts.activity.flush(to: self.server.parts.stores.activity)
        try await self.server.parts.refusedCalls.flush(to: self.server.parts.stores.refusedCalls)
    }

    /// A token request with a wrong secret.
    func refuseToken() async throws -> TestResponse {
        try await self.client.post(
            "/connect/token",
            [("grant_type", "client_credentials"), ("scope", "evo.discovery")],
            basic: (self.service.id.rawValue, "wrong"),
        )
    }
}

extension TestServer {
    /// Gives somebody a role in an organisation.
    func join(_ email: String, _ role: OrganisationRole, _ organisation: Organisation) async throws {
        _ = try await self.parts.stores.organisations.setMember(
            try EmailKey(email),
            role: role,
            in: organisation.id,
            at: self.clock.now,
        )
    }
}
