import LintelCodec

/// A change of the groups that columns are in.
package struct BlockGroupUpdate: Sendable, Hashable {
    struct New: Hashable {
        var title: String
        var parent: String?
        var isHidden: Bool
        var tags: String?
    }

    struct Change: Hashable {
        var group: String
        var title: String?
        /// A group's title, or an empty text for a group at the top.
        var parent: String?
        var isHidden: Bool?
        var tags: String??
    }

    let new: [New]
    let changes: [Change]
    let delete: [String]

    package var isEmpty: Bool { self.new.isEmpty && self.changes.isEmpty && self.delete.isEmpty }

    /// Reads the member `groups` of a request.
    ///
    /// - Throws: ``PlatformError`` with code `blockModelInvalid`.
    init(_ json: JSONValue?, separator: String) throws(PlatformError) {
        let json = json ?? .null
        self.new = try BlockReading.list(json, "new", "groups").map { item throws(PlatformError) in
            try Self.requireKnownPolicy(item)
            return New(
                title: try Self.title(item["title"], separator),
                parent: try BlockReading.optionalText(item["parent_group"], "groups.new"),
                isHidden: try BlockReading.flag(item["is_hidden"], "groups.new") ?? false,
                tags: try BlockReading.tags(item["tags"], "groups.new") ?? nil,
            )
        }
        self.changes = try BlockReading.list(json, "update_metadata", "groups").map { item throws(PlatformError) in
            let field = "groups.update_metadata"
            let values = item["values"] ?? .null
            try Self.requireKnownPolicy(values)
            var title: String?
            if let value = values["title"], value != .null { title = try Self.title(value, separator) }
            return Change(
                group: try BlockReading.text(item["title"], field),
                title: title,
                parent: try BlockReading.optionalText(values["parent_group"], field),
                isHidden: try BlockReading.flag(values["is_hidden"], field),
                tags: try BlockReading.tags(values["tags"], field),
            )
        }
        self.delete = try BlockReading.texts(json, "delete", "groups")
    }

    /// Applies the change.
    ///
    /// - Parameter newID: Makes ids for new groups.
    /// - Throws: ``PlatformError`` with code `blockModelInvalid` for a title that no group has.
    func apply(to mapping: inout BlockMapping, separator: String, newID: () -> String) throws(PlatformError) {
        let before = BlockTitles(mapping, separator: separator)
        for change in self.changes {
            let id = try before.group(change.group, "groups").id
            guard let index = mapping.groups.firstIndex(where: { $0.id == id }) else { continue }
            if let title = change.title { mapping.groups[index].title = title }
            if let parent = change.parent {
                mapping.groups[index].parent = parent.isEmpty ? nil : try before.group(parent, "groups").id
            }
            if let isHidden = change.isHidden { mapping.groups[index].isHidden = isHidden }
            if let tags = change.tags { mapping.groups[index].tags = tags }
        }
        // Those that come before one in the request are there already.
        var titles = BlockTitles(mapping, separator: separator)
        for new in self.new {
            var parent: String?
            if let title = new.parent, !title.isEmpty { parent = try titles.group(title, "groups").id }
            let group = BlockGroup(
                id: newID(),
                title: new.title,
                parent: parent,
                isHidden: new.isHidden,
                tags: new.tags,
            )
            mapping.groups.append(group)
            titles.add(group)
        }
        for title in self.delete {
            let id = try before.group(title, "groups").id
            mapping.groups.removeAll { $0.id == id }
        }
    }

    /// Refuses a mapping whose columns or groups lie in what is not there, in a ring, or too deep.
    static func check(_ mapping: BlockMapping) throws(PlatformError) {
        let ids = Set(mapping.groups.map(\.id))
        let used = mapping.columns.compactMap(\.group) + mapping.groups.compactMap(\.parent)
        guard used.allSatisfy(ids.contains) else {
            throw .blockModel("groups", "A group is deleted when no column and no group is in it.")
        }
        for group in mapping.groups {
            var (next, steps) = (group.parent, 0)
            while let id = next {
                guard id != group.id, steps < BlockMapping.maximumDepth else {
                    throw .blockModel(
                        "groups",
                        "A group does not lie in itself, nor in more than \(BlockMapping.maximumDepth) others.",
                    )
                }
                next = mapping.groups.first { $0.id == id }?.parent
                steps += 1
            }
        }
    }

    private static func title(_ value: JSONValue?, _ separator: String) throws(PlatformError) -> String {
        let title = try BlockReading.title(value, "groups")
        guard !title.contains(separator) else {
            throw .blockModel("groups", "The title of a group does not hold \(separator).")
        }
        return title
    }

    /// Columns that an update leaves out keep their values: that is the only policy here.
    private static func requireKnownPolicy(_ json: JSONValue) throws(PlatformError) {
        guard let policy = json["missing_column_policy"], policy != .null else { return }
        guard ["INHERIT", "USE_PREVIOUS"].contains(policy.stringValue) else {
            throw .blockModel("groups", "The policies for missing columns here are INHERIT and USE_PREVIOUS.")
        }
    }
}
