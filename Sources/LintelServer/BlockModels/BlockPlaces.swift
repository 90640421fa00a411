import LintelPlatform

/// Finds out, in SQL, which blocks the rows of a file are about: by indices, or else by coordinates.
struct BlockPlaces: Sendable {
    let grid: BlockGrid
    let input: BlockInput
    /// DuckDB's types of the file's columns.
    let types: [String: String]

    /// How far off a coordinate may be, in blocks or cells: what rounding in the client leaves.
    private static let tolerance = 0.01

    private static let whole: Set<String> = [
        "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT",
    ]

    /// The rows with the keys of their blocks, values, and `is_off`: that the coordinates are those of no block.
    func rows(_ values: [DuckDBText], from source: DuckDBText) throws(BlockJobProblem) -> DuckDBText {
        let subIndices = BlockColumn.subIndices(self.grid.division).map(\.id)
        if try self.has(["i", "j", "k"] + subIndices) {
            return try self.rowsByIndices(subIndices, values, from: source)
        }
        let isRegular = self.grid.division == .regular
        let places = ["x", "y", "z"] + (isRegular ? [] : ["dx", "dy", "dz"])
        guard try self.has(places) else {
            let indices = (["i", "j", "k"] + subIndices).joined(separator: ", ")
            throw .update(
                "The file has neither the columns \(indices) nor the columns \(places.joined(separator: ", "))."
            )
        }
        try self.require(["DOUBLE", "FLOAT"], places, "floating-point numbers (Float64)")
        return isRegular ? try self.rowsByCentres(values, from: source) : try self.rowsBySizes(values, from: source)
    }

    private func rowsByIndices(
        _ subIndices: [String],
        _ values: [DuckDBText],
        from source: DuckDBText,
    ) throws(BlockJobProblem) -> DuckDBText {
        try self.require(Self.whole, ["i", "j", "k"] + subIndices, "whole numbers")
        var columns: [DuckDBText] = []
        let keys: [DuckDBText] = self.grid.division == .flexible ? self.grid.keys : ["i", "j", "k", "sidx"]
        for (title, key) in zip(["i", "j", "k"] + subIndices, keys) {
            let name = try self.input.systemName(title)
            let value: DuckDBText =
                self.input.format == .csv ? "CASE WHEN \(BlockInput.isWhole(name)) THEN \(name) END" : "\(name)"
            columns.append("TRY_CAST(\(value) AS BIGINT) AS \(key)")
        }
        let rows = "SELECT \(DuckDBText.list(columns + ["false AS is_off"] + values)) FROM \(source)" as DuckDBText
        return subIndices == ["sidx"] ? self.grid.unpacked(rows) : rows
    }

    private func rowsByCentres(_ values: [DuckDBText], from source: DuckDBText) throws(BlockJobProblem) -> DuckDBText {
        let fractions = try self.fractions()
        let indices = zip(fractions.values, ["i", "j", "k"] as [DuckDBText]).map { fraction, key -> DuckDBText in
            "TRY_CAST(round(\(fraction)) AS BIGINT) AS \(key)"
        }
        let isOff = DuckDBText.list(fractions.values.map(Self.isOff), " OR ")
        return "SELECT \(DuckDBText.list(indices + ["(\(isOff)) AS is_off"] + values)) FROM \(source)"
    }

    /// By centres and sizes: from them follow the first cell and the one behind the last, counted over all parents.
    private func rowsBySizes(_ values: [DuckDBText], from source: DuckDBText) throws(BlockJobProblem) -> DuckDBText {
        let fractions = try self.fractions()
        let sizes = try self.numbers(["dx", "dy", "dz"])
        let names: [(start: DuckDBText, end: DuckDBText)] = [("s1", "e1"), ("s2", "e2"), ("s3", "e3")]
        var edges: [DuckDBText] = []
        var isOff: [DuckDBText] = []
        for axis in 0..<3 {
            let count = self.grid.subblocks.values[axis]
            let half: DuckDBText = "(\(sizes.values[axis]) / \(2 * self.grid.size.values[axis]))"
            let start: DuckDBText = "((\(fractions.values[axis]) + 0.5 - \(half)) * \(count))"
            let end: DuckDBText = "((\(fractions.values[axis]) + 0.5 + \(half)) * \(count))"
            edges.append("TRY_CAST(round(\(start)) AS BIGINT) AS \(names[axis].start)")
            edges.append("TRY_CAST(round(\(end)) AS BIGINT) AS \(names[axis].end)")
            isOff += [Self.isOff(start), Self.isOff(end)]
        }
        let off: DuckDBText = "(\(DuckDBText.list(isOff, " OR "))) AS is_off"
        let rows = "SELECT \(DuckDBText.list(edges + [off] + values)) FROM \(source)" as DuckDBText
        var keys: [DuckDBText] = []
        let cells: [(DuckDBText, DuckDBText, DuckDBText)] = [("i", "a", "d"), ("j", "b", "e"), ("k", "c", "f")]
        for (axis, cell) in cells.enumerated() {
            let count = self.grid.subblocks.values[axis]
            let (start, end) = names[axis]
            let index: DuckDBText = "CAST(floor(\(start) / \(count)) AS BIGINT)"
            keys += [
                "\(index) AS \(cell.0)", "\(start) - \(index) * \(count) AS \(cell.1)",
                "\(end) - \(index) * \(count) AS \(cell.2)",
            ]
        }
        return "SELECT * EXCLUDE (s1, e1, s2, e2, s3, e3), \(DuckDBText.list(keys)) FROM (\(rows))"
    }

    private static func isOff(_ value: DuckDBText) -> DuckDBText {
        "abs(\(value) - round(\(value))) > \(Self.tolerance)"
    }

    private func fractions() throws(BlockJobProblem) -> BlockTriple<DuckDBText> {
        self.grid.fractions(try self.numbers(["x", "y", "z"]))
    }

    private func numbers(_ titles: [String]) throws(BlockJobProblem) -> BlockTriple<DuckDBText> {
        var numbers: [DuckDBText] = []
        for title in titles {
            let name = try self.input.systemName(title)
            numbers.append(
                self.input.format == .csv
                    ? "TRY_CAST(\(self.input.decimal(name)) AS DOUBLE)" : "CAST(\(name) AS DOUBLE)"
            )
        }
        return BlockTriple(numbers[0], numbers[1], numbers[2])
    }

    private func has(_ titles: [String]) throws(BlockJobProblem) -> Bool {
        for title in titles where self.types[try self.input.systemName(title).text] == nil { return false }
        return true
    }

    private func require(_ known: Set<String>, _ titles: [String], _ what: String) throws(BlockJobProblem) {
        // A text is read as whatever it has to be.
        guard self.input.format == .parquet else { return }
        for title in titles where !known.contains(self.types[try self.input.systemName(title).text] ?? "") {
            throw .update("The column \(title) is to hold \(what).")
        }
    }
}

extension BlockInput {
    /// What the file calls a column that every model has.
    func systemName(_ title: String) throws(BlockJobProblem) -> DuckDBName { try self.name(self.names[title] ?? title) }

    /// - Throws: ``BlockJobProblem`` for a name that no SQL can have.
    func name(_ text: String) throws(BlockJobProblem) -> DuckDBName {
        guard let name = DuckDBName(text) else {
            throw .update("The name of a column holds a control character.")
        }
        return name
    }

    /// That a column's text is a whole number: DuckDB rounds the others.
    static func isWhole(_ name: DuckDBName) -> DuckDBText { "regexp_full_match(\(name), ' *[+-]?[0-9]+ *')" }

    /// A column's text with a decimal point, whatever the file has for one.
    func decimal(_ name: DuckDBName) -> DuckDBText {
        guard self.format == .csv, self.decimalPoint != ".", let point = DuckDBName(self.decimalPoint) else {
            return "\(name)"
        }
        return "replace(\(name), \(text: point), '.')"
    }
}
