import LintelTokens

/// A report on one version of a model: its columns are found, and what their values are multiplied by is known.
///
/// What stands in a report:
/// * the volume of the blocks, in the cube of the model's unit of size, or cubic metres when it has none;
/// * their mass: of each the volume times the density, which is the column's where that is above zero and else the
///   specification's value. A block without either is left out. Without any density there is no mass, and what is
///   weighted by mass is weighted by volume;
/// * `SUM` of a column: its values added up. A grade, a price per mass or a density is multiplied by the block's mass or
///   volume first when the output is a mass or a price: so a sum of grades is the metal in the blocks;
/// * `MASS_AVERAGE`: the values weighted by mass.
package struct BlockReportPlan: Sendable, Hashable {
    package struct Category: Sendable, Hashable {
        package var column: BlockColumn
        package var label: String
        package var values: [String]?
    }

    /// A column that is added up.
    package struct Value: Sendable, Hashable {
        /// What a value is multiplied by before it is added.
        package enum Weight: Sendable, Hashable {
            case none
            /// Kilograms.
            case mass
            /// Cubic metres.
            case volume
        }

        package var column: BlockColumn
        package var label: String
        package var unit: String
        package var aggregation: BlockReportDefinition.Aggregation
        package var weight: Weight
        /// From the sum to the output's unit.
        package var factor: Double
    }

    package struct Density: Sendable, Hashable {
        package var column: BlockColumn?
        /// From the column's unit to kilograms per cubic metre.
        package var factor: Double
        /// In kilograms per cubic metre, where the column has none.
        package var value: Double?
        /// As the specification has it.
        package var text: String
    }

    package let grid: BlockGrid
    package let definition: BlockReportDefinition
    package let categories: [Category]
    package let values: [Value]
    package let cutoff: BlockColumn?
    /// Nil when mass is not to be computed.
    package let density: Density?
    package let volumeUnit: String
    /// From the model's unit of volume to cubic metres.
    package let cubicMetres: Double
    /// From the specification's unit of mass to kilograms.
    package let kilograms: Double
    package let references: [BlockReportTable.Reference]

    /// - Parameters:
    ///   - latest: The model's newest version, whose units are taken where the version has none.
    /// - Throws: ``PlatformError`` with code `blockModelInvalid` when the specification does not fit the version.
    package init(
        _ definition: BlockReportDefinition,
        of version: BlockModelVersion,
        latest: BlockModelVersion,
        model: BlockModel,
    ) throws(PlatformError) {
        // One that was kept by an earlier release.
        guard !definition.hasMeshFilter else { throw BlockReportDefinition.meshRefusal }
        guard definition.cutoffs.isEmpty || definition.cutoffColumn != nil else {
            throw .blockModel("cutoff_col_id", "This is missing: there are cut-off values.")
        }
        self.grid = model.grid
        self.definition = definition
        var columns = Columns(version: version, latest: latest)
        var categories: [Category] = []
        for category in definition.categories {
            let column = try columns.find(category.column, "categories", wanted: \.canGroup, "numbered or named values")
            categories.append(Category(column: column, label: category.label, values: category.values))
        }
        self.categories = categories
        let massUnit = try Self.unit(definition.massUnit, [.mass], "mass_unit_id")
        self.kilograms = massUnit.factor
        self.density = try Self.density(definition, &columns)
        var values: [Value] = []
        for value in definition.columns {
            let column = try columns.find(value.column, "columns", wanted: \.isNumber, "numbers", needsUnit: true)
            values.append(try Self.value(value, column, hasMass: self.density != nil))
        }
        self.values = values
        self.cutoff = try definition.cutoffColumn.map { id throws(PlatformError) in
            try columns.find(id, "cutoff_col_id", wanted: \.isNumber, "numbers")
        }
        self.references = columns.references
        var size: BlockUnit?
        if let id = model.details.sizeUnit, !id.isEmpty { size = try Self.unit(id, [.length], "size_unit_id") }
        self.volumeUnit = size.map { "\($0.id)3" } ?? "m3"
        self.cubicMetres = size.map { $0.factor * $0.factor * $0.factor } ?? 1
    }

    private static func unit(
        _ id: String,
        _ kinds: [BlockUnit.Kind],
        _ field: String,
    ) throws(PlatformError) -> BlockUnit {
        guard let unit = BlockUnit.known(id), kinds.contains(unit.type) else {
            let words = kinds.map(\.rawValue).joined(separator: " or ")
            throw .blockModel(field, "\(id.isEmpty ? "An empty unit" : id) is no unit of the type \(words).")
        }
        return unit
    }

    private static func density(
        _ definition: BlockReportDefinition,
        _ columns: inout Columns,
    ) throws(PlatformError) -> Density? {
        var column: BlockColumn?
        if let id = definition.densityColumn {
            column = try columns.find(id, "density_col_id", wanted: \.isNumber, "numbers")
        }
        guard column != nil || definition.densityValue != nil else { return nil }
        let own = definition.densityUnit.flatMap { $0.isEmpty ? nil : $0 }
        let factor = try Self.unit(column?.unit ?? own ?? "", [.massPerVolume], "density_unit_id").factor
        var density = Density(column: column, factor: factor, value: nil, text: "")
        if let value = definition.densityValue {
            let unit = try Self.unit(own ?? column?.unit ?? "", [.massPerVolume], "density_unit_id")
            density.value = value * unit.factor
            density.text = "\(value) \(unit.symbol)"
        }
        return density
    }

    private static func value(
        _ value: BlockReportDefinition.Column,
        _ column: BlockColumn,
        hasMass: Bool,
    ) throws(PlatformError) -> Value {
        var planned = Value(
            column: column,
            label: value.label,
            unit: value.unit,
            aggregation: value.aggregation,
            weight: value.aggregation == .sum ? .none : .mass,
            factor: 1,
        )
        guard let unit = column.unit, unit != value.unit else { return planned }
        if value.unit.isEmpty {
            planned.unit = unit
            return planned
        }
        guard let input = BlockUnit.known(unit), let output = BlockUnit.known(value.unit) else {
            throw .blockModel("columns", "\(unit) cannot be told in \(value.unit).")
        }
        planned.factor = input.factor / output.factor
        if input.type == output.type { return planned }
        switch (value.aggregation, input.type, output.type) {
        case (.sum, .massPerMass, .mass), (.sum, .valuePerMass, .value): planned.weight = .mass
        case (.sum, .massPerVolume, .mass): planned.weight = .volume
        default:
            throw .blockModel("columns", "\(value.aggregation.rawValue) of \(unit) cannot be told in \(value.unit).")
        }
        guard planned.weight != .mass || hasMass else {
            throw .blockModel("density_value", "This or density_col_id is missing: a sum of \(unit) needs the mass.")
        }
        return planned
    }
}

extension BlockReportPlan {
    /// Finds columns by their ids, and remembers which ones.
    private struct Columns {
        let version: BlockModelVersion
        let latest: BlockModelVersion
        var references: [BlockReportTable.Reference] = []

        init(version: BlockModelVersion, latest: BlockModelVersion) {
            self.version = version
            self.latest = latest
        }

        mutating func find(
            _ id: String,
            _ field: String,
            wanted: KeyPath<BlockDataType, Bool>,
            _ words: String,
            needsUnit: Bool = false,
        ) throws(PlatformError) -> BlockColumn {
            guard var column = self.version.mapping.columns.first(where: { $0.id == id }) else {
                throw .blockModel(field, "The version has no column \(id).")
            }
            guard column.type[keyPath: wanted] else {
                throw .blockModel(field, "\(column.title) does not hold \(words).")
            }
            var source: BlockVersionID?
            if column.unit == nil, self.version.id != self.latest.id,
                let unit = self.latest.mapping.columns.first(where: { $0.id == id })?.unit
            {
                column.unit = unit
                source = self.latest.id
            }
            guard !needsUnit || column.unit != nil else { throw .blockModel(field, "\(column.title) has no unit.") }
            if !self.references.contains(where: { $0.column == id }) {
                self.references.append(
                    BlockReportTable.Reference(
                        column: id,
                        title: self.version.mapping.qualifiedTitle(column),
                        type: column.type.rawValue,
                        unit: column.unit,
                        unitVersion: source?.rawValue,
                    )
                )
            }
            return column
        }
    }
}

extension BlockDataType {
    /// Whether blocks can be grouped by its values.
    fileprivate var canGroup: Bool {
        switch self {
        case .float16, .float32, .float64, .timestamp: false
        default: true
        }
    }

    fileprivate var isNumber: Bool {
        switch self {
        case .boolean, .utf8, .date32, .timestamp: false
        default: true
        }
    }

    /// Whether it holds whole numbers.
    package var isWhole: Bool { self.isNumber && self.canGroup }
}
