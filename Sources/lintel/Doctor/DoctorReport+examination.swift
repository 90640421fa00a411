import Foundation
import LintelOAuth
import LintelPlatform
import LintelSchemas
import LintelServer
import LintelStorage
import LintelTokens
import Logging

extension DoctorReport {
    /// Looks at everything, without making or changing anything.
    static func examine(_ loaded: LoadedSettings, clock: WallClock = .system) async -> DoctorReport {
        let settings = loaded.settings
        var report = DoctorReport(
            effective: loaded.effective,
            now: clock.now(),
            directoryMode: Self.mode(settings.dataDirectory),
            directory: settings.dataDirectory,
            database: (try? DatabaseLocation(parsing: settings.database))?.description ?? "",
            latestSchema: Migrator.latest,
        )
        report.examineDirectory()
        report.examineClock()
        report.examineSchemas(settings)
        do {
            let location = try DatabaseLocation(parsing: settings.database)
            // Opening would make the file.
            if case .sqlite(let path) = location, !FileManager.default.fileExists(atPath: path) { return report }
            let engine = try await location.open(logger: .commandLine)
            do {
                try await report.examineDatabase(engine, settings)
            } catch {
                report.problems.append(Refusal(error).message)
            }
            try await engine.shutdown()
        } catch {
            report.problems.append(Refusal(error).message)
        }
        return report
    }

    /// 2025-01-01: no computer that runs this program shows an earlier time rightly.
    private static let earliest = UnixTime(seconds: 1_735_689_600)

    private mutating func examineDirectory() {
        guard let mode = self.directoryMode else { return }
        if mode & 0o077 != 0 {
            self.problems.append("Others can look into \(self.directory): set its mode to 0700.")
        }
    }

    private mutating func examineSchemas(_ settings: ServerSettings) {
        do {
            for (id, fault) in try settings.schemaDirectory.read().graph.faults.sorted(by: { $0.key < $1.key }) {
                self.problems.append("The schema \(id) cannot be used, and its objects are refused: \(fault)")
            }
        } catch {
            self.problems.append(Refusal(error).message)
        }
    }

    private mutating func examineClock() {
        if self.now < Self.earliest { self.problems.append("The clock is wrong: it shows \(self.now.timestamp).") }
    }

    private mutating func examineDatabase(_ engine: any SQLEngine, _ settings: ServerSettings) async throws {
        let schema = try await Migrator.version(of: engine)
        self.schema = schema
        guard schema == Migrator.latest else {
            self.problems.append("The database has schema \(schema) of \(Migrator.latest): run lintel migrate.")
            return
        }
        let stores = Stores(engine: engine)
        try await self.examineAudit(stores.audit)
        try await self.examineKeys(stores, settings)
    }

    private mutating func examineAudit(_ audit: any AuditStore) async throws {
        self.newestEvent = try await audit.newest(limit: 1).first?.at
        // A minute is more than any two clocks of one machine differ.
        if let newest = self.newestEvent, newest > self.now + 60 {
            self.problems.append("The clock runs behind: the audit log has an event of \(newest.timestamp).")
        }
        if let row = try await audit.firstBrokenLink() {
            self.problems.append("The audit log was changed: the chain breaks at entry \(row).")
        }
    }

    private mutating func examineKeys(_ stores: Stores, _ settings: ServerSettings) async throws {
        let records = try await stores.keys.keys(at: self.now)
        // Without keys there need not be a master key yet, and looking would make one.
        guard !records.isEmpty else { return }
        guard FileManager.default.fileExists(atPath: settings.masterKeyPath) else {
            self.problems.append("The master key is missing, and with it every signing key: bring the file back.")
            return
        }
        let masterKey = try MasterKey.loadOrCreate(path: settings.masterKeyPath, isInUse: true)
        let keeper = KeyKeeper(settings: settings, stores: stores, masterKey: masterKey, random: .system)
        self.keys = try await keeper.states(at: self.now)
        let factory = SigningKeyFactory(masterKey: masterKey, random: .system)
        for record in records { _ = try factory.signer(record) }
    }

    private static func mode(_ path: String) -> Int? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.posixPermissions] as? NSNumber)?.intValue
    }
}
