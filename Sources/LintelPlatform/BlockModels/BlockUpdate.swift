package import LintelCodec

/// A change of a block model's columns, as somebody has asked for it.
///
/// Columns and groups are named by their titles; what these mean is found out when the change is applied.
package struct BlockUpdate: Sendable, Hashable {
    /// What becomes of blocks that the file leaves out.
    package enum Kind: String, Sendable, Hashable {
        /// They keep their values.
        case merge
        /// They lose their values in the columns of the update.
        case replace
    }

    /// A column that is to be made.
    package struct NewColumn: Sendable, Hashable {
        package var title: String
        package var type: BlockDataType
        package var unit: String?
        package var group: String?
        package var tags: String?
    }

    /// What is said anew of a column; the outer nil leaves it as it is.
    package struct Metadata: Sendable, Hashable {
        package var column: String
        package var title: String?
        package var unit: String??
        /// A group's title, or an empty text to take the column out of its group.
        package var group: String?
        /// A JSON object, or nil inside to take the tags away.
        package var tags: String??
    }

    package var kind: Kind
    package var comment: String
    package var new: [NewColumn]
    package var update: [String]
    package var delete: [String]
    package var rename: [(from: String, to: String)] { self.renames.map { ($0.from, $0.to) } }
    package var metadata: [Metadata]
    package var groups: BlockGroupUpdate
    package var input: BlockInput
    /// Whether sub-blocks come and go; nil when nothing is said of that.
    package var changesGeometry: Bool?
    /// Whether sub-blocks that are missing are filled; nil when nothing is said of that.
    package var fillsSubblocks: Bool?
    package var separator: String
    /// As the request has it, for answers.
    let metadataText: String?
    private var renames: [Rename]

    private struct Rename: Hashable {
        var from: String
        var to: String
    }

    package static let maximumComment = 250

    /// Whether a file with values has to come.
    package var needsFile: Bool { !self.new.isEmpty || !self.update.isEmpty }

    /// Reads a request.
    ///
    /// - Throws: ``PlatformError`` with code `blockModelInvalid`.
    package init(_ body: JSONValue) throws(PlatformError) {
        let separator = try BlockReading.separator(body)
        self.separator = separator
        self.kind = try BlockReading.word(body["update_type"], "update_type") ?? .merge
        self.comment = try BlockModelDetails.text(body["comment"] ?? .null, "comment", Self.maximumComment) ?? ""
        self.groups = try BlockGroupUpdate(body["groups"], separator: separator)
        let columns = body["columns"] ?? .null
        guard columns.objectValue != nil || (columns == .null && !self.groups.isEmpty) else {
            throw .blockModel("columns", "This is missing.")
        }
        self.new = try BlockReading.list(columns, "new", "columns").map { item throws(PlatformError) in
            try NewColumn(item)
        }
        self.update = try BlockReading.texts(columns, "update", "columns")
        self.delete = try BlockReading.texts(columns, "delete", "columns")
        self.renames = try BlockReading.list(columns, "rename", "columns").map { item throws(PlatformError) in
            Rename(
                from: try BlockReading.text(item["title"], "columns.rename"),
                to: try BlockReading.title(item["new_title"], "columns.rename"),
            )
        }
        let metadata = try BlockReading.list(columns, "update_metadata", "columns")
        self.metadata = try metadata.map(Metadata.init(_:))
        var json = JSONWriter()
        json.value(.array(metadata))
        self.metadataText = metadata.isEmpty ? nil : String(decoding: json.bytes, as: UTF8.self)
        self.input = try BlockInput(body["input_options"])
        self.changesGeometry = try BlockReading.flag(body["geometry_change"], "geometry_change")
        self.fillsSubblocks = try BlockReading.flag(body["fill_subblocks"], "fill_subblocks")
        try self.checkTogether(body)
    }

    /// What does not go together, and what is not done here.
    private func checkTogether(_ body: JSONValue) throws(PlatformError) {
        let others = self.new.count + self.update.count + self.delete.count + self.metadata.count
        guard self.renames.isEmpty || others == 0 else {
            throw .blockModel("columns.rename", "Columns are renamed on their own.")
        }
        let named = self.update + self.delete + self.renames.map(\.from)
        guard Set(named).count == named.count else {
            throw .blockModel("columns", "A column is named once.")
        }
        guard Set(self.metadata.map(\.column)).count == self.metadata.count,
            self.metadata.allSatisfy({ !self.delete.contains($0.column) })
        else { throw .blockModel("columns.update_metadata", "A column is named once, and not one that goes.") }
        for name in named + self.metadata.map(\.column) where BlockColumn.reserved.contains(name.lowercased()) {
            throw .blockModel("columns", "\(name) is a column of every model: it cannot be changed.")
        }
        if let policies = body["group_missing_column_override"]?.objectValue,
            policies.contains(where: { $0.value.stringValue != "USE_PREVIOUS" })
        {
            throw .blockModel("group_missing_column_override", "USE_PREVIOUS is the only policy here.")
        }
    }
}

extension BlockUpdate.NewColumn {
    fileprivate init(_ json: JSONValue) throws(PlatformError) {
        let field = "columns.new"
        guard let type = json["data_type"]?.stringValue.flatMap(BlockDataType.init(rawValue:)) else {
            throw .blockModel(field, "A column has one of the data types of the API.")
        }
        self.init(
            title: try BlockReading.title(json["title"], field),
            type: type,
            unit: try BlockReading.unit(json["unit_id"], field),
            group: try BlockReading.optionalText(json["group"], field).flatMap { $0.isEmpty ? nil : $0 },
            tags: try BlockReading.tags(json["tags"], field) ?? nil,
        )
    }
}

extension BlockUpdate.Metadata {
    fileprivate init(_ json: JSONValue) throws(PlatformError) {
        let field = "columns.update_metadata"
        guard let values = json["values"], values.objectValue != nil else {
            throw .blockModel(field, "Each has a title and values.")
        }
        var title: String?
        if let value = values["title"], value != .null { title = try BlockReading.title(value, field) }
        var unit: String??
        if let value = values["unit_id"] { unit = .some(try BlockReading.unit(value, field)) }
        self.init(
            column: try BlockReading.text(json["title"], field),
            title: title,
            unit: unit,
            group: try BlockReading.optionalText(values["group"], field),
            tags: try BlockReading.tags(values["tags"], field),
        )
    }
}
