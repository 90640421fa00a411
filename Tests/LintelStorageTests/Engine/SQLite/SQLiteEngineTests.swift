import Foundation
import GRDB
import Logging
import Testing

@testable import LintelStorage

struct SQLiteEngineTests {
    private static let logger = Logger(label: "test")

    /// An engine on a file with a table of numbers.
    private func withTable<Value>(
        limits: SQLiteEngine.Limits = SQLiteEngine.Limits(),
        _ body: (SQLiteEngine, String) async throws -> Value,
    ) async throws -> Value {
        try await withTemporaryDirectory { directory in
            let path = directory.appendingPathComponent("lintel.sqlite").path
            let file = SQLiteFile(path: path, isTemporary: false)
            let engine = try SQLiteEngine.open(file, limits: limits, logger: Self.logger)
            _ = try await engine.write {
                try $0.execute("CREATE TABLE lintel_schema (id INTEGER PRIMARY KEY, content BLOB)")
            }
            let value = try await body(engine, path)
            try await engine.shutdown()
            return value
        }
    }

    private static func insert(_ id: Int, bytes: Int = 1, in transaction: any SQLTransaction) throws {
        try transaction.execute(
            "INSERT INTO lintel_schema (id, content) VALUES (?, ?)",
            [.count(id), .blob([UInt8](repeating: 7, count: bytes))],
        )
    }

    private static func count(_ engine: SQLiteEngine) async throws -> Int64? {
        try await engine.read { try $0.first("SELECT COUNT(*) FROM lintel_schema")?.integer(0) }
    }

    @Test(arguments: [
        ("synchronous", SQLValue.integer(2)), ("journal_mode", .text("wal")), ("foreign_keys", .integer(1)),
    ])
    func writesDurably(_ setting: String, _ expected: SQLValue) async throws {
        try await self.withTable { engine, _ in
            let row = try await engine.write { try $0.first("PRAGMA \(setting)") }
            #expect(try row?.value(0) == expected)
        }
    }

    @Test func keepsFilesFromOtherUsers() async throws {
        try await self.withTable { engine, path in
            for suffix in ["", "-wal", "-shm"] {
                let attributes = try FileManager.default.attributesOfItem(atPath: path + suffix)
                #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600, "\(suffix)")
            }
        }
    }

    @Test func readersCannotWrite() async throws {
        try await self.withTable { engine, _ in
            let error = await #expect(throws: SQLError.self) {
                try await engine.read { try Self.insert(1, in: $0) }
            }
            #expect(error?.code == .readOnly)
        }
    }

    @Test func findsAcknowledgedWritesAfterItWasKilled() async throws {
        try await self.withTable { engine, path in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for id in 0..<100 { group.addTask { try await engine.write { try Self.insert(id, in: $0) } } }
                try await group.waitForAll()
            }
            // The files as a killed process leaves them: the engine is still open, nothing has been checkpointed.
            let copy = path + "-copy"
            for suffix in ["", "-wal"] {
                try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
            }
            let reopened = try await SQLiteEngine.open(path: copy, logger: Self.logger)
            #expect(try await Self.count(reopened) == 100)
            try await reopened.shutdown()
        }
    }

    @Test func reportsAFullDiskAndRecovers() async throws {
        try await self.withTable { engine, _ in
            _ = try await engine.write { try $0.query("PRAGMA max_page_count = 20") }
            let error = await #expect(throws: SQLError.self) {
                try await engine.write { try Self.insert(1, bytes: 1_000_000, in: $0) }
            }
            #expect(error?.code == .diskFull)
            _ = try await engine.write { try $0.query("PRAGMA max_page_count = 100000") }
            try await engine.write { try Self.insert(2, bytes: 1_000_000, in: $0) }
            #expect(try await Self.count(engine) == 1)
        }
    }

    /// A closure that swallows the full disk goes on in its transaction or, when SQLite gave that up, not at all.
    @Test func keepsAllOrNothingOfAClosureThatSwallowsAFullDisk() async throws {
        try await self.withTable { engine, _ in
            _ = try await engine.write { try $0.query("PRAGMA max_page_count = 20") }
            var isCommitted = true
            do {
                try await engine.write { transaction in
                    try? Self.insert(1, bytes: 1_000_000, in: transaction)
                    try? Self.insert(2, in: transaction)
                }
            } catch let error as SQLError where error.code == .diskFull {
                isCommitted = false
            }
            #expect(try await Self.count(engine) == (isCommitted ? 1 : 0))
        }
    }

    @Test func reportsAnotherProgramsLockAndRecovers() async throws {
        var limits = SQLiteEngine.Limits()
        limits.busySeconds = 0.01
        try await self.withTable(limits: limits) { engine, path in
            var configuration = Configuration()
            configuration.allowsUnsafeTransactions = true
            let other = try DatabaseQueue(path: path, configuration: configuration)
            try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
            let error = await #expect(throws: SQLError.self) {
                try await engine.write { try Self.insert(1, in: $0) }
            }
            #expect(error?.code == .busy)
            try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
            try await engine.write { try Self.insert(1, in: $0) }
            #expect(try await Self.count(engine) == 1)
            try other.close()
        }
    }

    @Test func refusesAnotherProgramsFileAndLeavesItAlone() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory.appendingPathComponent("other.sqlite").path
            let other = try DatabaseQueue(path: path)
            try await other.write { try $0.execute(sql: "CREATE TABLE customer (id INTEGER PRIMARY KEY)") }
            try other.close()
            let before = try Data(contentsOf: URL(fileURLWithPath: path))
            let error = await #expect(throws: SQLError.self) {
                _ = try await SQLiteEngine.open(path: path, logger: Self.logger)
            }
            #expect(error?.code == .notThisProgram)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        }
    }

    @Test func refusesAFileThatIsNoDatabase() async throws {
        try await withTemporaryDirectory { directory in
            let url = directory.appendingPathComponent("notes.txt")
            try Data(repeating: 0x41, count: 4_096).write(to: url)
            let error = await #expect(throws: SQLError.self) {
                _ = try await SQLiteEngine.open(path: url.path, logger: Self.logger)
            }
            #expect(error?.code == .notThisProgram)
        }
    }

    @Test func removesATemporaryDatabase() async throws {
        let file = try SQLiteFile.temporary()
        let engine = try SQLiteEngine.open(file, limits: SQLiteEngine.Limits(), logger: Self.logger)
        #expect(FileManager.default.fileExists(atPath: file.path))
        try await engine.shutdown()
        #expect(!FileManager.default.fileExists(atPath: file.path))
    }
}
