/// The columns that a version has, apart from those that every model has, and their groups.
package struct BlockMapping: Sendable, Hashable {
    package var columns: [BlockColumn]
    package var groups: [BlockGroup]

    package static let maximumColumns = 1_000
    package static let maximumGroups = 200
    /// Groups that one group lies in, each in the next.
    package static let maximumDepth = 10

    package init(columns: [BlockColumn] = [], groups: [BlockGroup] = []) {
        self.columns = columns
        self.groups = groups
    }

    /// What stands between the titles of groups and of a column unless a request says otherwise.
    package static let separator = "▸"

    /// The titles of a group and those above it, from the top on.
    func path(_ group: String?) -> [String] {
        var titles: [String] = []
        var next = group
        // As many steps as there are groups: a ring would end there.
        for _ in self.groups {
            guard let id = next, let found = self.groups.first(where: { $0.id == id }) else { break }
            titles.insert(found.title, at: 0)
            next = found.parent
        }
        return titles
    }

    /// A column's title behind those of its groups.
    package func qualifiedTitle(_ column: BlockColumn, separator: String = Self.separator) -> String {
        (self.path(column.group) + [column.title]).joined(separator: separator)
    }

    /// A group's title behind those above it.
    package func qualifiedTitle(_ group: BlockGroup, separator: String = Self.separator) -> String {
        self.path(group.id).joined(separator: separator)
    }

    /// Whether the column's own group is hidden.
    package func isHidden(_ column: BlockColumn) -> Bool {
        self.groups.contains { $0.id == column.group && $0.isHidden }
    }

    /// Refuses titles that two columns or two groups of one place share, in any case of letters.
    func check() throws(PlatformError) {
        guard self.columns.count <= Self.maximumColumns, self.groups.count <= Self.maximumGroups else {
            throw .blockModel(
                "columns",
                "A model has at most \(Self.maximumColumns) columns and \(Self.maximumGroups) groups.",
            )
        }
        var seen: Set<String> = []
        let titles = BlockTitles(self)
        for column in self.columns {
            guard seen.insert(titles.title(of: column).lowercased()).inserted else {
                throw .blockModel("columns", "Two columns would have the title \(titles.title(of: column)).")
            }
        }
        seen = []
        for group in self.groups {
            guard seen.insert(self.qualifiedTitle(group).lowercased()).inserted else {
                throw .blockModel("groups", "Two groups would have the title \(self.qualifiedTitle(group)).")
            }
        }
    }
}
