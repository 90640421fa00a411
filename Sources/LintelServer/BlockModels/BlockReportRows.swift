import LintelCodec
import LintelPlatform

/// What ``BlockReportScript`` has printed.
struct BlockReportRows: Sendable {
    let plan: BlockReportPlan
    let rows: [JSONValue]

    /// The report.
    ///
    /// - Throws: ``BlockJobProblem`` when it is too long.
    func table() throws(BlockJobProblem) -> BlockReportTable {
        let found = self.rows.filter { $0["number"] != nil }
        let most = BlockReportScript.maximumRows(of: self.plan)
        guard found.count <= Int(most) else {
            throw .report("The report would have more than \(most) rows: leave out categories, values or cut-offs.")
        }
        let cutoffs: [Double?] =
            self.plan.cutoff == nil || self.plan.definition.cutoffs.isEmpty
            ? [nil] : self.plan.definition.cutoffs.map(Optional.some)
        var levels = cutoffs.map { BlockReportTable.Level(cutoff: $0, rows: []) }
        for row in found {
            guard let number = row["number"]?.integerValue, levels.indices.contains(Int(number)) else { continue }
            levels[Int(number)].rows.append(self.row(row))
        }
        for number in levels.indices where levels[number].rows.isEmpty {
            levels[number].rows = [self.empty]
        }
        let mass = BlockReportTable.Column(column: nil, label: "Mass", unit: self.plan.definition.massUnit)
        return BlockReportTable(
            categories: self.plan.categories.map { BlockReportTable.Category(column: $0.column.id, label: $0.label) },
            columns: [BlockReportTable.Column(column: nil, label: "Volume", unit: self.plan.volumeUnit), mass]
                + self.plan.values.map {
                    BlockReportTable.Column(column: $0.column.id, label: $0.label, unit: $0.unit)
                },
            references: self.plan.references,
            cutoffColumn: self.plan.cutoff?.id,
            levels: levels,
            warnings: self.warnings,
        )
    }

    private func row(_ row: JSONValue) -> BlockReportTable.Row {
        let names = ["volume", "mass"] + self.plan.values.indices.map { "x\($0)" }
        return BlockReportTable.Row(
            categories: self.plan.categories.enumerated().map { number, category in
                Self.value(row["c\(number)"], category.column.type)
            },
            cells: names.map { Self.cell(row[$0]) },
        )
    }

    /// The one row of a report that no block is in.
    private var empty: BlockReportTable.Row {
        let mass = self.plan.density == nil ? BlockReportTable.Cell.noData : BlockReportTable.Cell(0)
        return BlockReportTable.Row(
            categories: self.plan.categories.map { _ in .null },
            cells: [BlockReportTable.Cell(0), mass] + self.plan.values.map { _ in .noData },
        )
    }

    private static func value(_ value: JSONValue?, _ type: BlockDataType) -> JSONValue {
        guard let text = value?.stringValue else { return .null }
        if type == .boolean { return .bool(text == "true") }
        if type.isWhole, let number = Int64(text) { return .integer(number) }
        return .string(text)
    }

    private static func cell(_ value: JSONValue?) -> BlockReportTable.Cell {
        guard let text = value?.stringValue else { return .noData }
        return Double(text).map { BlockReportTable.Cell($0) } ?? BlockReportTable.Cell(status: .invalid)
    }

    private var warnings: [BlockReportTable.Warning] {
        let definition = self.plan.definition
        var warnings: [BlockReportTable.Warning] = []
        func warn(_ kind: BlockReportTable.Warning.Kind, _ name: String, _ message: String) {
            let count = self.rows.lazy.compactMap { $0[name]?.integerValue }.first ?? 0
            if count > 0 { warnings.append(BlockReportTable.Warning(kind: kind, count: count, message: message)) }
        }
        for (number, category) in self.plan.categories.enumerated() {
            let label = category.label
            warn(.category, "empty\(number)", "Blocks without a value of \(label) were left out.")
            warn(.longCategory, "long\(number)", "Blocks with a value of \(label) that is too long were left out.")
            warn(
                .manyCategories,
                "many\(number)",
                "\(label) has more than \(BlockReportDefinition.maximumValues) values: blocks with others were left out.",
            )
        }
        let text = self.plan.density?.text ?? ""
        let outcome = text.isEmpty ? "The block was left out." : "The density \(text) was used."
        warn(.density, "odd_density", "The density was missing, or not above 0. \(outcome)")
        let (null, negative) = (Self.outcome(definition.nulls), Self.outcome(definition.negatives))
        if !definition.cutoffs.isEmpty {
            warn(.nullCutoff, "null_cutoff", "The cut-off value was missing. \(null.cutoff)")
            if definition.negatives != .use {
                warn(.negativeCutoff, "negative_cutoff", "The cut-off value was negative. \(negative.cutoff)")
            }
        }
        for (number, value) in self.plan.values.enumerated() {
            warn(.nullColumn, "null\(number)", "A value of \(value.label) was missing. \(null.value)")
            if definition.negatives != .use {
                warn(.negativeColumn, "negative\(number)", "A value of \(value.label) was negative. \(negative.value)")
            }
        }
        warn(.missingSubblock, "gaps", "The sub-blocks of a parent block do not fill it.")
        for reference in self.plan.references where reference.unitVersion != nil {
            let message = "The unit of \(reference.title) was taken from the latest version."
            warnings.append(BlockReportTable.Warning(kind: .unitFromLatest, count: 1, message: message))
        }
        return warnings
    }

    /// What became of a value and of a cut-off value.
    private static func outcome(_ policy: BlockReportDefinition.Policy) -> (value: String, cutoff: String) {
        let left = "The block was left out."
        return switch policy {
        case .use: ("It was used.", "It was used.")
        case .zero: ("It was taken for 0.", "It was taken for 0.")
        case .ignoreBlock: (left, left)
        case .ignoreValue: ("It was left out.", left)
        case .markAsInvalid: ("What it belongs to is marked as invalid.", "What it belongs to is marked as invalid.")
        }
    }
}
