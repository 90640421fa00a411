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

/// Two organisations with a workspace each.
///
/// In Ann's, a service may do everything, another may edit and a third read; Bob has one of his own.
struct EvoScene: Sendable {
    let server: TestServer
    let organisation: Organisation
    let workspace: WorkspaceID
    let client: CheckedClient
    let ann: Account
    /// Tokens by what their holder is in the workspace.
    let owner: String
    let editor: String
    let viewer: String
    /// A member of the organisation without a role in the workspace.
    let member: String
    /// The owner of another organisation's workspace.
    let stranger: String
    /// An editor whose token has another scope.
    let unscoped: String
    /// The apps of the five callers before, with their tokens.
    let callers: [(app: App, token: String)]

    private static let scopes = "evo.workspace evo.file evo.object evo.blocksync"

    /// Sets the scene and plays a test in it.
    ///
    /// - Parameter schemas: What geoscience objects are held against.
    static func run(
        _ settings: [String: String] = [:],
        schemas: any SchemaFiles = NoSchemaFiles(),
        _ body: @escaping @Sendable (EvoScene) async throws -> Void,
    ) async throws {
        let server = try await TestServer(settings, schemaFiles: schemas)
        try await server.run { client in
            try await body(try await EvoScene(server, CheckedClient(client)))
        }
    }

    private init(_ server: TestServer, _ client: CheckedClient) async throws {
        let ann = try await server.makeAccount()
        let organisation = try await server.makeOrganisation("Ann Ltd")
        let other = try await server.makeOrganisation("Bob Ltd")
        func service(
            _ name: String,
            in organisation: Organisation,
            _ role: WorkspaceRole?,
            of workspace: WorkspaceID,
        ) async throws -> TestServer.RegisteredApp {
            let app = try await server.makeApp(
                .service,
                name: name,
                owner: ann,
                organisation: organisation,
                scopes: ["evo.workspace", "evo.file", "evo.object", "evo.blocksync", "evo.discovery"],
            )
            _ = try await server.parts.stores.organisations.setMember(
                try #require(app.app.clientEmail.flatMap { EmailKey(stored: $0.lowercased()) }),
                role: .member,
                in: organisation.id,
                at: server.clock.now,
            )
            let subject = Subject(app.id.rawValue)
            let stores = server.parts.stores
            if role == .owner {
                let value = Workspace(
                    id: workspace,
                    organisationID: organisation.id,
                    details: try WorkspaceDetails(name: name),
                    createdAt: server.clock.now,
                    createdBy: Author(subject: subject),
                )
                try await stores.workspaces.create(value, owner: subject, limit: 10)
            } else if let role {
                try await stores.workspaces.assign(
                    [WorkspaceAssignment(workspaceID: workspace, subject: subject, role: role)],
                    in: organisation.id,
                    under: .administrative,
                    at: server.clock.now,
                )
            }
            return app
        }
        let workspace = WorkspaceID(RandomSource.system.uuid())
        let foreign = WorkspaceID(RandomSource.system.uuid())
        let owner = try await service("Owner", in: organisation, .owner, of: workspace)
        let editor = try await service("Editor", in: organisation, .editor, of: workspace)
        let viewer = try await service("Viewer", in: organisation, .viewer, of: workspace)
        let member = try await service("Member", in: organisation, nil, of: workspace)
        let stranger = try await service("Stranger", in: other, .owner, of: foreign)
        self.server = server
        self.client = client
        self.organisation = organisation
        self.workspace = workspace
        self.ann = ann
        self.owner = try await client.serviceToken(owner, scope: Self.scopes)
        self.editor = try await client.serviceToken(editor, scope: Self.scopes)
        self.viewer = try await client.serviceToken(viewer, scope: Self.scopes)
        self.member = try await client.serviceToken(member, scope: Self.scopes)
        self.stranger = try await client.serviceToken(stranger, scope: Self.scopes)
        self.unscoped = try await client.serviceToken(editor, scope: "evo.discovery")
        self.callers = [
            (owner.app, self.owner), (editor.app, self.editor), (viewer.app, self.viewer), (member.app, self.member),
            (stranger.app, self.stranger),
        ]
    }

    /// `/file/v2/…/workspaces/…` of the scene's workspace.
    var files: String { "/file/v2/orgs/\(self.organisation.id)/workspaces/\(self.workspace)/files" }

    /// `/geoscience-object/…/workspaces/…` of the scene's workspace.
    var place: String { "/geoscience-object/orgs/\(self.organisation.id)/workspaces/\(self.workspace)" }

    var objects: String { self.place + "/objects" }

    /// `/folder/instances/…/workspaces/…/folders` of the scene's workspace.
    var folders: String { "/folder/instances/\(self.organisation.id)/workspaces/\(self.workspace)/folders" }

    /// `/blockmodel/…/block-models` of the scene's workspace.
    var models: String { "/blockmodel/orgs/\(self.organisation.id)/workspaces/\(self.workspace)/block-models" }

    /// A call, by the editor unless somebody else is named.
    func call(
        _ method: HTTPRequest.Method,
        _ uri: String,
        as token: String? = nil,
        _ body: String? = nil,
        headers: [HTTPField.Name: String] = [:],
    ) async throws -> TestResponse {
        try await self.send(method, uri, as: token, body.map { Array($0.utf8) }, headers: headers)
    }

    /// A call with any bytes.
    func send(
        _ method: HTTPRequest.Method,
        _ uri: String,
        as token: String? = nil,
        _ body: [UInt8]?,
        headers: [HTTPField.Name: String] = [:],
    ) async throws -> TestResponse {
        var fields: HTTPFields = [.authorization: "Bearer \(token ?? self.editor)"]
        if body != nil { fields[.contentType] = "application/json" }
        for (name, value) in headers { fields[name] = value }
        return try await self.client.execute(
            uri: uri,
            method: method,
            headers: fields,
            body: body.map { ByteBuffer(bytes: $0) },
        )
    }

    /// Another workspace of the organisation, in which the editor may edit too.
    func anotherWorkspace() async throws -> WorkspaceID {
        let stores = self.server.parts.stores
        let now = self.server.clock.now
        let workspace = Workspace(
            id: WorkspaceID(RandomSource.system.uuid()),
            organisationID: self.organisation.id,
            details: try WorkspaceDetails(name: "Another"),
            createdAt: now,
            createdBy: Author(subject: self.ann.subject),
        )
        try await stores.workspaces.create(workspace, owner: nil, limit: 10)
        let editor = Subject(self.callers[1].app.client.id.rawValue)
        try await stores.workspaces.assign(
            [WorkspaceAssignment(workspaceID: workspace.id, subject: editor, role: .editor)],
            in: self.organisation.id,
            under: .administrative,
            at: now,
        )
        return workspace.id
    }

    /// Puts the scene's workspace into the recycle bin.
    func deleteWorkspace() async throws {
        try await self.server.parts.stores.workspaces.delete(
            self.workspace,
            in: self.organisation.id,
            author: self.ann.subject,
            at: self.server.clock.now,
        )
    }

    /// What the commit of an upload does, without its bytes.
    ///
    /// - Parameter target: See ``BlobUpload/target``.
    func finish(_ purpose: BlobPurpose, _ target: String, with blob: Blob) async throws {
        let blobs = self.server.parts.stores.blobs
        let upload = try #require(
            try await blobs.openUpload(for: purpose, target: target, at: self.server.clock.now)
        )
        try await blobs.announce(blob, at: self.server.clock.now)
        try await blobs.complete(upload.id, with: blob, receipt: blob.digest, at: self.server.clock.now)
    }

    /// Checks a call that everybody but the editor is refused.
    func expectGuarded(
        _ method: HTTPRequest.Method,
        _ uri: String,
        _ body: String? = nil,
        writes: Bool,
    ) async throws {
        let what: Comment = "\(method) \(uri)"
        let anonymous = try await self.client.execute(uri: uri, method: method)
        #expect(anonymous.status == .unauthorized, what)
        let unscoped = try await self.call(method, uri, as: self.unscoped, body)
        #expect(unscoped.status == .forbidden, what)
        #expect(unscoped.json["type"]?.stringValue?.hasSuffix("/auth/insufficient-scope") == true, what)
        for token in [self.member, self.stranger] {
            let response = try await self.call(method, uri, as: token, body)
            #expect(response.status == .notFound, what)
        }
        if writes {
            let response = try await self.call(method, uri, as: self.viewer, body)
            #expect(response.status == .forbidden, what)
            #expect(response.json["type"]?.stringValue?.hasSuffix("/auth/insufficient-role") == true, what)
            #expect(response.json["required_roles"]?.arrayValue?.isEmpty == false, what)
        }
    }
}
