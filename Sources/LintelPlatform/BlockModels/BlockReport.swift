package import LintelCodec
package import LintelTokens

/// What a ``BlockReportID`` names.
package enum BlockReportKind: Sendable {}
/// A report specification of a block model: a lower-case UUID.
package typealias BlockReportID = Identifier<BlockReportKind>

/// What somebody wants to be reported of a block model.
///
/// Specifications are kept; no report is made of them here.
package struct BlockReport: Sendable, Hashable {
    package var id: BlockReportID
    package var modelID: BlockModelID
    package var content: BlockReportContent
    /// Counts from 0, and grows when the definition changes.
    package var revision: Int64
    package var createdAt: UnixTime

    /// Specifications of one model.
    package static let maximumReports = 200

    package init(
        id: BlockReportID,
        modelID: BlockModelID,
        content: BlockReportContent,
        revision: Int64,
        createdAt: UnixTime,
    ) {
        self.id = id
        self.modelID = modelID
        self.content = content
        self.revision = revision
        self.createdAt = createdAt
    }

    /// The specification with other content.
    package func changed(to content: BlockReportContent) -> BlockReport {
        var report = self
        report.content = content
        if content.definition != self.content.definition { report.revision += 1 }
        return report
    }
}

/// What a report specification says.
package struct BlockReportContent: Sendable, Hashable {
    package var name: String
    package var description: String?
    package var isAutomatic: Bool
    /// Everything else: members of a JSON object, in the order of the API.
    package var definition: String

    package static let maximumName = 120
    package static let maximumDescription = 1_000

    /// Takes content from the database.
    package init(storedName name: String, description: String?, isAutomatic: Bool, definition: String) {
        self.name = name
        self.description = description
        self.isAutomatic = isAutomatic
        self.definition = definition
    }

    /// Reads a request about a model.
    ///
    /// - Throws: ``PlatformError`` with code `blockModelInvalid`.
    package init(_ body: JSONValue, of grid: BlockGrid) throws(PlatformError) {
        guard let name = body["name"]?.stringValue.flatMap({ try? PlainLine($0, maximum: Self.maximumName) }) else {
            throw .blockModel("name", "A name has 1 to \(Self.maximumName) characters that can be seen.")
        }
        self.name = name.text
        self.description = try BlockModelDetails.text(
            body["description"] ?? .null,
            "description",
            Self.maximumDescription,
        )
        self.isAutomatic = try BlockReading.flag(body["autorun"], "autorun") ?? true
        _ = try BlockQuery.box(body["bbox"], of: grid)
        try Self.check(body)
        var json = JSONWriter()
        json.beginObject()
        for member in Self.members {
            json.key(member)
            let usual: JSONValue = member.hasSuffix("_policy") ? .string("IGNORE_BLOCK") : .null
            let value = body[member] ?? .null
            json.value(value == .null ? usual : value)
        }
        json.endObject()
        self.definition = String(decoding: json.bytes, as: UTF8.self)
    }

    private static let members = [
        "bbox", "categories", "columns", "cutoff_col_id", "cutoff_values", "density_col_id", "density_unit_id",
        "density_value", "mass_unit_id", "mesh_filter", "negative_values_policy", "null_values_policy",
    ]

    private static func check(_ body: JSONValue) throws(PlatformError) {
        guard body["columns"]?.arrayValue != nil else { throw .blockModel("columns", "This is missing.") }
        for column in try BlockReading.list(body, "columns", "body") {
            try Self.requireID(column["col_id"], "columns")
            try Self.requireLabel(column["label"], "columns")
            _ = try BlockReading.text(column["output_unit_id"], "columns")
            guard ["SUM", "MASS_AVERAGE"].contains(column["aggregation"]?.stringValue) else {
                throw .blockModel("columns", "A column is aggregated by SUM or MASS_AVERAGE.")
            }
        }
        let categories = try BlockReading.list(body, "categories", "body")
        guard categories.count <= 5 else { throw .blockModel("categories", "There are at most five.") }
        for category in categories {
            try Self.requireID(category["col_id"], "categories")
            try Self.requireLabel(category["label"], "categories")
            guard try BlockReading.texts(category, "values", "categories").count <= 100 else {
                throw .blockModel("categories", "A category has at most 100 values.")
            }
        }
        _ = try BlockReading.text(body["mass_unit_id"], "mass_unit_id")
        for name in ["cutoff_col_id", "density_col_id"] where (body[name] ?? .null) != .null {
            try Self.requireID(body[name], name)
        }
        _ = try BlockReading.optionalText(body["density_unit_id"], "density_unit_id")
        if let value = body["density_value"], value != .null {
            guard let number = value.doubleValue, number > 1 else {
                throw .blockModel("density_value", "It is a number above 1.")
            }
        }
        let cutoffs = try BlockReading.list(body, "cutoff_values", "body")
        guard cutoffs.count <= 20, cutoffs.allSatisfy({ $0.doubleValue != nil }) else {
            throw .blockModel("cutoff_values", "They are at most 20 numbers.")
        }
        try Self.checkPolicies(body)
    }

    private static func checkPolicies(_ body: JSONValue) throws(PlatformError) {
        let common = ["ZERO", "IGNORE_BLOCK", "IGNORE_VALUE", "MARK_AS_INVALID"]
        for (name, known) in [("negative_values_policy", common + ["USE"]), ("null_values_policy", common)] {
            let value = body[name] ?? .null
            guard value == .null || known.contains(value.stringValue ?? "") else {
                throw .blockModel(name, "There is no such policy.")
            }
        }
        guard let filter = body["mesh_filter"], filter != .null else { return }
        try Self.requireID(filter["uuid"], "mesh_filter")
        guard ["INSIDE", "OUTSIDE"].contains(filter["relation"]?.stringValue) else {
            throw .blockModel("mesh_filter", "The relation is INSIDE or OUTSIDE.")
        }
    }

    private static func requireID(_ value: JSONValue?, _ field: String) throws(PlatformError) {
        guard value?.stringValue.flatMap({ UUIDText($0) }) != nil else {
            throw .blockModel(field, "It is named by a UUID.")
        }
    }

    private static func requireLabel(_ value: JSONValue?, _ field: String) throws(PlatformError) {
        guard let text = value?.stringValue, PlainText(text, maximum: Self.maximumName) != nil else {
            throw .blockModel(field, "A label has at most \(Self.maximumName) characters.")
        }
    }
}

/// The report specifications of block models.
package protocol BlockReportStore: Sendable {
    /// Adds a specification.
    ///
    /// - Throws: ``PlatformError`` with code `listFull`.
    func add(_ report: BlockReport, limit: Int) async throws

    func report(_ id: BlockReportID, of model: BlockModelID) async throws -> BlockReport?

    /// A part of a model's specifications, oldest first.
    func reports(of model: BlockModelID, window: BlockListWindow) async throws -> ListPage<BlockReport>

    /// Changes a specification; nil when there is none.
    func update(_ id: BlockReportID, of model: BlockModelID, to content: BlockReportContent) async throws
        -> BlockReport?
}
