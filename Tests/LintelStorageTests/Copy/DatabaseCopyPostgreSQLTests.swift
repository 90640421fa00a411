import LintelPlatform
import LintelTesting
import Logging
import Testing

@testable import LintelStorage

/// Copies from and to a real PostgreSQL server.
@Suite(.serialized) struct DatabaseCopyPostgreSQLTests {
    @Test func goesThereAndBackWithEqualDigests() async throws {
        try await PostgreSQLSite.withDatabase { url in
            try await withSourceAndTarget { source, back in
                try await CopyScene.add(3_400, to: source)
                try await Self.withEngine(url) { middle in
                    let copy = try await DatabaseCopy(from: source, named: "a", to: middle, rowsPerPage: 1_000)
                    let there = try await copy.run { _ in }
                    let copyBack = try await DatabaseCopy(from: middle, named: "b", to: back, rowsPerPage: 1_000)
                    let again = try await copyBack.run { _ in }
                    #expect(there == again)
                    #expect(there.rows > 10_200)
                }
                let contents = try await CopyScene.contents(source)
                let copied = try await CopyScene.contents(back)
                #expect(copied == contents)
            }
        }
    }

    @Test func copiesFromOneDatabaseIntoAnother() async throws {
        try await PostgreSQLSite.withDatabase { first in
            try await PostgreSQLSite.withDatabase { second in
                try await Self.withEngine(first) { source in
                    try await Migrator.migrate(source)
                    try await CopyScene.fill(source)
                    let report = try await DatabaseCopy.run(
                        from: .postgreSQL(url: first),
                        to: .postgreSQL(url: second),
                        logger: Logger(label: "test"),
                    ) { _ in }
                    #expect(report.tables.allSatisfy { $0.rows > 0 })
                    try await Self.withEngine(second) { target in
                        let contents = try await CopyScene.contents(source)
                        let copied = try await CopyScene.contents(target)
                        #expect(copied == contents)
                        let broken = try await Stores(engine: target).audit.firstBrokenLink()
                        #expect(broken == nil)
                    }
                }
            }
        }
    }

    @Test func goesOnFromAnyStep() async throws {
        try await withSourceAndTarget { source, whole in
            let expected = try await CopyScene.copy(source, to: whole)
            // A dozen places, in tables of each kind: every one takes too long.
            for stop in stride(from: 1, through: expected.steps.count, by: expected.steps.count / 12) {
                try await PostgreSQLSite.withDatabase { url in
                    try await Self.withEngine(url) { target in
                        await #expect(throws: CopyScene.Stop.self) {
                            try await CopyScene.copy(source, to: target, stopAfter: stop)
                        }
                        let opening = await #expect(throws: SQLError.self) { try await Migrator.migrate(target) }
                        #expect(opening?.code == .copyIncomplete)
                        let rest = try await CopyScene.copy(source, to: target)
                        #expect(rest.report == expected.report)
                    }
                }
            }
        }
    }

    @Test func refusesATargetThatIsNotEmpty() async throws {
        try await PostgreSQLSite.withDatabase { url in
            try await withSourceAndTarget { source, _ in
                try await Self.withEngine(url) { target in
                    try await CopyScene.copy(source, to: target)
                    let error = await #expect(throws: DatabaseCopyError.self) {
                        try await CopyScene.copy(source, to: target)
                    }
                    #expect(error?.code == .targetNotEmpty)
                }
            }
        }
    }

    private static func withEngine<Value: Sendable>(_ url: String, _ body: (any SQLEngine) async throws -> Value)
        async throws
        -> Value
    {
        try await SQLEngineSite { try await PostgreSQLEngine.open(url: url, logger: Logger(label: "test")) }
            .withEngine(body)
    }
}
