import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import NIOCore
import Testing

/// A server with a workspace, a caller of each role in it, and callers who have none.
struct WorkspaceScene: Sendable {
    enum Caller: String, CaseIterable, Sendable {
        /// A person who administers the organisation and has no role in the workspace.
        case administrator
        case owner, editor, viewer
        /// Belongs to the organisation.
        case member
        /// Belongs to another organisation, which it administers.
        case stranger
        /// The owner, with a token that lacks the scope.
        case unscoped

        var role: WorkspaceRole? { WorkspaceRole(rawValue: self.rawValue) }
    }

    let server: TestServer
    let client: CheckedClient
    let ours: Organisation
    let theirs: Organisation
    let workspace: Workspace
    /// In the other organisation.
    let foreign: Workspace
    let services: [Caller: TestServer.RegisteredApp]
    let administrator: Account
    let tokens: [Caller: String]

    var path: String { "/workspace/orgs/\(self.ours.id)/workspaces" }
    var one: String { "\(self.path)/\(self.workspace.id)" }
    var admin: String { "/workspace/admin/orgs/\(self.ours.id)" }

    static func run(_ body: @escaping @Sendable (WorkspaceScene) async throws -> Void) async throws {
        let server = try await TestServer()
        let ours = try await server.makeOrganisation("Ours Ltd")
        let theirs = try await server.makeOrganisation("Theirs Ltd")
        let ann = try await server.makeAccount()
        try await Self.join(server, ann.email, ours, .administrator)
        let native = try await server.makeApp(
            .native,
            owner: ann,
            scopes: ["openid", "evo.workspace"],
            redirectURIs: ["http://127.0.0.1/cb"],
        )
        var services: [Caller: TestServer.RegisteredApp] = [:]
        for caller in [Caller.owner, .editor, .viewer, .member, .stranger] {
            let app = try await server.makeApp(
                .service,
                name: "The \(caller.rawValue)",
                owner: ann,
                scopes: ["evo.workspace", "evo.discovery"],
            )
            services[caller] = app
            try await Self.join(server, app.app.clientEmail ?? "", caller == .stranger ? theirs : ours, .member)
        }
        let workspaces = server.parts.workspaceManagement
        let workspace = try await workspaces.create(
            name: "Shared",
            in: ours.id,
            owner: nil,
            by: .commandLine,
            at: server.clock.now,
        )
        let foreign = try await workspaces.create(
            name: "Foreign",
            in: theirs.id,
            owner: services[.stranger]?.subject,
            by: .commandLine,
            at: server.clock.now,
        )
        for (caller, app) in services {
            guard let role = caller.role else { continue }
            _ = try await workspaces.assign(
                role,
                to: .email(app.app.clientEmail ?? ""),
                on: workspace.id,
                in: ours.id,
                under: .administrative,
                by: .commandLine,
                at: server.clock.now,
            )
        }
        try await server.run { [services] client in
            let client = CheckedClient(client)
            var tokens: [Caller: String] = [:]
            for (caller, app) in services {
                tokens[caller] = try await client.serviceToken(app, scope: "evo.workspace")
            }
            let owner = try #require(services[.owner])
            tokens[.unscoped] = try await client.serviceToken(owner, scope: "evo.discovery")
            tokens[.administrator] =
                try await client.tokens(for: native, scope: "openid evo.workspace", email: ann.email).access
            try await body(
                WorkspaceScene(
                    server: server,
                    client: client,
                    ours: ours,
                    theirs: theirs,
                    workspace: workspace,
                    foreign: foreign,
                    services: services,
                    administrator: ann,
                    tokens: tokens,
                )
            )
        }
    }

    private static func join(
        _ server: TestServer,
        _ email: String,
        _ organisation: Organisation,
        _ role: OrganisationRole,
    ) async throws {
        _ = try await server.parts.stores.organisations.setMember(
            EmailKey(email),
            role: role,
            in: organisation.id,
            at: server.clock.now,
        )
    }

    /// One call; without a caller no token is sent.
    func call(
        _ method: HTTPRequest.Method,
        _ path: String,
        as caller: Caller?,
        _ body: String? = nil,
        bytes: [UInt8]? = nil,
        preview: Bool = false,
    ) async throws -> TestResponse {
        var headers: HTTPFields = [:]
        if let caller { headers[.authorization] = "Bearer \(self.tokens[caller] ?? "")" }
        if body != nil { headers[.contentType] = "application/json" }
        if preview, let name = HTTPField.Name("API-Preview") { headers[name] = "opt-in" }
        let content = bytes.map { ByteBuffer(bytes: $0) } ?? body.map { ByteBuffer(string: $0) }
        return try await self.client.execute(uri: path, method: method, headers: headers, body: content)
    }

    /// The status of a call.
    func status(_ method: HTTPRequest.Method, _ path: String, as caller: Caller?, _ body: String? = nil)
        async throws -> Int
    {
        try await self.call(method, path, as: caller, body).status.code
    }

    func email(_ caller: Caller) -> String { self.services[caller]?.app.clientEmail ?? "" }

    func user(_ caller: Caller) -> UserID { UserID(self.services[caller]?.subject ?? Subject("")) }

    /// The ids of a list's items, and its total.
    func ids(_ response: TestResponse) -> [String] {
        (response.json["results"]?.arrayValue ?? []).compactMap { $0["id"]?.stringValue }
    }
}

extension TestServer.RegisteredApp {
    var subject: Subject { Subject(self.id.rawValue) }
}
