import LintelCodec

/// What a version changes about the one before.
package struct BlockChanges: Sendable, Hashable {
    package struct Named: Sendable, Hashable {
        package var id: String
        package var title: String
    }

    package struct Renamed: Sendable, Hashable {
        package var id: String
        package var from: String
        package var to: String
    }

    /// Nil when no values came.
    package var kind: BlockUpdate.Kind?
    package var new: [Named] = []
    package var updated: [Named] = []
    package var deleted: [Named] = []
    package var renamed: [Renamed] = []
    /// What was said anew of columns: a JSON list, as the request had it.
    package var metadataText: String?
    /// How many blocks came.
    package var sentBlocks: Int64?
    /// How many there are, where that is not told by the grid alone.
    package var totalBlocks: Int64?

    package init(kind: BlockUpdate.Kind? = nil, metadataText: String? = nil) {
        self.kind = kind
        self.metadataText = metadataText
    }

    /// Reads changes from the database; nil when the text is none.
    package init?(stored text: String) {
        guard let json = try? JSONValue(parsing: Array(text.utf8), maximumBytes: BlockMapping.maximumBytes) else {
            return nil
        }
        func named(_ name: String) -> [Named] {
            (json[name]?.arrayValue ?? []).compactMap { item in
                guard let id = item["id"]?.stringValue, let title = item["title"]?.stringValue else { return nil }
                return Named(id: id, title: title)
            }
        }
        self.kind = json["kind"]?.stringValue.flatMap(BlockUpdate.Kind.init(rawValue:))
        self.new = named("new")
        self.updated = named("updated")
        self.deleted = named("deleted")
        self.renamed = (json["renamed"]?.arrayValue ?? []).compactMap { item in
            guard let id = item["id"]?.stringValue, let from = item["from"]?.stringValue,
                let to = item["to"]?.stringValue
            else { return nil }
            return Renamed(id: id, from: from, to: to)
        }
        self.sentBlocks = json["sent"]?.integerValue
        self.totalBlocks = json["total"]?.integerValue
        if let metadata = json["metadata"], metadata != .null {
            var writer = JSONWriter()
            writer.value(metadata)
            self.metadataText = String(decoding: writer.bytes, as: UTF8.self)
        }
    }

    /// The changes as the database keeps them.
    package var text: String {
        var json = JSONWriter()
        json.beginObject()
        json.key("kind")
        if let kind = self.kind { json.string(kind.rawValue) } else { json.null() }
        for (name, list) in [("new", self.new), ("updated", self.updated), ("deleted", self.deleted)] {
            json.key(name)
            json.beginArray()
            for item in list {
                json.beginObject()
                json.member("id", item.id)
                json.member("title", item.title)
                json.endObject()
            }
            json.endArray()
        }
        json.key("renamed")
        json.beginArray()
        for item in self.renamed {
            json.beginObject()
            json.member("id", item.id)
            json.member("from", item.from)
            json.member("to", item.to)
            json.endObject()
        }
        json.endArray()
        json.key("sent")
        if let sent = self.sentBlocks { json.integer(sent) } else { json.null() }
        json.key("total")
        if let total = self.totalBlocks { json.integer(total) } else { json.null() }
        json.key("metadata")
        if let text = self.metadataText { json.raw(text.utf8) } else { json.null() }
        json.endObject()
        return String(decoding: json.bytes, as: UTF8.self)
    }
}
