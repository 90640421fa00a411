import LintelPlatform
import LintelTokens
import Testing

@testable import LintelStorage

/// How the database finds workspaces: by index, however many there are.
@Suite struct WorkspacePlanTests {
    /// The steps of a statement, as SQLite tells them.
    private static func plan(
        _ engine: any SQLEngine,
        _ statement: @escaping @Sendable (any SQLTransaction) throws -> (sql: String, arguments: [SQLValue]),
    ) async throws -> [String] {
        try await engine.read { transaction in
            let (sql, arguments) = try statement(transaction)
            return try transaction.query("EXPLAIN QUERY PLAN \(sql)", arguments).map { try $0.text(3) }
        }
    }

    /// What reads a table of workspaces from its beginning to its end.
    private static func scans(_ plan: [String]) -> [String] {
        plan.filter { step in
            ["SCAN workspace", "SCAN held", "SCAN account", "SCAN app", "SCAN creator", "SCAN updater"].contains {
                step.hasPrefix($0)
            }
        }
    }

    @Test(arguments: WorkspaceQuery.Key.allCases, [false, true])
    func listsByIndex(_ key: WorkspaceQuery.Key, includingOthers: Bool) async throws {
        try await withMigratedEngine { engine in
            for isDeleted in [false, true] {
                let steps = try await Self.plan(engine) { transaction in
                    var query = WorkspaceQuery()
                    query.order = [.init(key)]
                    query.isDeleted = isDeleted
                    let selection = try WorkspaceSelection(
                        query,
                        in: OrganisationID("o"),
                        of: Subject("s"),
                        includingOthers: includingOthers,
                        transaction,
                    )
                    let found = try #require(selection)
                    return (found.page, found.arguments + found.window)
                }
                #expect(!steps.isEmpty && Self.scans(steps).isEmpty, "\(steps)")
            }
        }
    }

    @Test func checksARoleByIndex() async throws {
        try await withMigratedEngine { engine in
            let steps = try await Self.plan(engine) { _ in
                (SQLWorkspaceStore.access, [.text("s"), .text("w"), .text("o")])
            }
            #expect(!steps.isEmpty && Self.scans(steps).isEmpty, "\(steps)")
        }
    }
}
