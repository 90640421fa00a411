import LintelPlatform
import LintelTokens
import Testing

@testable import LintelStorage

/// How the database finds projects: by index, however many there are.
@Suite struct ProjectPlanTests {
    private static func plan(_ engine: any SQLEngine, _ sql: String, _ arguments: [SQLValue]) async throws -> [String] {
        try await engine.read { transaction in
            try transaction.query("EXPLAIN QUERY PLAN \(sql)", arguments).map { try $0.text(3) }
        }
    }

    /// What reads a table from its beginning to its end.
    private static func scans(_ plan: [String]) -> [String] {
        plan.filter { step in
            [
                "project", "project_", "organisation", "account", "app", "principal", "own", "picture", "recent",
                "administered", "creator", "updater", "theirs", "mine",
            ].contains { step.hasPrefix("SCAN \($0)") }
        }
    }

    @Test(arguments: [ProjectQuery.Scope.member, .administered, .visible])
    func listsByIndex(_ scope: ProjectQuery.Scope) async throws {
        try await withMigratedEngine { engine in
            for mark in [nil, ProjectQuery.Mark.favorites, .recents] {
                for isNarrow in [false, true] {
                    var query = ProjectQuery()
                    query.scope = scope
                    query.mark = mark
                    if isNarrow {
                        query.search = "a"
                        query.parent = "p"
                        query.order = [ListOrder(.lastModifiedDateTime, isDescending: true)]
                    }
                    let selection = ProjectSelection(query, of: Subject("s"))
                    let steps = try await Self.plan(engine, selection.page, selection.arguments)
                    #expect(!steps.isEmpty && Self.scans(steps).isEmpty, "\(steps)")
                }
            }
        }
    }
}
