/// The columns and groups of a mapping by their titles, which name the groups that they are in.
///
/// Made once for many titles: to find one in a mapping is to put all of them together.
struct BlockTitles {
    private let separator: String
    /// Titles of groups by their ids.
    private var titles: [String: String] = [:]
    private var groups: [String: BlockGroup] = [:]
    private var columns: [String: BlockColumn] = [:]

    init(_ mapping: BlockMapping, separator: String = BlockMapping.separator) {
        self.separator = separator
        let known = Dictionary(mapping.groups.map { ($0.id, $0) }) { first, _ in first }
        for group in mapping.groups {
            var above: [BlockGroup] = []
            var next: BlockGroup? = group
            // As many steps as there are groups: a ring would end there.
            while let group = next, self.titles[group.id] == nil, above.count < mapping.groups.count {
                above.append(group)
                next = group.parent.flatMap { known[$0] }
            }
            for group in above.reversed() { self.add(group) }
        }
        for column in mapping.columns {
            let title = self.title(of: column)
            if self.columns[title] == nil { self.columns[title] = column }
        }
    }

    /// A column's title behind those of its groups.
    func title(of column: BlockColumn) -> String { self.title(column.title, in: column.group) }

    /// The column of a title.
    func column(_ title: String) -> BlockColumn? { self.columns[title] }

    /// The group of a title.
    ///
    /// - Throws: ``PlatformError`` with code `blockModelInvalid` when there is none.
    func group(_ title: String, _ field: String) throws(PlatformError) -> BlockGroup {
        guard let group = self.groups[title] else { throw .blockModel(field, "There is no group \(title).") }
        return group
    }

    /// Adds a group whose parent is there.
    mutating func add(_ group: BlockGroup) {
        let title = self.title(group.title, in: group.parent)
        self.titles[group.id] = title
        if self.groups[title] == nil { self.groups[title] = group }
    }

    private func title(_ title: String, in group: String?) -> String {
        group.flatMap { self.titles[$0] }.map { $0 + self.separator + title } ?? title
    }
}
