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

/// Two projects, with services in their teams: one that writes files, one that reads them, one that may do something else
/// only, and one that writes in the other project.
struct StorageScene: Sendable {
    let server: TestServer
    let client: CheckedClient
    let project: ProjectID
    let foreignProject: ProjectID
    let writer: String
    let reader: String
    /// Belongs to the team, without a permission for files.
    let planner: String
    /// Writes in the other project.
    let stranger: String
    /// The writer with a token for another API.
    let unscoped: String
    /// Those with an app, for the access check.
    let callers: [(app: App, token: String)]

    static let bytes = Array("%PDF-1.7 a plan of a bridge".utf8)

    static func run(_ body: @escaping @Sendable (StorageScene) async throws -> Void) async throws {
        let server = try await TestServer()
        try await server.run { client in try await body(try await StorageScene(server, CheckedClient(client))) }
    }

    private init(_ server: TestServer, _ client: CheckedClient) async throws {
        let ann = try await server.makeAccount()
        let organisation = try await server.makeOrganisation("Builders", entitlements: ["itwin"])
        let stores = server.parts.stores
        func project(_ name: String, _ services: [(TestServer.RegisteredApp, [ProjectPermission])]) async throws
            -> ProjectID
        {
            let project = Project(
                id: ProjectID(RandomSource.system.uuid()),
                organisationID: organisation.id,
                details: try ProjectDetails(name: name),
                createdAt: server.clock.now,
                createdBy: Author(subject: ann.subject),
            )
            let roles = services.map { app, permissions in
                ProjectRole(
                    id: ProjectRoleID(RandomSource.system.uuid()),
                    name: app.app.client.name,
                    description: "",
                    permissions: ProjectPermissions(permissions),
                )
            }
            try await stores.projects.create(project, roles: roles, owner: ann.subject, limit: 10)
            for (service, role) in zip(services, roles) {
                try await stores.teams.add(
                    Subject(service.0.id.rawValue),
                    roles: [role.id],
                    isOwner: false,
                    to: project.id,
                    limit: 10,
                    under: .commandLine,
                    at: server.clock.now,
                )
            }
            return project.id
        }
        func service(_ name: String) async throws -> TestServer.RegisteredApp {
            try await server.makeApp(
                .service,
                name: name,
                owner: ann,
                scopes: ["itwin-platform", "evo.discovery"],
            )
        }
        let (writer, reader) = (try await service("Writer"), try await service("Reader"))
        let (planner, stranger) = (try await service("Planner"), try await service("Stranger"))
        self.server = server
        self.client = client
        self.project = try await project(
            "Bridge",
            [(writer, [.readStorage, .writeStorage]), (reader, [.readStorage]), (planner, [.readSchedule])]
        )
        self.foreignProject = try await project("Tunnel", [(stranger, [.readStorage, .writeStorage])])
        self.writer = try await client.serviceToken(writer, scope: "itwin-platform")
        self.reader = try await client.serviceToken(reader, scope: "itwin-platform")
        self.planner = try await client.serviceToken(planner, scope: "itwin-platform")
        self.stranger = try await client.serviceToken(stranger, scope: "itwin-platform")
        self.unscoped = try await client.serviceToken(writer, scope: "evo.discovery")
        self.callers = [
            (writer.app, self.writer), (reader.app, self.reader), (planner.app, self.planner),
            (stranger.app, self.stranger),
        ]
    }

    /// A call with or without a JSON body, by the writer unless somebody else is named.
    func call(
        _ method: HTTPRequest.Method,
        _ uri: String,
        as token: String? = nil,
        _ body: String? = nil,
    ) async throws -> TestResponse {
        var fields: HTTPFields = [.authorization: "Bearer \(token ?? self.writer)"]
        if body != nil { fields[.contentType] = "application/json" }
        return try await self.client.execute(
            uri: uri,
            method: method,
            headers: fields,
            body: body.map { ByteBuffer(string: $0) },
        )
    }

    /// Makes a folder, and tells its id.
    func addFolder(_ name: String, in parent: String? = nil) async throws -> String {
        let uri = "/storage/folders/\(parent ?? self.project.rawValue)/folders"
        let response = try await self.call(.post, uri, #"{"displayName":"\#(name)"}"#)
        #expect(response.status == .created, "\(response.text)")
        return try #require(response.json["folder"]?["id"]?.stringValue)
    }

    /// Makes a file in its three steps, and tells its id.
    func addFile(_ name: String, in parent: String? = nil, _ bytes: [UInt8] = Self.bytes) async throws -> String {
        let links = try await self.begin(name, in: parent)
        #expect(try await self.put(links.upload, bytes).status == .created)
        let made = try await self.call(.post, links.complete)
        #expect(made.status == .ok, "\(made.text)")
        return try #require(made.json["file"]?["id"]?.stringValue)
    }

    /// The first step of making a file: where to send the bytes, and where to confirm them, without scheme and host.
    func begin(_ name: String, in parent: String? = nil) async throws -> (upload: String, complete: String) {
        let uri = "/storage/folders/\(parent ?? self.project.rawValue)/files"
        let response = try await self.call(.post, uri, #"{"displayName":"\#(name)","description":"A plan"}"#)
        #expect(response.status == .accepted, "\(response.text)")
        return try Self.links(response)
    }

    static func links(_ response: TestResponse) throws -> (upload: String, complete: String) {
        func path(_ name: String) throws -> String {
            let address = try #require(response.json["_links"]?[name]?["href"]?.stringValue)
            return String(address.dropFirst(TestServer.issuer.count))
        }
        return (try path("uploadUrl"), try path("completeUrl"))
    }

    /// Sends a file's bytes as the documents say, without a token.
    func put(_ uri: String, _ bytes: [UInt8]) async throws -> TestResponse {
        let name = try #require(HTTPField.Name("x-ms-blob-type"))
        return try await self.client.execute(
            uri: uri,
            method: .put,
            headers: [name: "BlockBlob"],
            body: ByteBuffer(bytes: bytes),
        )
    }

    /// Paths of what a list holds.
    func paths(_ uri: String, _ member: String = "items") async throws -> [String] {
        let response = try await self.call(.get, uri)
        #expect(response.status == .ok, "\(response.text)")
        return (response.json[member]?.arrayValue ?? []).compactMap { $0["path"]?.stringValue }
    }
}
