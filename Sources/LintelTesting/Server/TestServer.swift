import Foundation
import Hummingbird
package import HummingbirdTesting
import LintelOAuth
package import LintelPlatform
import LintelResources
package import LintelServer
package import LintelStorage
import LintelTokens
package import Logging

/// The whole server on a temporary database, with a clock that stands still, asked through its router.
package struct TestServer: Sendable {
    /// Where the server under test believes to be; http on loopback, so cookies have plain names.
    package static let issuer = "http://localhost:8080"

    package let parts: ServerParts
    package let server: LintelServer
    /// What the access check asks.
    package let explainer: any AccessExplainer
    package let engine: SQLiteEngine
    package let clock: ManualClock
    /// Where the bytes of files lie; removed with the server.
    package let blobDirectory: String
    /// Takes the mails that the server sends; see ``sentMails()``.
    package let mails = RecordingMailTransport()

    /// Starts a server.
    ///
    /// - Parameters:
    ///   - settings: Settings by key name, over the test's own (issuer, no throttling).
    ///   - log: Takes the log instead of the standard error output, where only critical events go.
    ///   - demoMailbox: The mails of a demo.
    ///   - schemaFiles: Schemas of geoscience objects.
    package init(
        _ settings: [String: String] = [:],
        log: Logger? = nil,
        demoMailbox: DemoMailbox? = nil,
        schemaFiles: any SchemaFiles = NoSchemaFiles(),
    ) async throws {
        var values = ["issuer": Self.issuer, "throttle.enabled": "false", "password.threads": "1"]
        values.merge(settings) { _, new in new }
        var quiet = Logger(label: "test")
        quiet.logLevel = .critical
        let logger = log ?? quiet
        self.clock = ManualClock()
        let name = "lintel-blobs-\(RandomSource.system.uuid())"
        self.blobDirectory = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
        self.engine = try await MigratedDatabase.openSQLite(logger: logger)
        let settings = try ServerSettings(values)
        let stores = Stores(engine: self.engine)
        try await SharedSigningKey.add(to: stores.keys, for: settings)
        self.parts = try await ServerParts(
            settings: settings,
            stores: stores,
            catalogue: try Catalogue.standard(),
            masterKey: SharedSigningKey.masterKey,
            // The smallest that Argon2 allows: the tests are about the rules, not about the hash.
            hasher: Argon2PasswordHasher(
                parameters: .init(memoryKiB: 8, iterations: 1, parallelism: 1),
                random: .system,
            ),
            blobFiles: try DiskBlobFiles(directory: self.blobDirectory, threads: 1),
            schemaFiles: schemaFiles,
            clock: self.clock.wallClock,
            random: .system,
            logger: logger,
            mailTransport: self.mails,
            demoMailbox: demoMailbox,
        )
        let parts = self.parts
        let directory = AccessDirectory(
            principals: PrincipalDirectory(accounts: parts.accounts, apps: parts.directory),
            stores: parts.stores,
        )
        let refusals = parts.callRefusals
        let explainer = ResourceExplainer(
            settings: Self.resourceSettings,
            catalogue: parts.catalogue,
            issuer: Self.issuer,
            directory: directory,
            clock: parts.clock,
        )
        self.explainer = explainer
        self.server = LintelServer(parts, explainer: explainer) { router in
            ResourceRoutes(
                settings: Self.resourceSettings,
                guard: parts.tokenGuard(audience: nil),
                directory: directory,
                stores: parts.stores,
                organisations: parts.organisationManagement,
                workspaces: parts.workspaceManagement,
                projects: parts.projectManagement,
                files: parts.fileManagement,
                folders: parts.folderManagement,
                objects: parts.objectManagement,
                blockModels: parts.blockModelManagement,
                teams: parts.teamManagement,
                schedules: parts.scheduleManagement,
                projectStorage: parts.projectStorageManagement,
                isWorkingOnBlocks: parts.settings.blockModels.program != nil,
                clock: parts.clock,
                blobs: parts.blobs,
                notes: RefusalNotes(clock: parts.clock) { refusals.note($0, $1) },
            ).add(to: router)
        }
    }

    private static let resourceSettings = ResourceSettings(
        issuer: issuer,
        evo: EvoSettings(issuer: issuer, audience: issuer + "/apis/evo"),
        iTwin: .iTwin(audience: issuer + "/apis/itwin"),
        enterprise: .enterprise(audience: issuer + "/apis/enterprise"),
        projectWise: ProjectWiseSettings(audience: issuer + "/apis/projectwise", callsPerMinute: 40),
        refusals: RefusalPage(address: issuer + SiteURL.access(.check).path),
    )

    /// Runs a test's requests through the router.
    package func run<Value>(
        _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Value
    ) async throws -> Value {
        let value = try await self.server.application().test(.router, body)
        try await self.parts.hashPool.shutdown()
        try await self.engine.shutdown()
        try FileManager.default.removeItem(atPath: self.blobDirectory)
        return value
    }
}
