import Testing

@testable import LintelStorage

/// The written list of tables against the schema that the migrations make.
struct CopiedTableTests {
    /// A new table has to be copied or left out on purpose.
    @Test func namesEveryTable() async throws {
        let tables = try await withMigratedEngine { engine in
            try await engine.read { try $0.query(SQLDialect.sqlite.tableNames).map { try $0.text(0) } }
        }
        let copied = CopiedTable.installation.map(\.name)
        #expect(Set(copied).count == copied.count)
        #expect(CopiedTable.leftOut.isDisjoint(with: copied))
        #expect(CopiedTable.leftOut.union(copied).sorted() == tables.sorted())
    }

    @Test(arguments: CopiedTable.installation)
    func namesEveryColumnAndThePrimaryKey(_ table: CopiedTable) async throws {
        let columns = try await withMigratedEngine { engine in
            try await engine.read { transaction in
                try transaction.query("SELECT name, pk FROM pragma_table_info(?) ORDER BY cid", [.text(table.name)])
                    .map { (name: try $0.text(0), position: try $0.integer(1)) }
            }
        }
        #expect(table.columns.sorted() == columns.map(\.name).sorted())
        let key = columns.filter { $0.position > 0 }.sorted { $0.position < $1.position }
        #expect(table.key == key.map(\.name))
    }

    /// Rows are added table by table and never changed: what they refer to has to be there.
    @Test func standsBehindTheTablesThatItRefersTo() async throws {
        let references = try await withMigratedEngine { engine in
            try await engine.read { transaction in
                try CopiedTable.installation.map { table in
                    try transaction.query("SELECT \"table\" FROM pragma_foreign_key_list(?)", [.text(table.name)])
                        .map { try $0.text(0) }
                }
            }
        }
        #expect(references.joined().count > 15, "the foreign keys are no longer found")
        var before: Set<String> = []
        for (table, referred) in zip(CopiedTable.installation, references) {
            #expect(before.isSuperset(of: referred), "\(table.name) refers to itself or to a later table")
            before.insert(table.name)
        }
    }
}
