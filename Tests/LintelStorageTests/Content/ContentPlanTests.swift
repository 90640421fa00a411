import LintelPlatform
import LintelTokens
import Testing

@testable import LintelStorage

/// A workspace with a million objects is read by indexes: no statement looks at all rows of a table.
@Suite struct ContentPlanTests {
    private static let workspace = WorkspaceID("workspace-1")
    private static let tables = [
        "file", "file_version", "geoscience_object", "object_version", "object_body", "object_data", "workspace",
        "block_model", "block_version",
    ]

    /// The steps by which SQLite runs a statement.
    private static func plan(_ sql: String, _ arguments: [SQLValue]) async throws -> [String] {
        try await withMigratedEngine { engine in
            try await engine.read { transaction in
                try transaction.query("EXPLAIN QUERY PLAN " + sql, arguments).map { try $0.text(3) }
            }
        }
    }

    private static func expectIndexed(
        _ sql: String,
        _ arguments: [SQLValue],
        uses index: String? = nil,
        sortsAll: Bool = false,
        sourceLocation: SourceLocation = #_sourceLocation,
    ) async throws {
        let plan = try await Self.plan(sql, arguments)
        for step in plan {
            let words = step.split(separator: " ")
            let isScan = words.first == "SCAN" && words.count > 1 && Self.tables.contains(String(words[1]))
            #expect(!isScan, "\(plan)", sourceLocation: sourceLocation)
        }
        if let index { #expect(plan.contains { $0.contains(index) }, "\(plan)", sourceLocation: sourceLocation) }
        // The rows of the page itself are sorted once more; those before it come in order.
        let sorts = plan.count { $0.contains("TEMP B-TREE FOR ORDER BY") }
        #expect(sorts <= (sortsAll ? 2 : 1), "\(plan)", sourceLocation: sourceLocation)
    }

    @Test func listsObjectsByIndex() async throws {
        func check(
            _ index: String,
            sortsAll: Bool = false,
            _ change: (inout ObjectQuery) throws -> Void,
        ) async throws {
            var query = ObjectQuery()
            try change(&query)
            let selection = ObjectSelection(query, in: Self.workspace)
            try await Self.expectIndexed(
                selection.page,
                selection.arguments + selection.window,
                uses: index,
                sortsAll: sortsAll,
            )
            try await Self.expectIndexed(selection.count, selection.arguments, sortsAll: sortsAll)
        }
        try await check("object_live_path") { _ in }
        try await check("object_live_created") { $0.order = [ListOrder(.createdAt)] }
        try await check("object_live_modified", sortsAll: true) {
            $0.order = [ListOrder(.modifiedAt, isDescending: true)]
        }
        try await check("object_live_name", sortsAll: true) { $0.names = ["gold"] }
        try await check("object_live_schema", sortsAll: true) { $0.schemas = ["/objects/a/1.0.0/a.schema.json"] }
        try await check("object_deleted", sortsAll: true) { $0.isDeleted = true }
        try await check("object_live", sortsAll: true) { query in
            query.places = [try GeographicCondition("geowithin:(1,2),(3,2),(3,4),(1,4),(1,2)")]
        }
    }

    @Test func listsObjectsOfAnOrganisationByIndex() async throws {
        let selection = ObjectSelection(
            ObjectQuery(),
            in: OrganisationID("organisation-1"),
            readableBy: Subject("account-1"),
        )
        try await Self.expectIndexed(
            selection.page,
            selection.arguments + selection.window,
            uses: "workspace_role_by_member",
            sortsAll: true,
        )
    }

    @Test func listsFilesByIndex() async throws {
        func check(_ index: String, sortsAll: Bool = false, _ change: (inout FileQuery) -> Void) async throws {
            var query = FileQuery()
            change(&query)
            let selection = FileSelection(query, in: Self.workspace)
            try await Self.expectIndexed(
                selection.page,
                selection.arguments + selection.window,
                uses: index,
                sortsAll: sortsAll,
            )
        }
        try await check("file_live_path") { _ in }
        try await check("file_live_created") { $0.order = [ListOrder(.createdAt)] }
        try await check("file_deleted", sortsAll: true) { $0.isDeleted = true }
    }

    @Test func listsBlockModelsByIndex() async throws {
        func check(
            _ index: String,
            sortsAll: Bool = false,
            _ change: (inout BlockModelQuery) -> Void,
        ) async throws {
            var query = BlockModelQuery()
            change(&query)
            let selection = BlockModelSelection(query, in: Self.workspace)
            try await Self.expectIndexed(
                selection.page,
                selection.arguments + selection.window,
                uses: index,
                sortsAll: sortsAll,
            )
        }
        try await check("block_model_live") { _ in }
        try await check("block_model_live_created") { $0.order = [ListOrder(.createdAt)] }
        try await check("block_model_live_name") { $0.order = [ListOrder(.name)] }
        try await check("block_model_deleted", sortsAll: true) { $0.isDeleted = true }
    }
}
