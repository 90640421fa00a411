package import LintelCodec

/// A mapping as the API and the database write it.
extension BlockMapping {
    /// Reads a mapping from the database; nil when the text is none.
    package init?(stored text: String) {
        guard let json = try? JSONValue(parsing: Array(text.utf8), maximumBytes: Self.maximumBytes) else { return nil }
        let columns = (json["columns"]?.arrayValue ?? []).compactMap(BlockColumn.init(stored:))
        let groups = (json["groups"]?.arrayValue ?? []).compactMap(BlockGroup.init(stored:))
        guard columns.count == json["columns"]?.arrayValue?.count, groups.count == json["groups"]?.arrayValue?.count
        else { return nil }
        self.init(columns: columns, groups: groups)
    }

    /// The mapping as the database keeps it.
    package var text: String {
        var json = JSONWriter()
        self.write(to: &json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// More than the columns and groups of one version can need.
    package static let maximumBytes = 32 * 1024 * 1024

    /// Writes the mapping.
    ///
    /// - Parameters:
    ///   - system: Columns to show before the model's own.
    ///   - isListing: Leaves out what lists do not show: tags.
    package func write(system: [BlockColumn] = [], isListing: Bool = false, to json: inout JSONWriter) {
        json.beginObject()
        json.key("columns")
        json.beginArray()
        for column in system + self.columns { column.write(isListing: isListing, to: &json) }
        json.endArray()
        json.key("groups")
        json.beginArray()
        for group in self.groups { group.write(isListing: isListing, to: &json) }
        json.endArray()
        json.endObject()
    }
}

extension BlockColumn {
    fileprivate init?(stored json: JSONValue) {
        guard let id = json["col_id"]?.stringValue, let title = json["title"]?.stringValue,
            let type = json["data_type"]?.stringValue.flatMap(BlockDataType.init(rawValue:))
        else { return nil }
        self.init(
            id: id,
            title: title,
            type: type,
            unit: json["unit_id"]?.stringValue,
            group: json["group_uuid"]?.stringValue,
            tags: BlockTags.text(json["tags"]),
        )
    }

    /// Writes the column as the API shows it.
    package func write(isListing: Bool = false, to json: inout JSONWriter) {
        json.beginObject()
        json.member("col_id", self.id)
        json.member("title", self.title)
        json.member("data_type", self.type.rawValue)
        json.key("unit_id")
        if let unit = self.unit { json.string(unit) } else { json.null() }
        json.key("group_uuid")
        if let group = self.group { json.string(group) } else { json.null() }
        if !isListing { BlockTags.write(self.tags, to: &json) }
        json.endObject()
    }
}

extension BlockGroup {
    fileprivate init?(stored json: JSONValue) {
        guard let id = json["group_uuid"]?.stringValue, let title = json["title"]?.stringValue else { return nil }
        self.init(
            id: id,
            title: title,
            parent: json["parent_group_uuid"]?.stringValue,
            isHidden: json["is_hidden"]?.boolValue ?? false,
            tags: BlockTags.text(json["tags"]),
        )
    }

    fileprivate func write(isListing: Bool, to json: inout JSONWriter) {
        json.beginObject()
        json.member("group_uuid", self.id)
        json.member("title", self.title)
        json.key("parent_group_uuid")
        if let parent = self.parent { json.string(parent) } else { json.null() }
        json.member("is_hidden", self.isHidden)
        // What is not in an update stays as it was: there is no other policy here.
        json.member("missing_column_policy", "INHERIT")
        json.member("resolved_missing_column_policy", "USE_PREVIOUS")
        if !isListing { BlockTags.write(self.tags, to: &json) }
        json.endObject()
    }
}

/// What clients keep with columns and groups.
enum BlockTags {
    /// The text of an object; nil for anything else, and for an empty one.
    static func text(_ value: JSONValue?) -> String? {
        guard let value, value.objectValue?.isEmpty == false else { return nil }
        var json = JSONWriter()
        json.value(value)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// Writes the member.
    static func write(_ text: String?, to json: inout JSONWriter) {
        json.key("tags")
        if let text { json.raw(text.utf8) } else { json.null() }
    }
}
