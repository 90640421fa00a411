package import LintelCodec
package import LintelTokens

/// What a ``BlockReportID`` names.
package enum BlockReportKind: Sendable {}
/// A report specification of a block model: a lower-case UUID.
package typealias BlockReportID = Identifier<BlockReportKind>

/// What somebody wants to be reported of a block model: a specification of reports.
package struct BlockReport: Sendable, Hashable {
    /// The report that was made last.
    package struct LastRun: Sendable, Hashable {
        package var createdAt: UnixTime
        package var versionNumber: Int64

        package init(createdAt: UnixTime, versionNumber: Int64) {
            self.createdAt = createdAt
            self.versionNumber = versionNumber
        }
    }

    package var id: BlockReportID
    package var modelID: BlockModelID
    package var content: BlockReportContent
    /// Counts from 0, and grows when the definition changes.
    package var revision: Int64
    package var createdAt: UnixTime
    package var lastRun: LastRun?

    /// Specifications of one model.
    package static let maximumReports = 200

    package init(
        id: BlockReportID,
        modelID: BlockModelID,
        content: BlockReportContent,
        revision: Int64,
        createdAt: UnixTime,
        lastRun: LastRun? = nil,
    ) {
        self.id = id
        self.modelID = modelID
        self.content = content
        self.revision = revision
        self.createdAt = createdAt
        self.lastRun = lastRun
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
    /// Whether a report is made of every new version.
    package var isAutomatic: Bool
    /// Everything else: members of a JSON object, in the order of the API; a ``BlockReportDefinition``.
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
        guard try !BlockReportDefinition(body, of: grid).hasMeshFilter else { throw BlockReportDefinition.meshRefusal }
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
}
