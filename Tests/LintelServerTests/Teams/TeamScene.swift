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

/// A server with a project, people of its organisation and of another one, and services with different roles in it.
struct TeamScene: Sendable {
    enum Caller: String, CaseIterable, Sendable {
        /// A person who owns the project.
        case owner
        /// A service that may do everything administrative, and read the schedule.
        case manager
        /// A service that may read the schedule.
        case viewer
        /// A service without a place in the project.
        case stranger
    }

    let server: TestServer
    let client: CheckedClient
    let project: Project
    /// A project of another organisation, which the stranger owns.
    let foreign: Project
    let services: [Caller: TestServer.RegisteredApp]
    let tokens: [Caller: String]
    let roles: [String: ProjectRole]
    let foreignRole: ProjectRole

    static let owner = "owner@example.org"
    static let colleague = "colleague@example.org"
    static let outsider = "outsider@example.net"

    var base: String { "/accesscontrol/itwins/\(self.project.id)" }
    var page: String { "/projects/\(self.project.id)" }

    static func run(_ body: @escaping @Sendable (TeamScene) async throws -> Void) async throws {
        let server = try await TestServer()
        let (ours, theirs) = (
            try await server.makeOrganisation("Ours Ltd"), try await server.makeOrganisation("Theirs")
        )
        let now = server.clock.now
        let stores = server.parts.stores
        for (email, organisation) in [(Self.owner, ours), (Self.colleague, ours), (Self.outsider, theirs)] {
            let account = try await server.makeAccount(email, name: "The \(email.split(separator: "@")[0])")
            _ = try await stores.organisations.add(
                account.subject,
                role: .member,
                to: organisation.id,
                limit: 9,
                at: now,
            )
        }
        let owner = try #require(try await stores.organisations.principal(EmailKey(Self.owner)))
        var services: [Caller: TestServer.RegisteredApp] = [:]
        let ann = try await server.makeAccount()
        for caller in [Caller.manager, .viewer, .stranger] {
            services[caller] = try await server.makeApp(
                .service,
                name: "The \(caller.rawValue)",
                owner: ann,
                scopes: ["itwin-platform"],
            )
        }
        let native = try await server.makeApp(
            .native,
            owner: ann,
            scopes: ["openid", "itwin-platform"],
            redirectURIs: ["http://127.0.0.1/cb"],
        )
        let projects = server.parts.projectManagement
        let project = try await projects.create(
            name: "Bridge",
            in: ours.id,
            owner: owner.subject,
            by: .commandLine,
            at: now,
        )
        let foreign = try await projects.create(
            name: "Tunnel",
            in: theirs.id,
            owner: services[.stranger]?.subject,
            by: .commandLine,
            at: now,
        )
        let team = server.parts.teamManagement.team(ofByCommandLine: project, at: now)
        let managing = ProjectPermission.all.filter(\.isAdministrative) + [.readSchedule]
        let manager = try await team.addRole(
            ProjectLabel(name: "Manager", description: "", field: "name"),
            permissions: ProjectPermissions(managing),
        )
        let reader = try await team.addRole(
            ProjectLabel(name: "Reader", description: "Reads", field: "name"),
            permissions: ProjectPermissions([.readSchedule]),
        )
        _ = try await team.grant(manager.name, to: services[.manager]?.app.clientEmail ?? "")
        _ = try await team.grant(reader.name, to: services[.viewer]?.app.clientEmail ?? "")
        let roles = Dictionary(uniqueKeysWithValues: try await team.roles().map { ($0.name, $0) })
        let foreignRole = try #require(try await stores.teams.roles(of: foreign.id).first)
        try await server.run { [services] client in
            let client = CheckedClient(client)
            var tokens: [Caller: String] = [:]
            for (caller, app) in services { tokens[caller] = try await client.serviceToken(app) }
            tokens[.owner] =
                try await client.tokens(for: native, scope: "openid itwin-platform", email: Self.owner).access
            try await body(
                TeamScene(
                    server: server,
                    client: client,
                    project: project,
                    foreign: foreign,
                    services: services,
                    tokens: tokens,
                    roles: roles,
                    foreignRole: foreignRole,
                )
            )
        }
    }

    func id(_ role: String) -> String { self.roles[role]?.id.rawValue ?? "" }

    func email(_ caller: Caller) -> String { self.services[caller]?.app.clientEmail ?? "" }

    /// One call of the API, whose path goes on behind the project unless it begins with `/accesscontrol`.
    func call(
        _ method: HTTPRequest.Method,
        _ path: String,
        as caller: Caller = .owner,
        _ body: String? = nil,
        prefer: String? = nil,
    ) async throws -> TestResponse {
        var headers: HTTPFields = [
            .authorization: "Bearer \(self.tokens[caller] ?? "")",
            .accept: "application/vnd.bentley.itwin-platform.v2+json",
            .contentType: "application/json",
        ]
        if let prefer, let name = HTTPField.Name("Prefer") { headers[name] = prefer }
        return try await self.client.execute(
            uri: path.hasPrefix("/accesscontrol") ? path : self.base + path,
            method: method,
            headers: headers,
            body: body.map { ByteBuffer(string: $0) },
        )
    }

    /// Adds somebody by `POST /members/users`.
    func add(_ email: String, _ roles: String..., as caller: Caller = .owner) async throws -> TestResponse {
        let ids = roles.map { "\"\(self.id($0))\"" }.joined(separator: ", ")
        return try await self.call(
            .post,
            "/members/users",
            as: caller,
            #"{"members": [{"email": "\#(email)", "roleIds": [\#(ids)]}], "customMessage": "Welcome"}"#,
        )
    }

    /// What somebody may do in the project.
    func permissions(_ email: String) async throws -> [ProjectPermission] {
        let principal = try await self.server.parts.stores.organisations.principal(EmailKey(email))
        guard let subject = principal?.subject else { return [] }
        return try await self.server.parts.stores.projects.access(of: subject, to: self.project.id)?.granted.values
            ?? []
    }

    /// The path in the newest invitation that was mailed to an address.
    func invitationPath(_ email: String) async throws -> String {
        let mails = try await self.server.sentMails().filter { $0.recipient == email }
        let links = mails.compactMap {
            $0.text.firstMatch(of: /\/project-invitation\?token=[A-Za-z0-9_-]+/).map { String($0.output) }
        }
        return try #require(links.last)
    }
}

extension TestResponse {
    /// The code of an error body.
    var errorCode: String? { self.json["error"]?["code"]?.stringValue }
    /// The first detail of an error body, as `code at target`.
    var errorDetail: String? {
        guard let detail = self.json["error"]?["details"]?.arrayValue?.first else { return nil }
        return "\(detail["code"]?.stringValue ?? "") at \(detail["target"]?.stringValue ?? "")"
    }
}
