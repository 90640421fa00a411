package import LintelCodec

/// What a report is made of, as somebody has asked for it.
package struct BlockReportDefinition: Sendable, Hashable {
    package enum Aggregation: String, Sendable, Hashable {
        case sum = "SUM"
        case massAverage = "MASS_AVERAGE"
    }

    /// What becomes of a value that is missing or negative, and of its block.
    package enum Policy: String, Sendable, Hashable {
        /// The value counts as it is; only for negative ones.
        case use = "USE"
        case zero = "ZERO"
        case ignoreBlock = "IGNORE_BLOCK"
        case ignoreValue = "IGNORE_VALUE"
        case markAsInvalid = "MARK_AS_INVALID"
    }

    /// A column whose values the blocks are grouped by.
    package struct Category: Sendable, Hashable {
        package var column: String
        package var label: String
        /// The values that are reported; nil for all there are.
        package var values: [String]?
    }

    /// A column whose values are added up.
    package struct Column: Sendable, Hashable {
        package var column: String
        package var label: String
        package var aggregation: Aggregation
        /// Empty for the column's own.
        package var unit: String
    }

    package var box: BlockQuery.Box?
    package var categories: [Category]
    package var columns: [Column]
    package var cutoffColumn: String?
    package var cutoffs: [Double]
    package var densityColumn: String?
    package var densityUnit: String?
    package var densityValue: Double?
    package var massUnit: String
    /// Whether only blocks inside or outside of a mesh are asked for.
    package var hasMeshFilter: Bool
    package var negatives: Policy
    package var nulls: Policy

    package static let maximumColumns = 100
    package static let maximumCategories = 5
    /// Values of one category.
    package static let maximumValues = 100
    package static let maximumCutoffs = 20
    /// The longest label, and the longest value of a category.
    package static let maximumLabel = 120
    /// The longest text of a definition: a hundred columns and five hundred values.
    package static let maximumBytes = 4 * 1024 * 1024

    /// Why no report is made with a mesh filter.
    package static let meshRefusal = PlatformError.blockModel(
        "mesh_filter",
        "This server makes no reports of blocks inside or outside of a mesh.",
    )

    /// Reads a definition that is kept.
    ///
    /// - Throws: ``PlatformError`` with code `blockModelInvalid`.
    package init(stored text: String, of grid: BlockGrid) throws(PlatformError) {
        guard let json = try? JSONValue(parsing: Array(text.utf8), maximumBytes: Self.maximumBytes) else {
            throw .blockModel("", "The specification cannot be read.")
        }
        try self.init(json, of: grid)
    }

    /// Reads a request about a model.
    ///
    /// - Throws: ``PlatformError`` with code `blockModelInvalid`.
    package init(_ body: JSONValue, of grid: BlockGrid) throws(PlatformError) {
        self.box = try BlockQuery.box(body["bbox"], of: grid)
        self.columns = try Self.columns(body)
        self.categories = try Self.categories(body)
        self.massUnit = try BlockReading.text(body["mass_unit_id"], "mass_unit_id")
        self.cutoffColumn = try Self.optionalID(body, "cutoff_col_id")
        self.cutoffs = try Self.cutoffs(body)
        self.densityColumn = try Self.optionalID(body, "density_col_id")
        self.densityUnit = try BlockReading.optionalText(body["density_unit_id"], "density_unit_id")
        self.densityValue = try Self.density(body["density_value"])
        self.negatives = try BlockReading.word(body["negative_values_policy"], "negative_values_policy") ?? .ignoreBlock
        self.nulls = try BlockReading.word(body["null_values_policy"], "null_values_policy") ?? .ignoreBlock
        guard self.nulls != .use else { throw .blockModel("null_values_policy", "There is no such choice.") }
        self.hasMeshFilter = try Self.meshFilter(body["mesh_filter"])
    }

    private static func columns(_ body: JSONValue) throws(PlatformError) -> [Column] {
        guard body["columns"]?.arrayValue != nil else { throw .blockModel("columns", "This is missing.") }
        let items = try BlockReading.list(body, "columns", "body")
        guard items.count <= Self.maximumColumns else {
            throw .blockModel("columns", "There are at most \(Self.maximumColumns).")
        }
        var columns: [Column] = []
        for item in items {
            guard let aggregation = item["aggregation"]?.stringValue.flatMap(Aggregation.init(rawValue:)) else {
                throw .blockModel("columns", "A column is aggregated by SUM or MASS_AVERAGE.")
            }
            columns.append(
                Column(
                    column: try Self.id(item["col_id"], "columns"),
                    label: try Self.label(item["label"], "columns"),
                    aggregation: aggregation,
                    unit: try Self.unit(item["output_unit_id"]),
                )
            )
        }
        return columns
    }

    private static func categories(_ body: JSONValue) throws(PlatformError) -> [Category] {
        let items = try BlockReading.list(body, "categories", "body")
        guard items.count <= Self.maximumCategories else {
            throw .blockModel("categories", "There are at most \(Self.maximumCategories).")
        }
        var categories: [Category] = []
        for item in items {
            let values = try BlockReading.texts(item, "values", "categories")
            guard values.count <= Self.maximumValues else {
                throw .blockModel("categories", "A category has at most \(Self.maximumValues) values.")
            }
            guard values.allSatisfy({ $0.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control } })
            else { throw .blockModel("categories", "A value holds no control characters.") }
            guard values.allSatisfy({ $0.unicodeScalars.count <= Self.maximumLabel }) else {
                throw .blockModel("categories", "A value of a category has at most \(Self.maximumLabel) characters.")
            }
            categories.append(
                Category(
                    column: try Self.id(item["col_id"], "categories"),
                    label: try Self.label(item["label"], "categories"),
                    values: values.isEmpty ? nil : values,
                )
            )
        }
        return categories
    }

    private static func cutoffs(_ body: JSONValue) throws(PlatformError) -> [Double] {
        let items = try BlockReading.list(body, "cutoff_values", "body")
        let cutoffs = items.compactMap(\.doubleValue)
        guard cutoffs.count == items.count, cutoffs.count <= Self.maximumCutoffs else {
            throw .blockModel("cutoff_values", "They are at most \(Self.maximumCutoffs) numbers.")
        }
        return cutoffs
    }

    private static func density(_ value: JSONValue?) throws(PlatformError) -> Double? {
        guard let value, value != .null else { return nil }
        guard let number = value.doubleValue, number > 1, number <= 1e9 else {
            throw .blockModel("density_value", "It is a number above 1, and at most 1,000,000,000.")
        }
        return number
    }

    private static func meshFilter(_ filter: JSONValue?) throws(PlatformError) -> Bool {
        guard let filter, filter != .null else { return false }
        _ = try Self.id(filter["uuid"], "mesh_filter")
        guard ["INSIDE", "OUTSIDE"].contains(filter["relation"]?.stringValue) else {
            throw .blockModel("mesh_filter", "The relation is INSIDE or OUTSIDE.")
        }
        return true
    }

    /// A unit; the public clients send an empty one for none.
    private static func unit(_ value: JSONValue?) throws(PlatformError) -> String {
        if let text = value?.stringValue, text.isEmpty { return "" }
        return try BlockReading.text(value, "columns")
    }

    private static func optionalID(_ body: JSONValue, _ name: String) throws(PlatformError) -> String? {
        guard let value = body[name], value != .null else { return nil }
        return try Self.id(value, name)
    }

    private static func id(_ value: JSONValue?, _ field: String) throws(PlatformError) -> String {
        guard let id = value?.stringValue.flatMap({ UUIDText($0) }) else {
            throw .blockModel(field, "It is named by a UUID.")
        }
        return id.rawValue
    }

    private static func label(_ value: JSONValue?, _ field: String) throws(PlatformError) -> String {
        guard let text = value?.stringValue.flatMap({ PlainText($0, maximum: Self.maximumLabel) }) else {
            throw .blockModel(field, "A label has at most \(Self.maximumLabel) characters.")
        }
        return text.text
    }
}
