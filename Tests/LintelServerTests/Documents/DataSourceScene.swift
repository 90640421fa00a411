import Foundation
import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// A server with a data source, a caller of each role in it, and callers who have none.
///
/// `Works` holds `Plans` and `Secret`; the first has `a.dwg` in two versions and `b.pdf`, the second `hidden.txt`, which
/// only the administrator and the editor see.
struct DataSourceScene: Sendable {
    enum Caller: String, CaseIterable, Sendable {
        case administrator, editor, reader
        /// Belongs to the organisation, and has no role in the data source.
        case member
        /// Belongs to nothing.
        case stranger
        /// A reader whose app is on no list.
        case unlisted
        /// The reader, with a token for another API.
        case elsewhere
    }

    let server: TestServer
    let client: CheckedClient
    let organisation: Organisation
    let source: DataSource
    let services: [Caller: TestServer.RegisteredApp]
    let tokens: [Caller: String]
    let works: DocumentFolderID
    let plans: DocumentFolderID
    let secret: DocumentFolderID
    let drawing: DocumentID
    let hidden: DocumentID

    static let bytes = Array("the second drawing".utf8)
    static let scope: ScopeSet = ["projectwise:read"]

    var base: String { "/ws/v2.8/Repositories/\(self.source.repository.repositoryID)" }
    var store: any DataSourceStore { self.server.parts.stores.dataSources }

    static func run(
        entitlements: [String] = ["projectwise"],
        _ body: @escaping @Sendable (DataSourceScene) async throws -> Void,
    ) async throws {
        let server = try await TestServer()
        let organisation = try await server.makeOrganisation("Ours Ltd", entitlements: entitlements)
        let ann = try await server.makeAccount()
        let stores = server.parts.stores
        let source = DataSource(
            id: DataSourceID(server.parts.random.uuid()),
            organisationID: organisation.id,
            repository: try RepositoryName(host: "pw.example.org", name: "Main Works"),
            description: "Drawings",
            createdAt: server.clock.now,
            createdBy: Author(subject: Subject("cli")),
        )
        try await stores.dataSources.create(source, limit: 10)
        var services: [Caller: TestServer.RegisteredApp] = [:]
        for caller in Caller.allCases where caller != .elsewhere {
            let app = try await server.makeApp(
                .service,
                name: "The \(caller.rawValue)",
                owner: ann,
                scopes: ["projectwise:read", "evo.discovery"],
            )
            services[caller] = app
            if caller != .unlisted {
                _ = try await stores.dataSources.allow(app.id, in: source.id, limit: 50, at: server.clock.now)
            }
            if caller == .member {
                _ = try await stores.organisations.setMember(
                    EmailKey(app.app.clientEmail ?? ""),
                    role: .member,
                    in: organisation.id,
                    at: server.clock.now,
                )
            }
            let role = caller == .unlisted ? .reader : DataSourceRole(rawValue: caller.rawValue)
            guard let role else { continue }
            let subject = Subject(app.id.rawValue)
            try await stores.dataSources.assign(role, to: subject, in: source.id, limit: 50, at: server.clock.now)
        }
        let intake = DocumentIntake(
            to: source.id,
            by: Subject("cli"),
            stores: stores,
            files: server.parts.blobs.files,
            limits: server.parts.blobs.limits,
            random: server.parts.random,
        )
        let tree = try await Self.fill(intake, server)
        try await stores.documents.setAccessList(
            FolderAccessList(rights: [Subject(services[.editor]?.id.rawValue ?? ""): .read]),
            of: tree.secret,
            in: source.id,
        )
        try await server.run { [services] client in
            let client = CheckedClient(client)
            var tokens: [Caller: String] = [:]
            for (caller, app) in services {
                tokens[caller] = try await client.serviceToken(app, scope: "projectwise:read")
            }
            let reader = try #require(services[.reader])
            tokens[.elsewhere] = try await client.serviceToken(reader, scope: "evo.discovery")
            try await body(
                DataSourceScene(
                    server: server,
                    client: client,
                    organisation: organisation,
                    source: source,
                    services: services,
                    tokens: tokens,
                    works: tree.works,
                    plans: tree.plans,
                    secret: tree.secret,
                    drawing: tree.drawing,
                    hidden: tree.hidden,
                )
            )
        }
    }

    private struct Tree {
        var works, plans, secret: DocumentFolderID
        var drawing, hidden: DocumentID
    }

    private static func fill(_ intake: DocumentIntake, _ server: TestServer) async throws -> Tree {
        let now = server.clock.now
        let works = try await intake.folder(named: DocumentName("Works"), in: nil, at: now)
        let plans = try await intake.folder(named: DocumentName("Plans"), in: works, at: now)
        let secret = try await intake.folder(named: DocumentName("Secret"), in: works, at: now)
        func take(_ name: String, _ text: String, in folder: DocumentFolderID) async throws -> DocumentID {
            let path = "\(server.blobDirectory)/sample"
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            switch try await intake.take(path, as: DocumentName(name), in: folder, at: now) {
            case .created(let id), .newVersion(let id), .unchanged(let id): return id
            }
        }
        let drawing = try await take("a.dwg", "the first drawing", in: plans)
        _ = try await take("a.dwg", String(decoding: Self.bytes, as: UTF8.self), in: plans)
        _ = try await take("b.pdf", "a text", in: plans)
        let hidden = try await take("hidden.txt", "a secret", in: secret)
        return Tree(works: works, plans: plans, secret: secret, drawing: drawing, hidden: hidden)
    }

    /// One call; without a caller no token is sent.
    func call(
        _ path: String,
        as caller: Caller? = .reader,
        method: HTTPRequest.Method = .get,
        headers: HTTPFields = [:],
    ) async throws -> TestResponse {
        var headers = headers
        if let caller { headers[.authorization] = "Bearer \(self.tokens[caller] ?? "")" }
        let uri = path.hasPrefix("/ws/") ? path : self.base + path
        return try await self.client.execute(uri: uri, method: method, headers: headers)
    }

    /// A property of each instance of a list.
    func list(_ path: String, as caller: Caller = .reader, _ property: String = "Name") async throws -> [String] {
        let response = try await self.call(path, as: caller)
        #expect(response.status == .ok, "\(path): \(response.text)")
        return (response.json["instances"]?.arrayValue ?? []).compactMap {
            $0["properties"]?[property]?.stringValue
        }
    }

    /// Status and error id of a refusal, whose body has all three members.
    func refusal(
        _ path: String,
        as caller: Caller? = .reader,
        method: HTTPRequest.Method = .get,
    ) async throws -> String {
        let response = try await self.call(path, as: caller, method: method)
        #expect(response.json["errorMessage"]?.stringValue?.isEmpty == false, "\(path): \(response.text)")
        #expect(response.json["errorDescription"] != nil, "\(path): \(response.text)")
        return "\(response.status.code) \(response.json["errorId"]?.stringValue ?? "")"
    }

    /// Names of the apps that wait, with their calls.
    func waiting() async throws -> [String] {
        try await self.store.waitingClients(of: self.source.id).map { "\($0.app.name) \($0.calls)" }
    }
}
