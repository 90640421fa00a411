import LintelStorage
import LintelTesting
import Logging
import Testing

/// What a real server does to its clients: cut connections, locks held by others, deadlocks.
@Suite(.serialized) struct PostgreSQLFaultTests {
    private func withEngines(_ body: (any SQLEngine, any SQLEngine) async throws -> Void) async throws {
        try await PostgreSQLSite.withDatabase { url in
            let first = try await PostgreSQLEngine.open(url: url, logger: Logger(label: "test"))
            let second = try await PostgreSQLEngine.open(url: url, logger: Logger(label: "test"))
            do {
                try await Migrator.migrate(first)
                _ = try await first.write { transaction in
                    try transaction.execute("CREATE TABLE counter (name TEXT PRIMARY KEY, value BIGINT NOT NULL)")
                    try transaction.execute("INSERT INTO counter VALUES ('a', 0), ('b', 0)")
                }
                try await body(first, second)
            } catch {
                try? await first.shutdown()
                try? await second.shutdown()
                throw error
            }
            try await first.shutdown()
            try await second.shutdown()
        }
    }

    private static func add(_ name: String, in transaction: any SQLTransaction) throws {
        try transaction.execute("UPDATE counter SET value = value + 1 WHERE name = ?", [.text(name)])
    }

    private static func values(_ engine: any SQLEngine) async throws -> [Int64] {
        try await engine.read { try $0.query("SELECT value FROM counter ORDER BY name").map { try $0.integer(0) } }
    }

    /// Ends all connections to this test's database but the one that says so.
    private static func cutOtherConnections(_ engine: any SQLEngine) async throws {
        _ = try await engine.read { transaction in
            try transaction.query(
                """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE pid <> pg_backend_pid() AND application_name = current_setting('application_name')
                """
            )
        }
    }

    @Test func groupsWhoseWritesLockCrosswiseAllSucceed() async throws {
        try await self.withEngines { first, second in
            _ = try await simultaneously(60) { index in
                try await (index % 4 < 2 ? first : second).write { transaction in
                    try Self.add(index.isMultiple(of: 2) ? "a" : "b", in: transaction)
                }
            }
            #expect(try await Self.values(first) == [30, 30])
        }
    }

    @Test func writesThatDeadlockAllSucceed() async throws {
        try await self.withEngines { first, second in
            _ = try await simultaneously(20) { index in
                let names = index.isMultiple(of: 2) ? ["a", "b"] : ["b", "a"]
                try await (index % 4 < 2 ? first : second).write { transaction in
                    for name in names { try Self.add(name, in: transaction) }
                }
            }
            #expect(try await Self.values(first) == [20, 20])
        }
    }

    @Test func aCutConnectionIsReplacedUnnoticed() async throws {
        try await self.withEngines { first, second in
            for _ in 1...3 {
                _ = try await first.write { try Self.add("a", in: $0) }
                try await Self.cutOtherConnections(second)
                _ = try await Self.values(first)
            }
            #expect(try await Self.values(first) == [3, 0])
        }
    }

    @Test func nothingIsLostOrDoneTwiceWhenConnectionsAreCutUnderLoad() async throws {
        try await self.withEngines { first, second in
            async let cuts: Void = {
                for _ in 1...20 {
                    try await Self.cutOtherConnections(second)
                }
            }()
            // One after the other in each task: many commits, and not one or two for all.
            let outcomes = try await simultaneously(10) { _ in
                var outcomes: [SQLError.Code?] = []
                for _ in 1...30 { outcomes.append(try await Self.addOnce("a", first)) }
                return outcomes
            }.flatMap { $0 }
            try await cuts
            // Whatever the last cut has broken: the next write is made on a new connection.
            _ = try await first.write { try Self.add("a", in: $0) }
            let value = try #require(try await Self.values(second).first)
            #expect(outcomes.contains(nil))
            let done = outcomes.count { $0 == nil } + 1
            let unknown = outcomes.count { $0 == .unknownOutcome }
            #expect(Int(value) >= done)
            #expect(Int(value) <= done + unknown)
        }
    }

    /// Adds one; gives the code of what a cut connection may lead to, nil for success.
    private static func addOnce(_ name: String, _ engine: any SQLEngine) async throws -> SQLError.Code? {
        do {
            _ = try await engine.write { try Self.add(name, in: $0) }
            return nil
        } catch let error as SQLError where [.unreachable, .unknownOutcome].contains(error.code) {
            return error.code
        }
    }

    @Test(.timeLimit(.minutes(10))) func aCountedChangeEndsTheWaitOfOtherNodes() async throws {
        try await self.withEngines { first, second in
            // The first wait begins to listen and returns.
            await second.waitForChange(atMost: .seconds(3_600))
            _ = try await first.write { transaction in
                try transaction.execute("INSERT INTO change_counter (topic, version) VALUES ('apps', 1)")
            }
            // Would last an hour without the notification.
            await second.waitForChange(atMost: .seconds(3_600))
        }
    }

    @Test func twoNodesThatMigrateAtOnceBothFindTheSchema() async throws {
        try await PostgreSQLSite.withDatabase { url in
            _ = try await simultaneously(4) { _ in
                let engine = try await PostgreSQLEngine.open(url: url, logger: Logger(label: "test"))
                let version = try await Migrator.migrate(engine).to
                try await engine.shutdown()
                #expect(version == Migrator.latest)
            }
        }
    }

    @Test func saysWhyThereIsNoConnection() async throws {
        let error = await #expect(throws: SQLError.self) {
            try await PostgreSQLEngine.open(
                url: "postgresql://lintel:s3cret@127.0.0.1:1/lintel",
                logger: Logger(label: "test"),
            )
        }
        #expect(error?.code == .unreachable)
        #expect(error?.message.contains("127.0.0.1") == true)
        #expect(error?.message.contains("s3cret") == false)
        #expect(error?.message.contains("\n") == false)
    }
}
