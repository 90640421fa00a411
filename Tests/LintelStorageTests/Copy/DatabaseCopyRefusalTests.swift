import Foundation
import LintelPlatform
import Logging
import Testing

@testable import LintelStorage
@testable import LintelTesting

/// Databases that are not copied, or not written to.
struct DatabaseCopyRefusalTests {
    @Test(arguments: [
        "INSERT INTO denial (kind, id, expires_at) VALUES ('grant', 'x', 1)",
        "INSERT INTO organisation (id, name, created_at) VALUES ('o', 'n', 1)",
        "CREATE TABLE visitor (id INTEGER PRIMARY KEY)",
    ])
    func refusesATargetThatIsNotEmpty(_ statement: String) async throws {
        try await withSourceAndTarget { source, target in
            try await Migrator.migrate(target)
            _ = try await target.write { try $0.execute(statement) }
            let before = try await CopyScene.contents(target)
            let error = await #expect(throws: DatabaseCopyError.self) { try await CopyScene.copy(source, to: target) }
            #expect(error?.code == .targetNotEmpty)
            #expect(try await CopyScene.contents(target) == before)
            #expect(try await Migrator.version(of: target) == Migrator.latest)
        }
    }

    @Test func refusesTheDatabaseOfAnotherProgram() async throws {
        try await withSourceAndTarget { source, target in
            try await target.write { _ = try $0.execute("CREATE TABLE visitor (id INTEGER PRIMARY KEY)") }
            let into = await #expect(throws: SQLError.self) { try await CopyScene.copy(source, to: target) }
            #expect(into?.code == .notThisProgram)
            #expect(into?.message.hasPrefix("target: ") == true)
            let tables = try await target.read { try $0.query($0.dialect.tableNames).map { try $0.text(0) } }
            #expect(tables == ["visitor"])
            let from = await #expect(throws: SQLError.self) { try await CopyScene.copy(target, to: source) }
            #expect(from?.code == .notThisProgram)
            #expect(from?.message.hasPrefix("source: ") == true)
        }
    }

    @Test func refusesAnOlderSource() async throws {
        try await withSourceAndTarget { source, target in
            try await Self.setVersion(Migrator.latest - 1, of: source)
            let error = await #expect(throws: DatabaseCopyError.self) { try await CopyScene.copy(source, to: target) }
            #expect(error?.code == .sourceOlder)
            #expect(error?.message.contains("lintel migrate") == true)
            #expect(try await Migrator.version(of: target) == 0)
        }
    }

    @Test func refusesNewerDatabases() async throws {
        try await withSourceAndTarget { source, target in
            try await withMigratedEngine { newer in
                try await Self.setVersion(Migrator.latest + 1, of: newer)
                let into = await #expect(throws: SQLError.self) { try await CopyScene.copy(source, to: newer) }
                #expect(into?.code == .schemaNewer)
                let from = await #expect(throws: SQLError.self) { try await CopyScene.copy(newer, to: target) }
                #expect(from?.code == .schemaNewer)
            }
        }
    }

    @Test func refusesASourceWithoutAnInstallation() async throws {
        try await withEmptyEngine { source in
            try await withEmptyEngine { target in
                let error = await #expect(throws: DatabaseCopyError.self) {
                    try await CopyScene.copy(source, to: target)
                }
                #expect(error?.code == .sourceMissing)
            }
        }
    }

    @Test func makesNoFileForASourceThatIsMissing() async throws {
        try await withTemporaryDirectory { directory in
            let error = await #expect(throws: DatabaseCopyError.self) {
                try await Self.run(from: directory.path + "/none.sqlite", to: directory.path + "/new.sqlite")
            }
            #expect(error?.code == .sourceMissing)
            let files = try FileManager.default.contentsOfDirectory(atPath: directory.path)
            #expect(files == [])
        }
    }

    /// However the one file is written.
    @Test(arguments: ["lintel.sqlite", "./lintel.sqlite", "sub/../lintel.sqlite", "link/lintel.sqlite"])
    func refusesToCopyADatabaseOntoItself(_ name: String) async throws {
        try await withTemporaryDirectory { directory in
            let files = FileManager.default
            try files.createDirectory(atPath: directory.path + "/sub", withIntermediateDirectories: false)
            try files.createSymbolicLink(atPath: directory.path + "/link", withDestinationPath: directory.path)
            let path = directory.path + "/lintel.sqlite"
            let engine = try await SQLiteEngine.open(path: path, logger: Logger(label: "test"))
            try await Migrator.migrate(engine)
            try await engine.shutdown()
            let error = await #expect(throws: DatabaseCopyError.self) {
                try await Self.run(from: path, to: directory.path + "/" + name)
            }
            #expect(error?.code == .sameDatabase)
        }
    }

    @Test func copiesBetweenFiles() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory.path + "/a.sqlite"
            let engine = try await SQLiteEngine.open(path: path, logger: Logger(label: "test"))
            try await Migrator.migrate(engine)
            try await CopyScene.fill(engine)
            try await engine.shutdown()
            let report = try await Self.run(from: path, to: directory.path + "/b.sqlite")
            #expect(report.tables.allSatisfy { $0.rows > 0 })
            let back = try await Self.run(from: directory.path + "/b.sqlite", to: directory.path + "/c.sqlite")
            #expect(back == report)
        }
    }

    @discardableResult
    private static func run(from source: String, to target: String) async throws -> CopyReport {
        try await DatabaseCopy.run(
            from: .sqlite(path: source),
            to: .sqlite(path: target),
            logger: Logger(label: "test"),
        ) { _ in }
    }

    private static func setVersion(_ version: Int, of engine: any SQLEngine) async throws {
        _ = try await engine.write { try $0.execute("UPDATE lintel_schema SET version = ?", [.count(version)]) }
    }
}
