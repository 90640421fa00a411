import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Logging

/// A server with two people and an app of each type.
struct ProtocolScene: Sendable {
    static let annEmail = "ann@example.org"
    static let bobEmail = "bob@example.org"
    static let signedOutURI = "https://web.example/bye"
    /// All that an app for people may ask for here.
    static let allScopes = "openid profile email offline_access itwin-platform"

    let server: TestServer
    let ann: Account
    let bob: Account
    let native: TestServer.RegisteredApp
    let web: TestServer.RegisteredApp
    let otherWeb: TestServer.RegisteredApp
    let spa: TestServer.RegisteredApp
    let service: TestServer.RegisteredApp

    init(_ settings: [String: String] = [:], log: Logger? = nil) async throws {
        let server = try await TestServer(settings, log: log)
        let ann = try await server.makeAccount(Self.annEmail)
        let personal = ScopeSet(spaceSeparated: Self.allScopes)
        self.server = server
        self.ann = ann
        self.bob = try await server.makeAccount(Self.bobEmail, name: "Bob Example")
        self.native = try await server.makeApp(
            .native,
            name: "Native app",
            owner: ann,
            scopes: personal,
            redirectURIs: ["http://127.0.0.1/cb"],
        )
        self.web = try await server.makeApp(
            .web,
            name: "Web app",
            owner: ann,
            scopes: personal,
            redirectURIs: ["https://web.example/cb"],
            postLogoutRedirectURIs: [Self.signedOutURI],
        )
        self.otherWeb = try await server.makeApp(
            .web,
            name: "Other web app",
            owner: ann,
            scopes: ["openid", "evo.discovery"],
            redirectURIs: ["https://other.example/cb"],
            postLogoutRedirectURIs: ["https://other.example/bye"],
        )
        self.spa = try await server.makeApp(
            .spa,
            name: "Single-page app",
            owner: ann,
            scopes: ["openid", "profile", "itwin-platform"],
            redirectURIs: ["https://spa.example/cb"],
        )
        self.service = try await server.makeApp(
            .service,
            name: "Service app",
            owner: ann,
            scopes: ["itwin-platform", "users:read", "evo.discovery", "evo.file"],
        )
    }

    /// Sets the scene and plays a test in it.
    static func run(
        _ settings: [String: String] = [:],
        _ body: @escaping @Sendable (ProtocolScene, CheckedClient) async throws -> Void,
    ) async throws {
        let scene = try await ProtocolScene(settings)
        try await scene.run { try await body(scene, $0) }
    }

    /// Plays a test in this scene.
    func run<Value>(_ body: @escaping @Sendable (CheckedClient) async throws -> Value) async throws -> Value {
        try await self.server.run { try await body(CheckedClient($0)) }
    }

    /// What a change by another process, such as the command line, does within a second.
    func noticeChanges() async throws {
        for reaction in self.server.parts.reactions.values.joined() { try await reaction() }
    }
}

extension ProtocolScene {
    /// The parts of the server after a restart: same database and master key, nothing in memory.
    ///
    /// Also: those of another node.
    /// - Parameter settings: Other settings than those of the scene's server.
    func restarted(_ settings: ServerSettings? = nil) async throws -> ServerParts {
        try await ServerParts(
            settings: settings ?? self.server.parts.settings,
            stores: self.server.parts.stores,
            catalogue: self.server.parts.catalogue,
            masterKey: self.server.parts.masterKey,
            hasher: Argon2PasswordHasher(
                parameters: .init(memoryKiB: 8, iterations: 1, parallelism: 1),
                random: .system,
            ),
            blobFiles: self.server.parts.blobs.files,
            clock: self.server.clock.wallClock,
            random: .system,
            logger: self.server.parts.logger,
        )
    }
}
