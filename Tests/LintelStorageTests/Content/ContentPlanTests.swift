import LintelPlatform
import LintelTokens
import Testing

@testable import LintelStorage

/// A workspace with a million objects is read by indexes: no statement looks at all rows of a table, counts and the rows
/// before a page are read in the index alone, and what has an order of its own is not sorted.
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

    private static func check(
        page: (sql: String, arguments: [SQLValue]),
        count: (sql: String, arguments: [SQLValue]),
        uses index: String,
        sorts: Bool,
        sourceLocation: SourceLocation,
    ) async throws {
        for (statement, isPage) in [(page, true), (count, false)] {
            let plan = try await Self.plan(statement.sql, statement.arguments)
            for step in plan {
                let words = step.split(separator: " ")
                let isScan = words.first == "SCAN" && words.count > 1 && Self.tables.contains(String(words[1]))
                #expect(!isScan, "\(plan)", sourceLocation: sourceLocation)
            }
            // Any index serves a count that holds what is looked at.
            let isKnown = plan.contains { $0.contains("SEARCH object_count USING PRIMARY KEY") }
            let isCovered = plan.contains { $0.contains("COVERING INDEX \(isPage ? index + " " : "")") }
            #expect(isCovered || (!isPage && isKnown), "\(plan)", sourceLocation: sourceLocation)
            // The rows of the page are sorted once more when their versions have been looked up.
            let expected = isPage ? (sorts ? 2 : 1) : 0
            let found = plan.count { $0.contains("TEMP B-TREE FOR ORDER BY") }
            #expect(found == expected, "\(plan)", sourceLocation: sourceLocation)
        }
    }

    private static func checkObjects(
        _ index: String,
        sorts: Bool = false,
        sourceLocation: SourceLocation = #_sourceLocation,
        _ change: (inout ObjectQuery) throws -> Void,
    ) async throws {
        var query = ObjectQuery()
        try change(&query)
        let selection = ObjectSelection(query, in: Self.workspace)
        try await Self.check(
            page: (selection.page, selection.arguments + selection.window),
            count: (selection.count, selection.countArguments),
            uses: index,
            sorts: sorts,
            sourceLocation: sourceLocation,
        )
    }

    @Test func listsObjectsByIndex() async throws {
        try await Self.checkObjects("object_live_list") { _ in }
        try await Self.checkObjects("object_live_created") { $0.order = [ListOrder(.createdAt)] }
        try await Self.checkObjects("object_live_modified") { $0.order = [ListOrder(.modifiedAt, isDescending: true)] }
        try await Self.checkObjects("object_live_name") { $0.order = [ListOrder(.name)] }
        try await Self.checkObjects("object_live_name", sorts: true) { $0.names = ["gold"] }
        try await Self.checkObjects("object_live_schema") { $0.schemas = ["/objects/a/1.0.0/a.schema.json"] }
        try await Self.checkObjects("object_live_author") { $0.createdBy = [Subject("account-1")] }
        try await Self.checkObjects("object_live_place", sorts: true) { query in
            query.places = [try GeographicCondition("geowithin:(1,2),(3,2),(3,4),(1,4),(1,2)")]
        }
        try await Self.checkObjects("object_live_place", sorts: true) { query in
            query.places = [try GeographicCondition("geointersects:(1,2),(3,2),(3,4),(1,4),(1,2)")]
        }
        try await Self.checkObjects("object_deleted") { $0.isDeleted = true }
    }

    @Test func listsObjectsOfAnOrganisationByIndex() async throws {
        let selection = ObjectSelection(
            ObjectQuery(),
            in: OrganisationID("organisation-1"),
            readableBy: Subject("account-1"),
        )
        try await Self.check(
            page: (selection.page, selection.arguments + selection.window),
            count: (selection.count, selection.countArguments),
            uses: "object_live_list",
            sorts: false,
            sourceLocation: #_sourceLocation,
        )
    }

    @Test func listsFilesByIndex() async throws {
        func check(
            _ index: String,
            sorts: Bool = false,
            sourceLocation: SourceLocation = #_sourceLocation,
            _ change: (inout FileQuery) -> Void,
        ) async throws {
            var query = FileQuery()
            change(&query)
            let selection = FileSelection(query, in: Self.workspace)
            try await Self.check(
                page: (selection.page, selection.arguments + selection.window),
                count: (selection.count, selection.arguments),
                uses: index,
                sorts: sorts,
                sourceLocation: sourceLocation,
            )
        }
        try await check("file_live_list") { _ in }
        try await check("file_live_list") { $0.name = "gold" }
        try await check("file_live_created") { $0.order = [ListOrder(.createdAt)] }
        try await check("file_live_modified") { $0.order = [ListOrder(.modifiedAt, isDescending: true)] }
        try await check("file_live_author") { $0.createdBy = Subject("account-1") }
        try await check("file_deleted") { $0.isDeleted = true }
    }

    @Test(arguments: ["", "created", "name", "deleted"])
    func listsBlockModelsByIndex(_ kind: String) async throws {
        var query = BlockModelQuery()
        switch kind {
        case "created": query.order = [ListOrder(.createdAt)]
        case "name": query.order = [ListOrder(.name)]
        case "deleted": query.isDeleted = true
        default: break
        }
        let selection = BlockModelSelection(query, in: Self.workspace)
        let plan = try await Self.plan(selection.page, selection.arguments + selection.window)
        let index = kind == "deleted" ? "block_model_deleted" : "block_model_live" + (kind.isEmpty ? "" : "_" + kind)
        #expect(plan.contains { $0.contains(index) }, "\(plan)")
        #expect(!plan.contains { $0.hasPrefix("SCAN block_") }, "\(plan)")
    }

    /// Neither what a folder holds nor what stands beside it is read: each folder is one search.
    @Test(arguments: [ContentFolder.top, ContentFolder(stored: "a/b/")], [nil, ContentPosition.folder("x")])
    func findsFoldersByIndex(_ folder: ContentFolder, _ position: ContentPosition?) async throws {
        for (kind, table) in [(ContentKind.file, "file"), (.object, "object")] {
            let selection = try #require(
                ContentFolderSelection.all(of: folder, in: Self.workspace, [kind], after: position, limit: 51).first
            )
            let plan = try await Self.plan(selection.sql, selection.arguments)
            let searches = plan.filter { $0.hasPrefix("SEARCH") }
            #expect(searches.count == 2, "\(plan)")
            for search in searches {
                #expect(
                    search.contains("COVERING INDEX \(table)_live_folder (workspace_id=? AND <expr>>?"),
                    "\(plan)",
                )
            }
            #expect(!plan.contains { $0.contains("TEMP B-TREE") || $0.hasPrefix("SCAN file") }, "\(plan)")
        }
    }

    @Test(arguments: ContentKind.allCases, [nil, ContentPosition.entry(.file, "x")])
    func findsWhatIsInAFolderByIndex(_ kind: ContentKind, _ position: ContentPosition?) async throws {
        let selection = EntrySelection(kind, of: .top, in: Self.workspace, after: position, limit: 51)
        let plan = try await Self.plan(selection.sql, selection.arguments)
        let expected =
            switch kind {
            case .file: "COVERING INDEX file_live_folder (workspace_id=? AND <expr>=? AND path>?)"
            case .object: "COVERING INDEX object_live_folder (workspace_id=? AND <expr>=? AND path>?)"
            case .blockModel: "INDEX block_model_live_name (workspace_id=? AND name>?)"
            }
        #expect(plan.contains { $0.contains(expected) }, "\(plan)")
        let scans = plan.filter { $0.hasPrefix("SCAN") && $0 != "SCAN part" }
        #expect(scans.isEmpty && !plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
    }
}
