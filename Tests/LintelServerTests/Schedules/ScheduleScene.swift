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

/// Two projects of two organisations, with services in the teams: one plans, one reads, one reads and one
/// changes the plan without how the work goes, and one plans in the other project.
struct ScheduleScene: Sendable {
    let server: TestServer
    let client: CheckedClient
    let ann: Account
    let organisation: Organisation
    let project: ProjectID
    let foreignProject: ProjectID
    /// Tokens for both APIs, by what their holder may do in the project.
    let planner: String
    let viewer: String
    /// Reads the plan alone.
    let reader: String
    /// Changes the plan alone.
    let writer: String
    /// Plans in the other project.
    let stranger: String
    /// The planner with a token for another API.
    let unscoped: String
    /// Everybody with an app, for the access check.
    let callers: [(app: App, token: String)]

    static let scopes = "itwin-platform enterprise"

    static func run(
        entitlements: [String] = ["synchro"],
        _ body: @escaping @Sendable (ScheduleScene) async throws -> Void,
    ) async throws {
        let server = try await TestServer()
        try await server.run { client in
            try await body(try await ScheduleScene(server, CheckedClient(client), entitlements))
        }
    }

    private init(_ server: TestServer, _ client: CheckedClient, _ entitlements: [String]) async throws {
        let ann = try await server.makeAccount()
        let organisation = try await server.makeOrganisation("Builders", entitlements: entitlements)
        let other = try await server.makeOrganisation("Others", entitlements: ["synchro"])
        let all = ProjectPermission.all.filter { $0.rawValue.hasPrefix("schedule_") }
        let reading = all.filter { $0.rawValue.hasSuffix("_read") }
        let project = try await Self.makeProject("Bridge", in: organisation, owner: ann, server)
        let ben = try await server.makeAccount("ben@example.org", name: "Ben")
        let foreign = try await Self.makeProject("Tunnel", in: other, owner: ben, server)
        func service(_ name: String, _ permissions: [ProjectPermission], in project: ProjectID) async throws
            -> TestServer.RegisteredApp
        {
            let app = try await server.makeApp(
                .service,
                name: name,
                owner: ann,
                scopes: ScopeSet(spaceSeparated: Self.scopes + " evo.discovery"),
            )
            try await Self.join(Subject(app.id.rawValue), name, permissions, project, server)
            return app
        }
        let planner = try await service("Planner", all, in: project)
        let viewer = try await service("Viewer", reading, in: project)
        let reader = try await service("Reader", [.readSchedule], in: project)
        let writer = try await service("Writer", [.readSchedule, .writeSchedule], in: project)
        let stranger = try await service("Stranger", all, in: foreign)
        self.server = server
        self.client = client
        self.ann = ann
        self.organisation = organisation
        self.project = project
        self.foreignProject = foreign
        self.planner = try await client.serviceToken(planner, scope: Self.scopes)
        self.viewer = try await client.serviceToken(viewer, scope: Self.scopes)
        self.reader = try await client.serviceToken(reader, scope: Self.scopes)
        self.writer = try await client.serviceToken(writer, scope: Self.scopes)
        self.stranger = try await client.serviceToken(stranger, scope: Self.scopes)
        self.unscoped = try await client.serviceToken(planner, scope: "evo.discovery")
        self.callers = [
            (planner.app, self.planner), (viewer.app, self.viewer), (reader.app, self.reader),
            (stranger.app, self.stranger),
        ]
    }

    private static func makeProject(
        _ name: String,
        in organisation: Organisation,
        owner: Account,
        _ server: TestServer,
    ) async throws -> ProjectID {
        let project = Project(
            id: ProjectID(RandomSource.system.uuid()),
            organisationID: organisation.id,
            details: try ProjectDetails(name: name),
            createdAt: server.clock.now,
            createdBy: Author(subject: owner.subject),
        )
        try await server.parts.stores.projects.create(project, roles: [], owner: owner.subject, limit: 10)
        return project.id
    }

    /// Gives somebody a role of their own.
    private static func join(
        _ subject: Subject,
        _ name: String,
        _ permissions: [ProjectPermission],
        _ project: ProjectID,
        _ server: TestServer,
    ) async throws {
        let role = RandomSource.system.uuid()
        let names = permissions.map(\.rawValue).joined(separator: " ")
        try await server.engine.write { transaction in
            try transaction.execute(
                """
                INSERT INTO project_role (id, project_id, name, name_key, description, permissions)
                VALUES (?, ?, ?, ?, '', ?)
                """,
                [.text(role), .text(project.rawValue), .text(name), .text(name.lowercased()), .text(names)],
            )
            try transaction.execute(
                "INSERT INTO project_member (project_id, subject, is_owner, added_at) VALUES (?, ?, 0, 0)",
                [.text(project.rawValue), .text(subject.rawValue)],
            )
            try transaction.execute(
                "INSERT INTO project_member_role (project_id, subject, role_id) VALUES (?, ?, ?)",
                [.text(project.rawValue), .text(subject.rawValue), .text(role)],
            )
        }
    }

    /// A call with or without a JSON body, by the planner unless somebody else is named.
    func call(
        _ method: HTTPRequest.Method,
        _ uri: String,
        as token: String? = nil,
        _ body: String? = nil,
        headers: [HTTPField.Name: String] = [:],
    ) async throws -> TestResponse {
        var fields: HTTPFields = [.authorization: "Bearer \(token ?? self.planner)"]
        if body != nil { fields[.contentType] = "application/json" }
        for (name, value) in headers { fields[name] = value }
        return try await self.client.execute(
            uri: uri,
            method: method,
            headers: fields,
            body: body.map { ByteBuffer(string: $0) },
        )
    }

    /// A token of Ann, who owns the project and administers its organisation.
    func ownerToken() async throws -> String {
        let uri = "http://127.0.0.1/cb"
        let app = try await self.server.makeApp(
            .native,
            owner: self.ann,
            scopes: ["openid", "enterprise"],
            redirectURIs: [uri],
        )
        _ = try await self.server.parts.stores.organisations.setMember(
            EmailKey(stored: "ann@example.org"),
            role: .administrator,
            in: self.organisation.id,
            at: self.server.clock.now,
        )
        let code = try await TestBrowser(self.client).authorize(
            TestProtocol.authorization(app, redirectURI: uri, scope: "openid enterprise"),
            email: "ann@example.org",
        ).answer["code"]
        let answer = try await self.client.exchange(try #require(code), app: app, redirectURI: uri)
        return try #require(answer.json["access_token"]?.stringValue)
    }

    /// A browser in which somebody has signed in: Ann, who owns the project, or Ben, who owns the other one.
    func browser(_ email: String = "ann@example.org") async throws -> TestBrowser {
        let browser = TestBrowser(self.client)
        _ = try await browser.signIn(from: try await browser.get("/projects"), email: email)
        return browser
    }

    /// An empty schedule of the project, or of another.
    func makeSchedule(_ name: String = "Plan", in project: ProjectID? = nil) async throws -> ScheduleID {
        let schedules = self.server.parts.scheduleManagement
        let author = ScheduleCall(
            actor: Actor(self.ann, memberships: [], address: nil, correlationID: nil),
            organisationID: nil,
            now: self.server.clock.now,
        )
        return try await schedules.create(name: name, in: project ?? self.project, by: author).id
    }

    /// Adds something by the API, and tells its id.
    func add(_ path: String, _ body: String, to schedule: ScheduleID) async throws -> String {
        let response = try await self.call(.post, "/schedules/\(schedule)/\(path)", body)
        #expect(response.status == .ok, "\(path): \(response.text)")
        let item = response.json.objectValue?.first { $0.name != "operation" && $0.name != "_links" }?.value
        return try #require(item?["id"]?.stringValue, "\(response.text)")
    }

    func addTask(_ name: String, to schedule: ScheduleID, _ more: String = "") async throws -> String {
        try await self.add("tasks", #"{"name":"\#(name)"\#(more.isEmpty ? "" : ",")\#(more)}"#, to: schedule)
    }
}
