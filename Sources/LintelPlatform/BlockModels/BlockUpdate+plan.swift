/// What an update makes of a mapping.
package struct BlockUpdatePlan: Sendable, Hashable {
    /// A column whose values come in the file.
    package struct Sent: Sendable, Hashable {
        package var column: BlockColumn
        /// What the file calls it, unless the options say otherwise: the title with those of its groups.
        package var title: String
    }

    /// The columns of the next version.
    package var mapping: BlockMapping
    package var sent: [Sent]
    package var changes: BlockChanges
}

extension BlockUpdate {
    /// Applies the update to the columns of the current version.
    ///
    /// - Parameter newID: Makes ids for new columns and groups.
    /// - Throws: ``PlatformError`` with code `blockModelInvalid`.
    package func plan(on current: BlockMapping, newID: () -> String) throws(PlatformError) -> BlockUpdatePlan {
        var mapping = current
        try self.groups.apply(to: &mapping, separator: self.separator, newID: newID)
        let (before, after) = (
            BlockTitles(current, separator: self.separator), BlockTitles(mapping, separator: self.separator)
        )
        var changes = BlockChanges(kind: self.needsFile ? self.kind : nil, metadataText: self.metadataText)
        func index(_ title: String, _ field: String) throws(PlatformError) -> Int {
            guard let column = before.column(title),
                let index = mapping.columns.firstIndex(where: { $0.id == column.id })
            else { throw .blockModel(field, "There is no column \(title).") }
            return index
        }
        for rename in self.rename {
            let index = try index(rename.from, "columns.rename")
            changes.renamed.append(
                BlockChanges.Renamed(id: mapping.columns[index].id, from: rename.from, to: rename.to)
            )
            mapping.columns[index].title = rename.to
        }
        for metadata in self.metadata {
            let index = try index(metadata.column, "columns.update_metadata")
            if let title = metadata.title { mapping.columns[index].title = title }
            if let unit = metadata.unit { mapping.columns[index].unit = unit }
            if let tags = metadata.tags { mapping.columns[index].tags = tags }
            if let group = metadata.group {
                mapping.columns[index].group = try Self.groupID(group, in: after, "columns.update_metadata")
            }
        }
        var sent: [BlockUpdatePlan.Sent] = []
        for title in self.update {
            let column = mapping.columns[try index(title, "columns.update")]
            changes.updated.append(BlockChanges.Named(id: column.id, title: title))
            sent.append(BlockUpdatePlan.Sent(column: column, title: title))
        }
        for title in self.delete {
            let index = try index(title, "columns.delete")
            changes.deleted.append(BlockChanges.Named(id: mapping.columns[index].id, title: title))
            mapping.columns.remove(at: index)
        }
        for new in self.new {
            let column = BlockColumn(
                id: newID(),
                title: new.title,
                type: new.type,
                unit: new.unit,
                group: try new.group.flatMap { title throws(PlatformError) in
                    try Self.groupID(title, in: after, "columns.new")
                },
                tags: new.tags,
            )
            mapping.columns.append(column)
            let title = after.title(of: column)
            changes.new.append(BlockChanges.Named(id: column.id, title: title))
            sent.append(BlockUpdatePlan.Sent(column: column, title: title))
        }
        try BlockGroupUpdate.check(mapping)
        try mapping.check()
        return BlockUpdatePlan(mapping: mapping, sent: sent, changes: changes)
    }

    private static func groupID(_ title: String, in titles: BlockTitles, _ field: String) throws(PlatformError)
        -> String?
    {
        title.isEmpty ? nil : try titles.group(title, field).id
    }
}
