import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelStorage
import LintelTesting
import LintelTokens
import NIOCore
import Testing

/// A server with a project, callers who may do more or less in it, and callers who may not know of it.
struct ITwinScene: Sendable {
    enum Caller: String, CaseIterable, Sendable {
        /// A person who administers the organisation and is on no team.
        case administrator
        /// A service that owns the project, and belongs to no organisation.
        case owner
        /// A service on the project's team with the role Viewer.
        case viewer
        /// A person of the organisation who is on no team.
        case colleague
        /// A service that owns a project of another organisation.
        case stranger
        /// The owner, with a token that lacks the scope.
        case unscoped
    }

    let server: TestServer
    let client: CheckedClient
    let ours: Organisation
    let theirs: Organisation
    let project: Project
    /// In the other organisation.
    let foreign: Project
    let tokens: [Caller: String]
    let users: [Caller: UserID]

    var one: String { "/itwins/\(self.project.id)" }

    static func run(_ body: @escaping @Sendable (ITwinScene) async throws -> Void) async throws {
        let server = try await TestServer()
        let ours = try await server.makeOrganisation("Ours Ltd")
        let theirs = try await server.makeOrganisation("Theirs Ltd")
        let ann = try await server.makeAccount()
        let ben = try await server.makeAccount("ben@example.org", name: "Ben Example")
        for (account, role) in [(ann, OrganisationRole.administrator), (ben, .member)] {
            _ = try await server.parts.stores.organisations.setMember(
                EmailKey(account.email),
                role: role,
                in: ours.id,
                at: server.clock.now,
            )
        }
        let native = try await server.makeApp(
            .native,
            owner: ann,
            scopes: ["openid", "itwin-platform"],
            redirectURIs: ["http://127.0.0.1/cb"],
        )
        var services: [Caller: TestServer.RegisteredApp] = [:]
        for caller in [Caller.owner, .viewer, .stranger] {
            services[caller] = try await server.makeApp(
                .service,
                name: "The \(caller.rawValue)",
                owner: ann,
                scopes: ["itwin-platform", "imodels:read"],
            )
        }
        let project = try await Self.project("Shared", "N-1", in: ours, owner: services[.owner], server)
        let foreign = try await Self.project("Foreign", "N-1", in: theirs, owner: services[.stranger], server)
        try await Self.add(try #require(services[.viewer]), as: "Viewer", to: project.id, server)
        try await server.run { [services] client in
            let client = CheckedClient(client)
            var tokens: [Caller: String] = [:]
            var users: [Caller: UserID] = [.administrator: UserID(ann.subject), .colleague: UserID(ben.subject)]
            for (caller, app) in services {
                tokens[caller] = try await client.serviceToken(app)
                users[caller] = UserID(app.subject)
            }
            tokens[.unscoped] = try await client.serviceToken(try #require(services[.owner]), scope: "imodels:read")
            for (caller, account) in [(Caller.administrator, ann), (.colleague, ben)] {
                tokens[caller] =
                    try await client.tokens(for: native, scope: "openid itwin-platform", email: account.email).access
            }
            try await body(
                ITwinScene(
                    server: server,
                    client: client,
                    ours: ours,
                    theirs: theirs,
                    project: project,
                    foreign: foreign,
                    tokens: tokens,
                    users: users,
                )
            )
        }
    }

    private static func project(
        _ name: String,
        _ number: String,
        in organisation: Organisation,
        owner: TestServer.RegisteredApp?,
        _ server: TestServer,
    ) async throws -> Project {
        var details = ProjectChange()
        details.number = .some(number)
        return try await server.parts.projectManagement.create(
            name: name,
            details: details,
            in: organisation.id,
            owner: owner?.subject,
            by: .commandLine,
            at: server.clock.now,
        )
    }

    /// Puts somebody on a team with one of its first roles.
    private static func add(
        _ app: TestServer.RegisteredApp,
        as role: String,
        to id: ProjectID,
        _ server: TestServer,
    ) async throws {
        try await server.engine.write { transaction in
            try transaction.execute(
                "INSERT INTO project_member (project_id, subject, is_owner, added_at) VALUES (?, ?, 0, 0)",
                [.id(id), .id(app.subject)],
            )
            try transaction.execute(
                """
                INSERT INTO project_member_role (project_id, subject, role_id)
                SELECT project_id, ?, id FROM project_role WHERE project_id = ? AND name = ?
                """,
                [.id(app.subject), .id(id), .text(role)],
            )
        }
    }

    /// One call; without a caller no token is sent.
    func call(
        _ method: HTTPRequest.Method,
        _ path: String,
        as caller: Caller?,
        _ body: String? = nil,
        bytes: [UInt8]? = nil,
        headers more: [String: String] = [:],
    ) async throws -> TestResponse {
        var headers: HTTPFields = [:]
        if let caller { headers[.authorization] = "Bearer \(self.tokens[caller] ?? "")" }
        if body != nil { headers[.contentType] = "application/json" }
        for (name, value) in more {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        let content = bytes.map { ByteBuffer(bytes: $0) } ?? body.map { ByteBuffer(string: $0) }
        return try await self.client.execute(uri: path, method: method, headers: headers, body: content)
    }

    func status(_ method: HTTPRequest.Method, _ path: String, as caller: Caller?, _ body: String? = nil)
        async throws -> Int
    {
        try await self.call(method, path, as: caller, body).status.code
    }

    /// The names in a list of iTwins.
    func names(_ path: String, as caller: Caller, scope: String? = nil) async throws -> [String] {
        let headers = scope.map { ["x-itwin-query-scope": $0] } ?? [:]
        let response = try await self.call(.get, path, as: caller, headers: headers)
        #expect(response.status == .ok, "\(path): \(response.text)")
        return (response.json["iTwins"]?.arrayValue ?? []).compactMap { $0["displayName"]?.stringValue }
    }

    /// The code of an error, and the codes and targets of its details.
    func flaw(_ response: TestResponse) -> [String] {
        let error = response.json["error"] ?? .null
        let details = error["details"]?.arrayValue ?? []
        return [error["code"]?.stringValue ?? ""]
            + details.flatMap { [$0["code"]?.stringValue ?? "", $0["target"]?.stringValue ?? ""] }
    }

    /// A project that the administrator makes.
    func make(_ name: String, _ more: String = "") async throws -> String {
        let response = try await self.call(
            .post,
            "/itwins/",
            as: .administrator,
            #"{"class":"Endeavor","subClass":"Project","displayName":"\#(name)"\#(more)}"#,
        )
        #expect(response.status == .created, "\(response.text)")
        return response.json["iTwin"]?["id"]?.stringValue ?? ""
    }
}
