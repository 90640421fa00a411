import LintelPlatform
import LintelTokens
import Testing

@testable import LintelStorage

/// The folders of a workspace are read by indexes: no statement looks at those of all workspaces, and what has an order of
/// its own is not sorted.
@Suite struct FolderPlanTests {
    private static let workspace = WorkspaceID("workspace-1")
    private static let parent = Folder(
        id: FolderID("f"),
        workspaceID: workspace,
        path: FolderPath(stored: "a"),
        ancestors: [],
        createdAt: UnixTime(seconds: 0),
        createdBy: Author(subject: Subject("account-1")),
        modifiedAt: UnixTime(seconds: 0),
        modifiedBy: Author(subject: Subject("account-1")),
        deletion: nil,
    )

    private static func plan(_ sql: String, _ arguments: [SQLValue]) async throws -> [String] {
        try await withMigratedEngine { engine in
            try await engine.read { transaction in
                try transaction.query("EXPLAIN QUERY PLAN " + sql, arguments).map { try $0.text(3) }
            }
        }
    }

    private static func check(
        _ index: String,
        sorts: Bool = false,
        sourceLocation: SourceLocation = #_sourceLocation,
        _ change: (inout FolderQuery) throws -> Void,
    ) async throws {
        var query = FolderQuery()
        try change(&query)
        let selection = FolderSelection(query, in: Self.workspace, dialect: .sqlite)
        let page = try await Self.plan(selection.page, selection.arguments + selection.window)
        let count = try await Self.plan(selection.count, selection.arguments)
        for plan in [page, count] {
            #expect(!plan.contains { $0.hasPrefix("SCAN folder") }, "\(plan)", sourceLocation: sourceLocation)
        }
        #expect(page.contains { $0.contains("INDEX \(index) ") }, "\(page)", sourceLocation: sourceLocation)
        // The rows of the page are sorted once more when the names have been looked up.
        let found = page.count { $0.contains("TEMP B-TREE FOR") }
        #expect(found == (sorts ? 2 : 1), "\(page)", sourceLocation: sourceLocation)
    }

    @Test func listsByIndex() async throws {
        try await Self.check("folder_live_list") { _ in }
        try await Self.check("folder_live_list") { $0.depth = 1 }
        try await Self.check("folder_live_name") { $0.order = [ListOrder(.name)] }
        try await Self.check("folder_live_created") { $0.order = [ListOrder(.createdAt)] }
        try await Self.check("folder_live_modified") { $0.order = [ListOrder(.modifiedAt, isDescending: true)] }
        try await Self.check("folder_deleted") { $0.isDeleted = true }
    }

    @Test func findsContentsByIndex() async throws {
        try await Self.check("folder_live_ancestors") { query in
            query.parent = Self.parent
            query.depth = 1
        }
        for depth in [2, FolderPath.maximumDepth] {
            try await Self.check("folder_live_ancestors", sorts: true) { query in
                query.parent = Self.parent
                query.depth = depth
            }
        }
        try await Self.check("folder_ancestors", sorts: true) { query in
            query.parent = Self.parent
            query.isDeleted = true
        }
    }
}
