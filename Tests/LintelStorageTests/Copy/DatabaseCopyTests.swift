import LintelPlatform
import Testing

@testable import LintelStorage
@testable import LintelTesting

struct DatabaseCopyTests {
    @Test func copiesEveryRowOfEveryTable() async throws {
        try await withSourceAndTarget { source, target in
            let report = try await CopyScene.copy(source, to: target).report
            #expect(report.tables.map(\.name) == CopiedTable.installation.map(\.name))
            #expect(report.tables.filter { $0.rows == 0 }.map(\.name) == [], "a table without rows proves nothing")
            let contents = try await CopyScene.contents(source)
            #expect(try await CopyScene.contents(target) == contents)
            #expect(report.rows == contents.values.reduce(0) { $0 + $1.count })
        }
    }

    @Test func makesAnInstallationThatStoresWorkOn() async throws {
        try await withSourceAndTarget { source, target in
            try await CopyScene.copy(source, to: target)
            #expect(try await Migrator.version(of: target) == Migrator.latest)
            let stores = Stores(engine: target)
            #expect(try await stores.audit.firstBrokenLink() == nil)
            #expect(try await stores.rotate(1, generation: 0).outcome == "rotated to 1")
            #expect(try await stores.redeem(1).outcome == "reused")
        }
    }

    @Test func copiesThousandsOfRowsUnchanged() async throws {
        try await withSourceAndTarget { source, target in
            try await CopyScene.add(3_400, to: source)
            let copy = try await DatabaseCopy(from: source, named: "source", to: target, rowsPerPage: 1_000)
            let report = try await copy.run { _ in }
            #expect(report.rows > 10_200)
            let contents = try await CopyScene.contents(source)
            #expect(try await CopyScene.contents(target) == contents)
        }
    }

    /// What servers hold at a moment says nothing about another database.
    @Test func leavesOutLeases() async throws {
        try await withSourceAndTarget { source, target in
            let lease = "INSERT INTO lease (name, holder, expires_at) VALUES ('expiry', 'node-1', 1)"
            _ = try await source.write { try $0.execute(lease) }
            try await CopyScene.copy(source, to: target)
            let leases = try await target.read { try $0.query("SELECT name FROM lease") }
            #expect(leases.isEmpty)
        }
    }

    @Test func givesEqualReportsForEqualInstallations() async throws {
        try await withSourceAndTarget { source, target in
            let first = try await CopyScene.copy(source, to: target).report
            let second = try await withEmptyEngine { try await CopyScene.copy(target, to: $0).report }
            #expect(first == second)
            try await Stores(engine: source).addAccount(7)
            let third = try await withEmptyEngine { try await CopyScene.copy(source, to: $0).report }
            let names = zip(first.tables, third.tables).filter { $0.0.digest != $0.1.digest }.map(\.0.name)
            #expect(names == ["account", "principal", "change_counter"])
        }
    }

    @Test func leavesTheSourceAsItWas() async throws {
        try await withSourceAndTarget { source, target in
            let before = try await CopyScene.contents(source)
            try await CopyScene.copy(source, to: target)
            #expect(try await CopyScene.contents(source) == before)
            let tables = try await source.read { try $0.query($0.dialect.tableNames).map { try $0.text(0) } }
            #expect(!tables.contains(CopyMark.table))
        }
    }
}
