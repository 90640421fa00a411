import Testing

@testable import LintelStorage

struct TableDigestTests {
    private static let table = CopiedTable("pair", key: "a", others: "b")

    private static func digest(_ pages: [[SQLValue]]..., of table: CopiedTable = Self.table) -> CopyReport.Table {
        var digest = TableDigest(of: table)
        for page in pages { digest.add(page) }
        return digest.state(of: table)
    }

    @Test func encodesKindLengthAndBytes() {
        func encoded(_ value: SQLValue) -> [UInt8] {
            var bytes: [UInt8] = []
            value.encode(into: &bytes)
            return bytes
        }
        #expect(encoded(.null) == [0, 0, 0, 0, 0, 0, 0, 0, 0])
        #expect(encoded(.integer(258)) == [1, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 1, 2])
        #expect(encoded(.integer(-1)) == [1, 0, 0, 0, 0, 0, 0, 0, 8] + [UInt8](repeating: 255, count: 8))
        #expect(encoded(.text("é")) == [2, 0, 0, 0, 0, 0, 0, 0, 2, 0xC3, 0xA9])
        #expect(encoded(.blob([7])) == [3, 0, 0, 0, 0, 0, 0, 0, 1, 7])
    }

    /// Computed by another program over the documented encoding.
    @Test func isSHA256OverNamesAndValues() {
        let state = Self.digest([[.integer(1), .text("x")]])
        #expect(state.name == "pair")
        #expect(state.rows == 1)
        #expect(state.digest == "fe2326c4f163914ed8e219f12029d67abf21dce9ba59ba621f36a56c5d02a4cc")
    }

    /// Each of these differs from the others in one way that a careless encoding would lose.
    @Test func tellsAlmostEqualTablesApart() {
        let tables: [[[SQLValue]]] = [
            [],
            [[.null, .null]],
            [[.null, .null], [.null, .null]],
            [[.text(""), .null]],
            [[.null, .text("")]],
            [[.blob([]), .null]],
            [[.integer(0), .null]],
            [[.text("ab"), .text("c")]],
            [[.text("a"), .text("bc")]],
            [[.text("1"), .text("2")]],
            [[.blob([0x31]), .text("2")]],
            [[.integer(1), .integer(2)]],
            [[.text("1"), .text("2")], [.text("3"), .text("4")]],
            [[.text("3"), .text("4")], [.text("1"), .text("2")]],
        ]
        #expect(Set(tables.map { Self.digest($0).digest }).count == tables.count)
        let renamed = CopiedTable("pair", key: "a", others: "c")
        #expect(Self.digest([], of: renamed).digest != Self.digest([]).digest)
    }

    @Test func doesNotDependOnThePages() {
        let rows: [[SQLValue]] = (0..<5).map { [.integer($0), .text("row \($0)")] }
        let whole = Self.digest(rows)
        #expect(whole.rows == 5)
        #expect(Self.digest(Array(rows[..<2]), [], Array(rows[2...])) == whole)
    }
}
