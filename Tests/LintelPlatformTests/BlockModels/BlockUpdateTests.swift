import LintelCodec
import Testing

@testable import LintelPlatform

/// What an update makes of a model's columns.
@Suite struct BlockUpdateTests {
    private static let copper = BlockColumn(id: "1", title: "Cu", type: .float64, unit: "g/t")
    private static let gold = BlockColumn(id: "2", title: "Au", type: .float32, group: "g")
    private static let mapping = BlockMapping(
        columns: [copper, gold],
        groups: [BlockGroup(id: "g", title: "Assays", parent: nil, isHidden: false, tags: nil)],
    )

    private static func update(_ text: String) throws -> BlockUpdate {
        try BlockUpdate(try JSONValue(parsing: Array(text.utf8)))
    }

    private static func plan(_ text: String) throws -> BlockUpdatePlan {
        var number = 10
        return try Self.update(text).plan(on: Self.mapping) {
            number += 1
            return "\(number)"
        }
    }

    private static func columns(_ operations: String, more: String = "") -> String {
        #"{"columns":{\#(operations)}\#(more)}"#
    }

    @Test func addsUpdatesAndDeletes() throws {
        let plan = try Self.plan(
            Self.columns(
                #""new":[{"title":"Ag","data_type":"Int8","unit_id":"g/t","group":"Assays","tags":{"a":1}}],"update":["Cu"],"delete":["Assays▸Au"],"rename":[]"#,
                more: #","update_type":"replace","comment":"c""#,
            )
        )
        let silver = BlockColumn(id: "11", title: "Ag", type: .int8, unit: "g/t", group: "g", tags: #"{"a":1}"#)
        #expect(plan.mapping.columns == [Self.copper, silver])
        #expect(plan.sent.map(\.title) == ["Cu", "Assays▸Ag"])
        #expect(plan.changes.kind == .replace)
        #expect(plan.changes.new.map(\.id) == ["11"] && plan.changes.deleted.map(\.id) == ["2"])
        #expect(BlockChanges(stored: plan.changes.text) == plan.changes)
        #expect(BlockMapping(stored: plan.mapping.text) == plan.mapping)
    }

    @Test func renamesAndChangesMetadata() throws {
        let renamed = try Self.plan(Self.columns(#""rename":[{"title":"Cu","new_title":"Copper"}]"#))
        #expect(renamed.mapping.columns.map(\.title) == ["Copper", "Au"] && renamed.sent.isEmpty)
        #expect(renamed.changes.kind == nil)
        let changed = try Self.plan(
            Self.columns(
                #""update_metadata":[{"title":"Cu","values":{"unit_id":null,"tags":{},"group":"Assays"}},{"title":"Assays▸Au","values":{"group":""}}]"#
            )
        )
        #expect(changed.mapping.columns.map(\.unit) == [nil, nil])
        #expect(changed.mapping.columns.map(\.group) == ["g", nil])
    }

    @Test func changesGroups() throws {
        let plan = try Self.plan(
            #"{"columns":{},"groups":{"new":[{"title":"Top","is_hidden":true},{"title":"Low","parent_group":"Top"}],"update_metadata":[{"title":"Assays","values":{"title":"Grades"}}],"delete":[]}}"#
        )
        #expect(plan.mapping.groups.map { plan.mapping.qualifiedTitle($0) } == ["Grades", "Top", "Top▸Low"])
        #expect(plan.mapping.columns.first { plan.mapping.qualifiedTitle($0) == "Grades▸Au" }?.id == "2")
    }

    @Test(arguments: [
        "{}", #"{"columns":[]}"#,
        columns(#""update":["Ag"]"#), columns(#""delete":["Au"]"#), columns(#""update":["Cu"],"delete":["Cu"]"#),
        columns(#""update":["Cu","Cu"]"#), columns(#""update":["i"]"#), columns(#""delete":["version_id"]"#),
        columns(#""new":[{"title":"cu","data_type":"Int8"}]"#), columns(#""new":[{"title":"X","data_type":"Int8"}]"#),
        columns(#""new":[{"title":"a\nb","data_type":"Int8"}]"#), columns(#""new":[{"title":"","data_type":"Int8"}]"#),
        columns(#""new":[{"title":"a","data_type":"Decimal"}]"#),
        columns(#""new":[{"title":" a","data_type":"Int8"}]"#),
        columns(#""rename":[{"title":"Cu","new_title":"A"}],"delete":["Assays▸Au"]"#),
        columns(#""update":["Cu"]"#, more: #","update_type":"add""#),
        columns(#""update":["Cu"]"#, more: #","input_options":{"file_format":"datamine"}"#),
        columns(#""update":["Cu"]"#, more: #","input_options":{"file_format":"csv","delimiter":"ab"}"#),
        columns(#""update":["Cu"]"#, more: #","qualified_title_separator":"ab""#),
        #"{"groups":{"delete":["Assays"]}}"#, #"{"groups":{"new":[{"title":"a▸b"}]}}"#,
        #"{"groups":{"new":[{"title":"a","missing_column_policy":"REJECT"}]}}"#,
        #"{"groups":{"update_metadata":[{"title":"Assays","values":{"parent_group":"Assays"}}]}}"#,
    ]) func refuses(_ text: String) {
        let error = #expect(throws: PlatformError.self, "\(text)") { try Self.plan(text) }
        #expect(error?.code == .blockModelInvalid)
    }

    @Test func selectsColumns() throws {
        let grid = BlockGrid(
            division: .regular,
            origin: BlockTriple(0, 0, 0),
            turns: [],
            count: BlockTriple(2, 2, 2),
            size: BlockTriple(1, 1, 1),
        )
        func select(_ body: String) throws -> [String] {
            let query = try BlockQuery(try JSONValue(parsing: Array(body.utf8)), of: grid)
            let selection = try query.select(from: Self.mapping, of: .regular)
            return (selection.geometry + selection.columns).map(\.title)
        }
        #expect(try select(#"{"columns":["*"]}"#) == ["i", "j", "k", "Au", "Cu"])
        #expect(try select(#"{"columns":["2","x","i","Cu","Assays▸Au"]}"#) == ["i", "j", "k", "Au", "x", "Cu"])
        #expect(
            try select(#"{"columns":["version_id"],"geometry_columns":"coordinates"}"#) == [
                "x", "y", "z", "version_id",
            ]
        )
        for body in [
            "{}", #"{"columns":["Ag"]}"#, #"{"columns":[],"version_uuid":"1"}"#,
            #"{"columns":[],"bbox":{"i_minmax":{"min":0,"max":2},"j_minmax":{"min":0,"max":1},"k_minmax":{"min":0,"max":1}}}"#,
            #"{"columns":[],"bbox":{"i_minmax":{"min":1,"max":0},"j_minmax":{"min":0,"max":1},"k_minmax":{"min":0,"max":1}}}"#,
            #"{"columns":[],"bbox":{"x_minmax":{"min":0,"max":2}}}"#, #"{"columns":[],"geometry_columns":"all"}"#,
        ] {
            let error = #expect(throws: PlatformError.self, "\(body)") { try select(body) }
            #expect(error?.code == .blockModelInvalid)
        }
    }
}
