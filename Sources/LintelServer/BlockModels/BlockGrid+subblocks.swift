import LintelPlatform

/// Where sub-blocks are, in SQL.
///
/// The files of versions tell every sub-block by the cells of its parent block's grid that it fills: from `a`, `b`, `c` to
/// before `d`, `e`, `f` along the three axes. What the API calls them is computed from that, and the other way round.
extension BlockGrid {
    /// What tells the blocks of a file of a version from each other.
    var keys: [DuckDBText] {
        ["i", "j", "k"] + (self.division == .regular ? [] : ["a", "b", "c", "d", "e", "f"])
    }

    /// That the block is a whole parent block.
    var isWhole: DuckDBText {
        guard self.division != .regular else { return "true" }
        let n = self.subblocks
        return "(a = 0 AND b = 0 AND c = 0 AND d = \(n.x) AND e = \(n.y) AND f = \(n.z))"
    }

    /// How often each axis of an octree can be halved.
    private var depths: [Int64] { self.subblocks.values.map { Int64($0.trailingZeroBitCount) } }

    /// A level of an octree: along which axes it halves, and by how much the number of a sub-block grows from one to the
    /// next beside it.
    ///
    /// Sub-blocks are numbered each before those within it; along the axis x first.
    struct Level {
        var halved: [Bool]
        var step: Int64

        var children: Int64 { self.halved.reduce(1) { $1 ? $0 * 2 : $0 } }
    }

    /// The levels of an octree, the uppermost first.
    var levels: [Level] {
        let depths = self.depths
        let deepest = depths.max() ?? 0
        guard deepest > 0 else { return [] }
        var levels: [Level] = []
        var step: Int64 = 1
        for level in stride(from: deepest, through: 1, by: -1) {
            let this = Level(halved: depths.map { $0 >= level }, step: step)
            levels.insert(this, at: 0)
            step = 1 + step * this.children
        }
        return levels
    }

    /// The column `sidx`: 0 for a whole parent block, and from 1 on for its sub-blocks.
    var subIndex: DuckDBText {
        let n = self.subblocks
        let number: DuckDBText
        if self.division == .variableOctree {
            number = self.octreeNumber
        } else {
            number = "1 + a + \(n.x) * (b + \(n.y) * CAST(c AS BIGINT))"
        }
        return "CAST(CASE WHEN \(self.isWhole) THEN 0 ELSE \(number) END AS UINTEGER)"
    }

    /// For each level that the sub-block is below, the place within it.
    private var octreeNumber: DuckDBText {
        let depths = self.depths
        let terms = self.levels.enumerated().map { index, level -> DuckDBText in
            let (place, isBelow) = self.place(in: level, number: Int64(index) + 1, depths)
            return "CASE WHEN \(isBelow) THEN 1 + \(level.step) * \(place) ELSE 0 END"
        }
        // What cannot be divided has no sub-blocks.
        return terms.isEmpty ? "0" : DuckDBText.list(terms, " + ")
    }

    /// The place of `a`, `b`, `c` among those that a level makes of the one above, and that the sub-block is as small.
    private func place(in level: Level, number: Int64, _ depths: [Int64]) -> (DuckDBText, DuckDBText) {
        let axes: [(start: DuckDBText, end: DuckDBText)] = [("a", "d"), ("b", "e"), ("c", "f")]
        var terms: [DuckDBText] = []
        var isBelow: [DuckDBText] = []
        var weight: Int64 = 1
        for (axis, (halved, depth)) in zip(axes, zip(level.halved, depths)) where halved {
            let size = Int64(1) << (depth - number)
            terms.append("\(weight) * ((CAST(\(axis.start) AS BIGINT) // \(size)) % 2)")
            isBelow.append("\(axis.end) - \(axis.start) <= \(size)")
            weight *= 2
        }
        return ("(\(DuckDBText.list(terms, " + ")))", "(\(DuckDBText.list(isBelow, " AND ")))")
    }

    /// That `a` … `f` are cells that a sub-block of this division can fill.
    var isShapely: DuckDBText {
        let n = self.subblocks
        let inside: DuckDBText = """
            (a >= 0 AND b >= 0 AND c >= 0 AND a < d AND b < e AND c < f AND d <= \(n.x) AND e <= \(n.y) AND f <= \(n.z))
            """
        switch self.division {
        case .regular, .flexible: return inside
        case .fullySubBlocked: return "(\(inside) AND (\(self.isWhole) OR (d = a + 1 AND e = b + 1 AND f = c + 1)))"
        case .variableOctree:
            let deepest = self.depths.max() ?? 0
            let shapes = (0...deepest).map { level -> DuckDBText in
                let sizes = self.depths.map { Int64(1) << max(0, $0 - level) }
                return """
                    (d - a = \(sizes[0]) AND e - b = \(sizes[1]) AND f - c = \(sizes[2]) \
                    AND a % \(sizes[0]) = 0 AND b % \(sizes[1]) = 0 AND c % \(sizes[2]) = 0)
                    """
            }
            return "(\(inside) AND (\(DuckDBText.list(shapes, " OR "))))"
        }
    }

    /// The middle of a block along the model's own axes, in blocks or parent blocks, behind its indices.
    var middle: BlockTriple<DuckDBText> {
        guard self.division != .regular else { return BlockTriple("0.5", "0.5", "0.5") }
        func middle(_ start: DuckDBText, _ end: DuckDBText, _ count: Int64) -> DuckDBText {
            "((CAST(\(start) AS DOUBLE) + \(end)) / \(2 * count))"
        }
        let n = self.subblocks
        return BlockTriple(middle("a", "d", n.x), middle("b", "e", n.y), middle("c", "f", n.z))
    }

    /// The sizes of a sub-block: the columns `dx`, `dy` and `dz`.
    var sizes: BlockTriple<DuckDBText> {
        let n = self.subblocks
        return BlockTriple(
            "((d - a) * \(self.size.x) / \(n.x))",
            "((e - b) * \(self.size.y) / \(n.y))",
            "((f - c) * \(self.size.z) / \(n.z))",
        )
    }

    /// The cells `a` … `f` of the sub-block whose number is in `sidx`; null for a number that none has.
    ///
    /// - Parameter source: A query with a column `sidx` of whole numbers.
    func unpacked(_ source: DuckDBText) -> DuckDBText {
        let n = self.subblocks
        guard self.division == .variableOctree else {
            let isKnown: DuckDBText = "sidx BETWEEN 0 AND \(n.x * n.y * n.z)"
            func cell(_ start: DuckDBText, _ whole: Int64, isEnd: Bool) -> DuckDBText {
                let value: DuckDBText = isEnd ? "\(start) + 1" : start
                return "CASE WHEN NOT (\(isKnown)) THEN NULL WHEN sidx = 0 THEN \(isEnd ? whole : 0) ELSE \(value) END"
            }
            let starts: [DuckDBText] = [
                "((sidx - 1) % \(n.x))", "((sidx - 1) // \(n.x) % \(n.y))", "((sidx - 1) // \(n.x * n.y))",
            ]
            let cells = zip(zip(starts, n.values), zip(["a", "b", "c"], ["d", "e", "f"])).map {
                cells,
                names -> DuckDBText in
                let start: DuckDBText =
                    "\(cell(cells.0, cells.1, isEnd: false)) AS \(DuckDBText(stringLiteral: names.0))"
                return "\(start), \(cell(cells.0, cells.1, isEnd: true)) AS \(DuckDBText(stringLiteral: names.1))"
            }
            return "SELECT *, \(DuckDBText.list(cells)) FROM (\(source))"
        }
        // One step for each level: what is left of the number, and the cells so far.
        var query: DuckDBText =
            "SELECT *, sidx AS rest, 0 AS a, 0 AS b, 0 AS c, \(n.x) AS d, \(n.y) AS e, \(n.z) AS f FROM (\(source))"
        for (index, level) in self.levels.enumerated() {
            query = self.step(into: level, number: Int64(index) + 1, query)
        }
        return "SELECT * REPLACE (CASE WHEN rest = 0 THEN a END AS a) FROM (\(query))"
    }

    private func step(into level: Level, number: Int64, _ query: DuckDBText) -> DuckDBText {
        let place: DuckDBText = "((rest - 1) // \(level.step))"
        // Beyond the last one there is nothing, and the number stays.
        let goesOn: DuckDBText = "rest > 0 AND \(place) < \(level.children)"
        var changes: [DuckDBText] = ["CASE WHEN \(goesOn) THEN (rest - 1) % \(level.step) ELSE rest END AS rest"]
        var weight: Int64 = 1
        let axes: [(start: DuckDBText, end: DuckDBText)] = [("a", "d"), ("b", "e"), ("c", "f")]
        for (axis, (halved, depth)) in zip(axes, zip(level.halved, self.depths)) where halved {
            let size = Int64(1) << (depth - number)
            let bit: DuckDBText = "(\(place) // \(weight) % 2)"
            let start: DuckDBText = "\(axis.start) + \(bit) * \(size)"
            changes.append("CASE WHEN \(goesOn) THEN \(start) ELSE \(axis.start) END AS \(axis.start)")
            changes.append("CASE WHEN \(goesOn) THEN \(start) + \(size) ELSE \(axis.end) END AS \(axis.end)")
            weight *= 2
        }
        return "SELECT * REPLACE (\(DuckDBText.list(changes))) FROM (\(query))"
    }
}
