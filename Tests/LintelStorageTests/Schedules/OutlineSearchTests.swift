import LintelPlatform
import LintelTokens
import Testing

@testable import LintelStorage
@testable import LintelTesting

/// How much the search for circles asks of the database.
struct OutlineSearchTests {
    @Test func readsLongChainsAtOnce() async throws {
        try await withMigratedEngine { engine in
            let all = try await StoreConformance.prepareSchedule(Stores(engine: engine), tasks: 4_000)
            // From the middle of the one chain to the middle of the other.
            let chains = (1..<4_000).filter { $0 != 2_000 }.map { Sample.link($0, $0, $0 + 1) }
            _ = try await all.links.add(chains, in: Sample.scheduleWrite("chains"))
            let queries = try await engine.write { transaction in
                let counting = CountingTransaction(transaction)
                guard case .begun(let writing) = try ScheduleWriting.begin(Sample.scheduleWrite("link"), in: counting)
                else { return 0 }
                try writing.insert([Sample.link(9_000, 1_000, 3_000)])
                counting.queries = 0
                try writing.checkCircles(
                    through: [OutlineGraph.edge(from: Sample.taskID(1_000), to: Sample.taskID(3_000))]
                )
                return counting.queries
            }
            #expect((1...1_100).contains(queries))
        }
    }
}

/// Counts the statements of a transaction.
private final class CountingTransaction: SQLTransaction {
    private let transaction: any SQLTransaction
    var queries = 0

    init(_ transaction: any SQLTransaction) { self.transaction = transaction }

    var dialect: SQLDialect { self.transaction.dialect }

    func execute(_ sql: String, _ arguments: [SQLValue]) throws(SQLError) -> Int {
        self.queries += 1
        return try self.transaction.execute(sql, arguments)
    }

    func query(_ sql: String, _ arguments: [SQLValue]) throws(SQLError) -> [SQLRow] {
        self.queries += 1
        return try self.transaction.query(sql, arguments)
    }

    func query(once sql: String, _ arguments: [SQLValue]) throws(SQLError) -> [SQLRow] {
        self.queries += 1
        return try self.transaction.query(once: sql, arguments)
    }
}
