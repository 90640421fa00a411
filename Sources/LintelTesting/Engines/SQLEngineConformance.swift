import LintelStorage

/// The contract of ``SQLEngine``, for every engine.
package enum SQLEngineConformance {
    package static let cases: [ConformanceCase<SQLEngineSite>] = Self.values + Self.transactions + Self.opening

    /// An engine with an empty table of numbered texts, in a database of ours or of another program.
    static func withTable<Value: Sendable>(
        _ site: SQLEngineSite,
        migrated: Bool = true,
        _ body: (any SQLEngine) async throws -> Value,
    ) async throws -> Value {
        try await site.withEngine { engine in
            if migrated { try await Migrator.migrate(engine) }
            try await engine.write { transaction in
                _ = try transaction.execute(
                    """
                    CREATE TABLE entry (
                        id \(transaction.dialect.integer) NOT NULL PRIMARY KEY,
                        content TEXT NOT NULL,
                        parent \(transaction.dialect.integer) REFERENCES entry (id)
                    )
                    """
                )
            }
            return try await body(engine)
        }
    }

    static func insert(_ id: Int, parent: Int? = nil, in transaction: any SQLTransaction) throws {
        try transaction.execute(
            "INSERT INTO entry (id, content, parent) VALUES (?, ?, ?)",
            [.count(id), .text("entry \(id)"), parent.map { .count($0) } ?? .null],
        )
    }

    static func ids(_ engine: any SQLEngine) async throws -> [Int64] {
        try await engine.read { try $0.query("SELECT id FROM entry ORDER BY id").map { try $0.integer(0) } }
    }

    private static let values: [ConformanceCase<SQLEngineSite>] = [
        ConformanceCase("values come back as they went in") { site in
            try await site.withEngine { engine in
                let values: [SQLValue] = [
                    .null, .integer(.min), .integer(.max), .text(""), .text("naïve \u{1F511} 'quoted' ?"), .blob([]),
                    .blob([0, 255, 0]),
                ]
                let kinds = values.map { value in
                    switch value {
                    case .blob: engine.dialect.blob
                    case .integer: engine.dialect.integer
                    case .text, .null: "TEXT"
                    }
                }
                let columns = kinds.enumerated().map { "c\($0.offset) \($0.element)" }.joined(separator: ", ")
                let row = try await engine.write { transaction in
                    try transaction.execute("CREATE TABLE sample (\(columns))")
                    let marks = values.map { _ in "?" }.joined(separator: ", ")
                    try transaction.execute("INSERT INTO sample VALUES (\(marks))", values)
                    return try transaction.first("SELECT * FROM sample")
                }
                try requireEqual(row, SQLRow(values))
            }
        },
        ConformanceCase("texts that rows behind each other have in common stay apart from those that differ") { site in
            try await Self.withTable(site) { engine in
                let texts = [
                    "a text of twenty-three", "a text of twenty-threE", "A text of twenty-three", "é", "short",
                ]
                // Each behind each, and behind itself.
                let contents = texts.flatMap { first in texts.flatMap { [first, $0] } }
                let found = try await engine.write { transaction in
                    for (number, content) in contents.enumerated() {
                        try transaction.execute(
                            "INSERT INTO entry (id, content) VALUES (?, ?)",
                            [.count(number), .text(content)],
                        )
                    }
                    let rows = try transaction.query(
                        "SELECT content, CASE WHEN id % 3 = 0 THEN content END FROM entry ORDER BY id"
                    )
                    return try rows.map { [try $0.text(0), try $0.optionalText(1)] }
                }
                let expected = contents.enumerated().map { [$1, $0 % 3 == 0 ? $1 : nil] }
                try requireEqual(found, expected)
            }
        },
        ConformanceCase("a typed accessor throws when the column holds something else") { site in
            try await Self.withTable(site) { engine in
                let row = try await engine.write { transaction in
                    try Self.insert(1, in: transaction)
                    return try transaction.first("SELECT id, content, parent FROM entry")
                }
                let found = try requireValue(row)
                _ = try await requireError(SQLError.self) { _ = try found.text(0) }
                _ = try await requireError(SQLError.self) { _ = try found.integer(2) }
                _ = try await requireError(SQLError.self) { _ = try found.integer(3) }
                try requireEqual(try found.optionalInteger(2), nil)
            }
        },
        ConformanceCase("execute counts the rows it changed, RETURNING gives them back") { site in
            try await Self.withTable(site) { engine in
                let (none, changed, returned) = try await engine.write { transaction in
                    for id in 1...3 { try Self.insert(id, in: transaction) }
                    return (
                        try transaction.execute("UPDATE entry SET content = 'x' WHERE id > ?", [.integer(9)]),
                        try transaction.execute("UPDATE entry SET content = 'x' WHERE id > ?", [.integer(1)]),
                        try transaction.query("DELETE FROM entry WHERE id = ? RETURNING content", [.integer(1)]),
                    )
                }
                try requireEqual(none, 0)
                try requireEqual(changed, 2)
                try requireEqual(returned, [SQLRow([.text("entry 1")])])
            }
        },
        ConformanceCase("broken constraints have codes of their own") { site in
            try await Self.withTable(site) { engine in
                try await engine.write { try Self.insert(1, in: $0) }
                let twice = try await requireError(SQLError.self) {
                    try await engine.write { try Self.insert(1, in: $0) }
                }
                try requireEqual(twice.code, .uniqueViolation)
                let orphan = try await requireError(SQLError.self) {
                    try await engine.write { try Self.insert(2, parent: 99, in: $0) }
                }
                try requireEqual(orphan.code, .foreignKeyViolation)
                let misfit = try await requireError(SQLError.self) {
                    _ = try await engine.write { try $0.execute("DELETE FROM entry WHERE id = ?") }
                }
                try requireEqual(misfit.code, .other)
            }
        },
    ]
}
