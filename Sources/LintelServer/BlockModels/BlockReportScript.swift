import LintelPlatform

/// The SQL by which the blocks of a version become the rows of a report.
///
/// Every block of the box counts, also those that the version's file tells nothing of, whose values are all missing: they
/// are one row that stands for many. In this order blocks are left out:
/// 1. those whose category is not asked for, or missing, too long, or beyond the hundred with the greatest volume;
/// 2. those without a density, where there is to be one;
/// 3. those with a value or a cut-off value that is missing or negative, when the policy says so. `IGNORE_VALUE` leaves a
///    block out whose cut-off value it is: nothing can be said of it;
/// 4. those whose cut-off value is below the cut-off.
///
/// Of what is left there is a row for each combination of categories, and one for all values of the last category, of the
/// last two, and so on; at every cut-off the same ones.
struct BlockReportScript: Sendable {
    let plan: BlockReportPlan
    /// The values of the version; nil when it has none.
    let source: DuckDBName?

    /// How many rows there can be, of all cut-offs together.
    static func maximumRows(of plan: BlockReportPlan) -> Int64 {
        Int64(BlockReportTable.maximumCells / (plan.values.count + plan.categories.count + 2))
    }

    func text() throws(BlockJobProblem) -> DuckDBText {
        let names = self.columns.map { "\($0.name)" as DuckDBText }
        var tables: [DuckDBText] = []
        var kept: [DuckDBText] = []
        var oddities: [DuckDBText] = []
        for (number, category) in self.plan.categories.enumerated() {
            let name: DuckDBText = "c\(Int64(number))"
            if let values = category.values {
                let list = values.compactMap { DuckDBName($0) }.map { "\(text: $0)" as DuckDBText }
                kept.append("\(name) IN (\(DuckDBText.list(list)))")
                continue
            }
            let isShort: DuckDBText = "length(\(name)) BETWEEN 1 AND \(Int64(BlockReportDefinition.maximumLabel))"
            tables.append(
                """
                CREATE TEMP TABLE top\(Int64(number)) AS SELECT \(name) AS value FROM blocks WHERE \(isShort) \
                GROUP BY \(name) ORDER BY fsum(volume * n) DESC, \(name) LIMIT \(Int64(BlockReportDefinition.maximumValues));
                """
            )
            let isTop: DuckDBText = "\(name) IN (SELECT value FROM top\(Int64(number)))"
            kept.append(isTop)
            oddities.append("\(Self.count("\(name) IS NULL OR \(name) = ''")) AS empty\(Int64(number))")
            oddities.append(
                "\(Self.count("length(\(name)) > \(Int64(BlockReportDefinition.maximumLabel))")) AS long\(Int64(number))"
            )
            oddities.append("\(Self.count("\(isShort) AND NOT \(isTop)")) AS many\(Int64(number))")
        }
        let condition: DuckDBText = kept.isEmpty ? "true" : DuckDBText.list(kept, " AND ")
        let oddity: DuckDBText = oddities.isEmpty ? "" : "SELECT \(DuckDBText.list(oddities)) FROM blocks;"
        return """
            CREATE TEMP TABLE blocks AS SELECT \(DuckDBText.list(names)) FROM (\(self.blocks)) WHERE n > 0;
            \(DuckDBText.list(tables, "\n"))
            \(oddity)
            CREATE TEMP TABLE counted AS SELECT * FROM blocks WHERE \(condition);
            SELECT \(DuckDBText.list(self.counts)) FROM counted;
            \(self.gaps)
            \(self.rows)
            """
    }

    /// The columns of the table `blocks`, and what they are of a row of the version's file.
    private var columns: [(name: DuckDBText, value: DuckDBText, empty: DuckDBText)] {
        var columns: [(name: DuckDBText, value: DuckDBText, empty: DuckDBText)] = []
        for (number, category) in self.plan.categories.enumerated() {
            let value: DuckDBText = "CAST(\(DuckDBName(category.column)) AS VARCHAR)"
            columns.append(("c\(Int64(number))", value, "CAST(NULL AS VARCHAR)"))
        }
        for (number, value) in self.plan.values.enumerated() {
            columns.append(("v\(Int64(number))", Self.number(value.column), "CAST(NULL AS DOUBLE)"))
        }
        if let cutoff = self.plan.cutoff { columns.append(("cutoff", Self.number(cutoff), "CAST(NULL AS DOUBLE)")) }
        let grid = self.plan.grid
        let sizes = grid.sizes
        let whole: DuckDBText = "(\(grid.size.x) * \(grid.size.y) * \(grid.size.z))"
        let volume: DuckDBText = grid.division == .regular ? whole : "(\(sizes.x) * \(sizes.y) * \(sizes.z))"
        let density = self.density
        return columns + [
            ("n", "CAST(1 AS BIGINT)", self.absent), ("volume", volume, whole),
            ("density", density.value, density.empty),
            ("is_odd", density.isOdd, self.plan.density?.column == nil ? "false" : "true"),
        ]
    }

    /// In kilograms per cubic metre; of every block 1 when there is to be no mass.
    private var density: (value: DuckDBText, isOdd: DuckDBText, empty: DuckDBText) {
        guard let density = self.plan.density else { return ("CAST(1 AS DOUBLE)", "false", "CAST(1 AS DOUBLE)") }
        let usual: DuckDBText = density.value.map { "\($0)" } ?? "CAST(NULL AS DOUBLE)"
        guard let column = density.column else { return (usual, "false", usual) }
        let number = Self.number(column)
        return (
            "CASE WHEN \(number) > 0 THEN \(number) * \(density.factor) ELSE \(usual) END",
            "COALESCE(\(number) <= 0, true)",
            usual
        )
    }

    /// A number of a column; what is none, or infinite, is missing.
    private static func number(_ column: BlockColumn) -> DuckDBText {
        let number: DuckDBText = "CAST(\(DuckDBName(column)) AS DOUBLE)"
        return "(CASE WHEN isfinite(\(number)) THEN \(number) END)"
    }

    private static func count(_ condition: DuckDBText) -> DuckDBText {
        "CAST(COALESCE(sum(n) FILTER (WHERE \(condition)), 0) AS BIGINT)"
    }

    private var blocks: DuckDBText {
        let absent = "SELECT \(DuckDBText.list(self.columns.map { "\($0.empty) AS \($0.name)" }))" as DuckDBText
        guard let source = self.source else { return absent }
        let present = DuckDBText.list(self.columns.map { "\($0.value) AS \($0.name)" })
        return """
            SELECT \(present) FROM read_parquet(\(text: source)) WHERE \(self.plan.grid.isInside(self.plan.definition.box)) \
            UNION ALL BY NAME \(absent)
            """
    }

    /// How many blocks, or parent blocks, of the box the version's file does not tell of.
    private var absent: DuckDBText {
        let grid = self.plan.grid
        let box = self.plan.definition.box
        let axes = zip(grid.count.values, ["i", "j", "k"] as [DuckDBText]).map { count, axis -> DuckDBText in
            let holds = grid.holds(box, axis)
            return "(SELECT count(*) FROM (SELECT range AS \(axis) FROM range(0, \(count))) WHERE \(holds))"
        }
        let all = DuckDBText.list(axes, " * ")
        guard let source = self.source else { return "(\(all))" }
        let holds = DuckDBText.list((["i", "j", "k"] as [DuckDBText]).map { grid.holds(box, $0) }, " AND ")
        return """
            (\(all) - (SELECT count(*) FROM (SELECT DISTINCT i, j, k FROM read_parquet(\(text: source)) WHERE \(holds))))
            """
    }

    /// Counts the parent blocks of the box that their sub-blocks do not fill, wherever these lie: a parent block that
    /// the box cuts through is whole all the same.
    private var gaps: DuckDBText {
        let grid = self.plan.grid
        guard grid.division != .regular, let source = self.source else { return "" }
        let n = grid.subblocks
        return """
            SELECT count(*) AS gaps FROM (SELECT 1 FROM read_parquet(\(text: source)) GROUP BY i, j, k \
            HAVING bool_or(\(grid.isInside(self.plan.definition.box))) \
            AND sum(CAST(d - a AS BIGINT) * (e - b) * (f - c)) < \(n.x * n.y * n.z));
            """
    }

    /// What there is to be warned of, in numbers of blocks.
    private var counts: [DuckDBText] {
        var counts = [Self.count("is_odd")]
        if self.plan.cutoff != nil { counts += [Self.count("cutoff IS NULL"), Self.count("cutoff < 0")] }
        var named: [DuckDBText] = zip(counts, ["odd_density", "null_cutoff", "negative_cutoff"] as [DuckDBText]).map {
            "\($0.0) AS \($0.1)"
        }
        for number in self.plan.values.indices.map(Int64.init) {
            named.append("\(Self.count("v\(number) IS NULL")) AS null\(number)")
            named.append("\(Self.count("v\(number) < 0")) AS negative\(number)")
        }
        return named
    }
}

extension BlockReportScript {
    private typealias Policy = BlockReportDefinition.Policy

    /// A value after the policies: null when it does not count.
    private func settled(_ name: DuckDBText) -> DuckDBText {
        let definition = self.plan.definition
        let negative: DuckDBText =
            switch definition.negatives {
            case .use: "\(name)"
            case .zero: "0"
            case .ignoreBlock, .ignoreValue, .markAsInvalid: "NULL"
            }
        let null: DuckDBText = definition.nulls == .zero ? "0" : "NULL"
        return "CASE WHEN \(name) IS NULL THEN \(null) WHEN \(name) < 0 THEN \(negative) ELSE \(name) END"
    }

    /// That a value is missing or negative, and the policy for that is one of these.
    private func falls(_ name: DuckDBText, under policies: [Policy]) -> DuckDBText {
        var reasons: [DuckDBText] = []
        if policies.contains(self.plan.definition.nulls) { reasons.append("\(name) IS NULL") }
        if policies.contains(self.plan.definition.negatives) { reasons.append("COALESCE(\(name) < 0, false)") }
        return reasons.isEmpty ? "false" : "(\(DuckDBText.list(reasons, " OR ")))"
    }

    fileprivate var rows: DuckDBText {
        let plan = self.plan
        let cutoffs =
            plan.definition.cutoffs.isEmpty || plan.cutoff == nil ? [nil] : plan.definition.cutoffs.map(Optional.some)
        let levels = cutoffs.enumerated().map { number, cutoff -> DuckDBText in
            "(\(Int64(number)), \(cutoff.map { "\($0)" as DuckDBText } ?? "CAST(NULL AS DOUBLE)"))"
        }
        let names = plan.values.indices.map { "v\(Int64($0))" as DuckDBText }
        var ignored: [DuckDBText] = ["density IS NULL"] + names.map { self.falls($0, under: [.ignoreBlock]) }
        // Whether the block is above the cut-off, and that this cannot be told.
        var (isUsed, isOdd): (DuckDBText, DuckDBText) = ("true", "false")
        if plan.cutoff != nil, !plan.definition.cutoffs.isEmpty {
            ignored.append(self.falls("cutoff", under: [.ignoreBlock, .ignoreValue]))
            isUsed = "COALESCE((\(self.settled("cutoff"))) >= level, false)"
            isOdd = self.falls("cutoff", under: [.markAsInvalid])
        }
        var prepared: [DuckDBText] = ["number", "n", "volume", "volume * density * \(plan.cubicMetres) AS mass"]
        prepared += plan.categories.indices.map { "c\(Int64($0))" }
        prepared += ["\(isUsed) AS is_used", "\(isOdd) AS is_unknown"]
        for name in names {
            prepared.append("\(self.settled(name)) AS \(name)")
            prepared.append("\(self.falls(name, under: [.markAsInvalid])) AS odd_\(name)")
        }
        let groups = plan.categories.indices.map { "c\(Int64($0))" as DuckDBText }
        let rollup: DuckDBText = groups.isEmpty ? "" : ", ROLLUP (\(DuckDBText.list(groups)))"
        return """
            SELECT \(DuckDBText.list(["number"] + groups + self.cells)) FROM (SELECT \(DuckDBText.list(prepared)) \
            FROM counted CROSS JOIN (VALUES \(DuckDBText.list(levels))) AS levels(number, level) \
            WHERE NOT (\(DuckDBText.list(ignored, " OR ")))) GROUP BY number\(rollup) \
            ORDER BY \(DuckDBText.list(["number"] + self.order)) LIMIT \(Self.maximumRows(of: plan) + 1);
            """
    }

    /// Whole numbers by their size, totals last.
    private var order: [DuckDBText] {
        self.plan.categories.enumerated().flatMap { number, category -> [DuckDBText] in
            let name: DuckDBText = "c\(Int64(number))"
            let byName: DuckDBText = "\(name) NULLS LAST"
            return category.column.type.isWhole ? ["TRY_CAST(\(name) AS HUGEINT) NULLS LAST", byName] : [byName]
        }
    }

    /// The values as text, which keeps every digit; null where there is none.
    private var cells: [DuckDBText] {
        let isUnknown: DuckDBText = "bool_or(is_unknown)"
        func cell(_ name: DuckDBText, _ value: DuckDBText, isOdd: DuckDBText = isUnknown) -> DuckDBText {
            "CASE WHEN \(isOdd) THEN 'INVALID' ELSE CAST(\(value) AS VARCHAR) END AS \(name)"
        }
        func sum(_ value: DuckDBText, _ more: DuckDBText = "true") -> DuckDBText {
            "fsum(\(value) * n) FILTER (WHERE is_used AND \(more))"
        }
        let mass: DuckDBText =
            self.plan.density == nil ? "CAST(NULL AS DOUBLE)" : "COALESCE(\(sum("mass")), 0) / \(self.plan.kilograms)"
        var cells = [cell("volume", "COALESCE(\(sum("volume")), 0)"), cell("mass", mass)]
        for (number, value) in self.plan.values.enumerated() {
            let name: DuckDBText = "v\(Int64(number))"
            let weighted: DuckDBText =
                switch value.weight {
                case .none: name
                case .mass: "\(name) * mass"
                case .volume: "\(name) * volume * \(self.plan.cubicMetres)"
                }
            let known: DuckDBText = "\(name) IS NOT NULL"
            var total: DuckDBText = "\(sum(weighted, known)) * \(value.factor)"
            if value.aggregation == .massAverage { total = "\(total) / \(sum("mass", known))" }
            let isOdd: DuckDBText = "(\(isUnknown) OR bool_or(is_used AND odd_\(name)))"
            cells.append(cell("x\(Int64(number))", total, isOdd: isOdd))
        }
        return cells
    }
}

extension BlockGrid {
    /// That along an axis a whole block, or parent block, is in a box: by its index, or by its centre.
    fileprivate func holds(_ box: BlockQuery.Box?, _ axis: DuckDBText) -> DuckDBText {
        guard let number = (["i", "j", "k"] as [DuckDBText]).firstIndex(of: axis) else { return "true" }
        switch box {
        case nil: return "true"
        case .indices(let box)?:
            let range = box.values[number]
            return "\(axis) BETWEEN \(range.least) AND \(range.greatest)"
        case .space(let box)?:
            let range = box.values[number]
            let centre: DuckDBText = "\(self.origin.values[number]) + (\(axis) + 0.5) * \(self.size.values[number])"
            return "\(centre) BETWEEN \(range.least) AND \(range.greatest)"
        }
    }
}
