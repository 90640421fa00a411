import HTTPTypes
import HummingbirdTesting
import LintelOAuth
import LintelPlatform
import LintelTesting
import LintelTokens
import NIOCore
import Testing

@testable import LintelServer

/// Every page of the portal where there is a thousand of everything: for whoever may see it, and for a stranger.
///
/// The pages are those of the router: a new one is among them by itself.
@Suite struct CrowdedPortalTests {
    private static let count = 1_000
    /// What the largest page may weigh, in bytes: two lists of a hundred rows, each row with a form.
    private static let maximumPageSize = 250_000

    @Test(.timeLimit(.minutes(10))) func everyPageHoldsAThousandRowsAndStaysClosedToStrangers() async throws {
        let server = try await TestServer(["token.id_algorithm": "ES256"])
        let crowd = try await Crowd(server, count: Self.count)
        try await server.run { client in
            let ann = TestBrowser(client)
            _ = try await ann.signIn(from: try await ann.get("/signin"), email: crowd.ann.email)
            let eve = TestBrowser(client)
            _ = try await eve.signIn(from: try await eve.get("/signin"), email: crowd.eve.email)
            let paths = server.server.routes.filter { $0.method == "GET" }.compactMap { crowd.path($0.path) }
            #expect(paths.count > 35)
            for path in paths {
                let page = try await ann.get(path)
                #expect(page.status == .ok, "\(path): \(page.status)")
                // An export is all there is, in a file.
                let isPage = page.headers[.contentDisposition] == nil
                #expect(
                    !isPage || page.body.readableBytes < Self.maximumPageSize,
                    "\(path): \(page.body.readableBytes) bytes",
                )
                guard crowd.isAboutSomething(path) else { continue }
                let refusal = try await eve.get(path)
                #expect([.notFound, .forbidden].contains(refusal.status), "\(path): \(refusal.status)")
                #expect(!refusal.text.contains("Crowded"), "\(path)")
            }
        }
    }

    /// Long lists go on from page to page, and leave nothing out.
    @Test(
        .timeLimit(.minutes(10)),
        arguments: [
            ("/apps", "data-th=\"Registered\"", 121), ("/approvals", "name=\"decision\" value=\"approve\"", 120),
            ("/operation/accounts", "/operation/accounts/", 122),
            ("/operation/organisations", "/operation/organisations/", 121),
        ],
    )
    func aLongListIsReadToItsEnd(path: String, mark: String, count: Int) async throws {
        let server = try await TestServer(["token.id_algorithm": "ES256"])
        let crowd = try await Crowd(server, count: 120)
        try await server.run { client in
            let ann = TestBrowser(client)
            _ = try await ann.signIn(from: try await ann.get("/signin"), email: crowd.ann.email)
            var rows = 0
            var next: String? = path
            var pages = 0
            while let current = next, pages < 10 {
                let page = try await ann.get(current)
                #expect(page.status == .ok)
                rows += page.text.ranges(of: mark).count
                pages += 1
                next = page.text.firstMatch(of: /href="([^"]*)" rel="next"/)
                    .map { String($0.output.1).replacing("&amp;", with: "&") }
            }
            #expect(next == nil && pages == 3)
            #expect(rows == count)
        }
    }
}

/// A thousand of everything around one person, who looks after all of it.
private struct Crowd: Sendable {
    /// Administrator of the organisation, owner of the apps, and operator.
    let ann: Account
    /// Belongs nowhere.
    let eve: Account
    let organisation: Organisation
    let app: TestServer.RegisteredApp
    let workspace: WorkspaceID

    init(_ server: TestServer, count: Int) async throws {
        let stores = server.parts.stores
        let now = server.clock.now
        let ann = try await server.makeAccount("ann@example.org", name: "Ann Crowded", isOperator: true)
        self.ann = ann
        self.eve = try await server.makeAccount("eve@example.org", name: "Eve Other")
        try await stores.appRegistrations.accept(developerTerms: DeveloperTerms.version, account: ann.id, at: now)
        let organisation = try await server.makeOrganisation("Crowded Ltd")
        self.organisation = organisation
        _ = try await stores.organisations.add(
            ann.subject,
            role: .administrator,
            to: organisation.id,
            limit: 1,
            at: now,
        )
        self.app = try await server.makeApp(
            .service,
            name: "Crowded app",
            owner: ann,
            organisation: organisation,
            scopes: ["itwin-platform"],
        )
        let management = WorkspaceManagement(stores: stores, random: server.parts.random, audit: server.parts.audit)
        let actor = Actor(ann, memberships: [], address: nil, correlationID: nil)
        func makeWorkspace(_ name: String) async throws -> WorkspaceID {
            try await management.create(name: name, in: organisation.id, owner: ann.subject, by: actor, at: now).id
        }
        let workspace = try await makeWorkspace("Crowded workspace")
        self.workspace = workspace
        try await stores.addContent(to: workspace, of: organisation.id)
        try await stores.addFiles((0..<count).map { "Crowded \($0)" }, to: workspace)
        let id = self.app.id
        // Side by side, so that they share commits.
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<count {
                group.addTask {
                    let email = "person\(number)@crowd.example"
                    let account = Account(
                        id: AccountID("crowd-\(number)"),
                        email: email,
                        name: "Crowded Person \(number)",
                        createdAt: now,
                    )
                    try await stores.accounts.create(account, key: try EmailKey(email), passwordHash: nil)
                    _ = try await stores.organisations.add(
                        account.subject,
                        role: .member,
                        to: organisation.id,
                        limit: .max,
                        at: now,
                    )
                    _ = try await makeWorkspace("Crowded \(number)")
                    try await stores.workspaces.assign(
                        [WorkspaceAssignment(workspaceID: workspace, subject: account.subject, role: .viewer)],
                        in: organisation.id,
                        under: .administrative,
                        at: now,
                    )
                    let other = try await server.makeOrganisation("Crowded \(number)", entitlements: [])
                    _ = try await stores.organisations.add(
                        ann.subject,
                        role: .administrator,
                        to: other.id,
                        limit: .max,
                        at: now,
                    )
                    try await Self.addApp(number, to: server, ann, organisation)
                    try await stores.sessions.create(
                        Session(
                            id: server.parts.random.bytes(16),
                            accountID: ann.id,
                            authenticatedAt: now,
                            createdAt: now,
                            lastSeenAt: now,
                            expiresAt: now + 100_000,
                        ),
                        replacing: nil,
                    )
                    try await server.parts.mailbox.send(
                        MailMessage(recipient: email, subject: "Crowded", text: "Crowded", html: "Crowded"),
                    )
                    try await stores.audit.append([
                        AuditEvent(
                            at: now,
                            kind: .tokenRefused,
                            actor: id.rawValue,
                            clientID: id,
                            organisationID: organisation.id,
                            detail: "Crowded \(number)",
                        )
                    ])
                }
            }
            try await group.waitForAll()
        }
    }

    /// An app with a scope that waits, allowed by its owner.
    private static func addApp(
        _ number: Int,
        to server: TestServer,
        _ owner: Account,
        _ organisation: Organisation,
    ) async throws {
        let stores = server.parts.stores
        let app = try await server.makeApp(
            .native,
            name: "Crowded app \(number)",
            owner: owner,
            organisation: organisation,
            scopes: ["openid"],
            redirectURIs: ["http://localhost:3000/callback"],
        )
        let asked = AppScope(
            scope: "evo.file",
            state: .requested,
            requestedBy: "somebody",
            requestedAt: server.clock.now + Int64(number),
        )
        _ = try await stores.approvals.request([asked], for: app.id, version: nil, limit: 100)
        try await stores.grants.saveConsent(
            account: owner.id,
            client: app.id,
            scopes: ["openid"],
            at: server.clock.now,
        )
        // As many as there can be; the others are refused.
        _ = try? await stores.organisations.allowClient(
            app.id,
            in: organisation.id,
            limit: OrganisationLimits.allowedClients,
            at: server.clock.now,
        )
    }

    /// The route with the ids of what there is; nil for what is no page of the portal, or one that asks for more.
    func path(_ route: String) -> String? {
        let pages = [
            "/apps", "/organisations", "/account", "/approvals", "/access-check", "/audit", "/operation",
            "/developer-terms",
        ]
        // They answer to what was done before, or to a question in the query.
        let others = [
            "/organisations/{id}/workspaces/{workspace}/thumbnail",
            "/organisations/{id}/workspaces/{workspace}/files/{file}/versions/{version}/download",
            "/organisations/{id}/workspaces/{workspace}/objects/{object}/versions/{version}/download",
            "/organisations/{id}/workspaces/{workspace}/objects/{object}/versions/{version}/data/{data}",
            "/account/email/code", "/account/deactivated", "/apps/redirect-check", "/approvals/request",
            "/apps/{id}/credentials/{secret}/revoke",
        ]
        let route = route.split(separator: "/")
            .map { $0.hasPrefix(":") ? "{\($0.dropFirst())}" : String($0) }
            .reduce("") { "\($0)/\($1)" }
        guard pages.contains(where: { route == $0 || route.hasPrefix($0 + "/") }), !others.contains(route) else {
            return nil
        }
        let id =
            if route.hasPrefix("/apps") {
                self.app.id.rawValue
            } else if route.hasPrefix("/operation/accounts") {
                self.eve.id.rawValue
            } else {
                self.organisation.id.rawValue
            }
        return route.replacing("{id}", with: id).replacing("{subject}", with: "crowd-1")
            .replacing("{workspace}", with: self.workspace.rawValue).replacing("{file}", with: "file")
            .replacing("{object}", with: "00000000-0000-4000-8000-000000000001").replacing("{model}", with: "model-1")
    }

    /// Whether a page of this path is about one thing, or for operators: nothing for a stranger.
    func isAboutSomething(_ path: String) -> Bool {
        path.hasPrefix("/operation") || path.contains(self.app.id.rawValue)
            || path.contains(self.organisation.id.rawValue)
    }
}
