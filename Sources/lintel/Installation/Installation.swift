import Foundation
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelStorage
import LintelTokens
import Logging

/// An opened installation: settings, database, stores, catalogue.
struct Installation: Sendable {
    let settings: ServerSettings
    let location: DatabaseLocation
    let engine: any SQLEngine
    let stores: Stores
    let catalogue: Catalogue
    let logger: Logger
    let clock = WallClock.system
    let random = RandomSource.system

    /// Opens the data directory, makes what is missing, and brings the database to this program's schema.
    static func open(_ loaded: LoadedSettings, logger: Logger = .commandLine) async throws -> Installation {
        let settings = loaded.settings
        try DataDirectory.prepare(settings.dataDirectory)
        let catalogue = try Self.catalogue(settings)
        let location = try DatabaseLocation(parsing: settings.database)
        let engine = try await location.open(logger: logger)
        do {
            _ = try await Migrator.migrate(engine)
        } catch {
            try? await engine.shutdown()
            throw error
        }
        return Installation(
            settings: settings,
            location: location,
            engine: engine,
            stores: Stores(engine: engine),
            catalogue: catalogue,
            logger: logger,
        )
    }

    /// Closes the database.
    func close() async throws {
        try await self.engine.shutdown()
    }

    /// The domain of service identities' addresses: nobody else may have one there.
    var clientEmails: ReservedDomain { ReservedDomain(self.settings.clientEmail.host) }

    /// The master key; made only while nothing has been sealed under one.
    func masterKey() async throws -> MasterKey {
        let isInUse = try await !self.stores.keys.keys(at: self.clock.now()).isEmpty
        return try MasterKey.loadOrCreate(path: self.settings.masterKeyPath, isInUse: isInUse)
    }

    /// Makes and rotates signing keys.
    func keyKeeper() async throws -> KeyKeeper {
        KeyKeeper(
            settings: self.settings,
            stores: self.stores,
            masterKey: try await self.masterKey(),
            random: self.random,
        )
    }

    /// Writes to the audit log what was done from the command line.
    func audit(_ kind: AuditEvent.Kind, target: String, client: ClientID? = nil, detail: String? = nil) async throws {
        let event = AuditEvent(
            at: self.clock.now(),
            kind: kind,
            actor: "cli",
            target: target,
            clientID: client,
            detail: detail,
        )
        try await self.stores.audit.append([event])
    }

    private static func catalogue(_ settings: ServerSettings) throws -> Catalogue {
        guard let path = settings.catalogueFile else { return try Catalogue.standard() }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Refusal("catalogue_unreadable", "\(path): the catalogue cannot be read.")
        }
        return try Catalogue(yaml: String(decoding: data, as: UTF8.self))
    }
}

extension Logger {
    /// For commands: only what needs attention, on standard error.
    static let commandLine: Logger = {
        var logger = Logger(label: "lintel") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .warning
        return logger
    }()
}
