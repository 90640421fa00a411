import ArgumentParser
import Hummingbird
import LintelPlatform
import LintelResources
import LintelServer
import LintelStorage
import Logging
import NIOCore
import ServiceLifecycle

/// Runs the server until SIGTERM or SIGINT.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "Run the server.")

    @OptionGroup var options: DataOptions

    @Option(help: "Where to listen, HOST:PORT; port 0 takes a free one (default: 127.0.0.1:8080).")
    var listen: String?

    @Option(help: "The URL that people and apps know the server by (default: http:// and the listen address).")
    var issuer: String?

    @Option(
        name: .customLong("listen-tls"),
        help: "Where to listen for https beside that, HOST:PORT; needs a certificate and its key.",
    )
    var listenTLS: String?

    @Option(name: .customLong("tls-certificate"), help: "A PEM file with the certificate for https.")
    var certificateFile: String?

    @Option(name: .customLong("tls-key"), help: "A PEM file with the certificate's private key.")
    var keyFile: String?

    @Flag(help: "Make demo accounts and apps once, and print commands to try.")
    var demo = false

    func run() async throws {
        let output = CommandOutput(isJSON: self.options.json)
        do {
            let settings = try await self.settingsWithPort()
            let installation = try await Installation.open(
                settings,
                logger: LogOutput.logger(settings.settings.log),
            )
            let parts = try await self.parts(installation)
            let certificate = try installation.settings.tls.map { tls in
                try ServerCertificate(certificateFile: tls.certificateFile, keyFile: tls.keyFile)
            }
            // Only a server that can start has something to say.
            try await self.greet(installation, output)
            do {
                try await self.serve(installation, parts, certificate, output)
            } catch let error as TLSListenerError {
                throw Refusal(error.error, listeningOn: error.address, field: "tls.listen")
            } catch let error as IOError {
                throw Refusal(error, listeningOn: installation.settings.listen)
            }
            try await installation.close()
        } catch {
            output.print(Refusal(error))
            throw ExitCode(1)
        }
    }

    /// The settings, with a free port in place of port 0.
    private func settingsWithPort() async throws -> LoadedSettings {
        var flags = [
            "listen": self.listen, "issuer": self.issuer, "tls.listen": self.listenTLS,
            "tls.certificate_file": self.certificateFile, "tls.key_file": self.keyFile,
        ]
        let loaded = try self.options.settings(flags)
        let address = try await FreePort.resolve(loaded.settings.listen)
        guard address != loaded.settings.listen else { return loaded }
        flags["listen"] = address.description
        return try self.options.settings(flags)
    }

    private func greet(_ installation: Installation, _ output: CommandOutput) async throws {
        if self.demo {
            let record = try await DemoSetup(installation: installation).record()
            let settings = installation.settings
            try DemoScripts(issuer: settings.issuer, record: record).write(to: settings.dataDirectory)
            let guide = DemoGuide(settings: settings, record: record, program: CommandLine.arguments.first ?? "lintel")
            output.say(guide.text)
        } else if try await installation.stores.accounts.isEmpty() {
            let data = ShellWord.quote(installation.settings.dataDirectory)
            output.say(
                """
                There are no accounts yet. Make the first operator, also while the server runs:

                lintel account create --operator --email you@example.org --name "Your Name" --data \(data)

                """
            )
        }
    }

    private func parts(_ installation: Installation) async throws -> ServerParts {
        try await ServerParts(
            settings: installation.settings,
            stores: installation.stores,
            catalogue: installation.catalogue,
            masterKey: try await installation.masterKey(),
            hasher: Argon2PasswordHasher(random: installation.random),
            blobFiles: try DiskBlobFiles(directory: installation.settings.blob.directory, random: installation.random),
            schemaFiles: SchemaDirectory(installation.settings.objects.schemaDirectory),
            logger: installation.logger,
            demoMailbox: self.demo ? DemoGuide.mailbox(installation.settings) : nil,
        )
    }

    private func serve(
        _ installation: Installation,
        _ parts: ServerParts,
        _ certificate: ServerCertificate?,
        _ output: CommandOutput,
    ) async throws {
        let settings = installation.settings
        let resourceSettings = ResourceSettings(settings, installation.catalogue)
        let directory = AccessDirectory(
            principals: PrincipalDirectory(accounts: parts.accounts, apps: parts.directory),
            stores: installation.stores,
        )
        let refusals = parts.callRefusals
        if settings.blockModels.program == nil {
            installation.logger.warning(
                "This node does not work on the blocks of models: their updates and queries wait for one that does",
                metadata: ["setting": "blockmodels.duckdb"],
            )
        }
        let resources = ResourceRoutes(
            settings: resourceSettings,
            guard: parts.tokenGuard(audience: nil),
            directory: directory,
            stores: installation.stores,
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
        )
        let explainer = ResourceExplainer(
            settings: resourceSettings,
            catalogue: installation.catalogue,
            issuer: settings.issuer.text,
            directory: directory,
            clock: parts.clock,
        )
        let server = LintelServer(parts, explainer: explainer) { resources.add(to: $0) }
        var services = server.leasedServices
        var listeners: [any Service] = []
        if let tls = settings.tls, let certificate {
            services.append(server.renewal(of: certificate))
            listeners.append(
                server.encryptedListener(certificate, on: tls.listen) { channel in
                    let port = channel.localAddress?.port ?? tls.listen.port
                    let bound = ListenAddress(host: tls.listen.host, port: port)
                    output.say("Lintel listens on https://\(bound)")
                }
            )
        }
        try await server.application(services: services, listeners: listeners) { channel in
            let port = channel.localAddress?.port ?? settings.listen.port
            let bound = ListenAddress(host: settings.listen.host, port: port)
            output.say("Lintel listens on http://\(bound) (issuer \(settings.issuer))")
        }.runService()
    }
}
