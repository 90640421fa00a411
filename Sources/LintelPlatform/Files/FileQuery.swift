package import LintelTokens

/// Which files of a workspace are asked for, in which order.
package struct FileQuery: Sendable, Hashable {
    /// What files can be sorted by; without it they are sorted by path.
    package enum SortKey: String, Sendable, Hashable, CaseIterable {
        case createdAt = "created_at"
        case modifiedAt = "modified_at"
        case deletedAt = "deleted_at"
    }

    /// Only files that were deleted, instead of only those that were not.
    package var isDeleted = false
    /// A part of the file's name, in letters of any case.
    package var name: String?
    package var createdBy: Subject?
    package var modifiedBy: Subject?
    package var deletedBy: Subject?
    package var createdAt: [TimeBound] = []
    package var modifiedAt: [TimeBound] = []
    package var deletedAt: [TimeBound] = []
    package var order: [ListOrder<SortKey>] = []
    package var window = ListWindow.first

    package init() {}
}

/// A part of a list, and how long the whole of it is.
package struct ListPage<Item: Sendable>: Sendable {
    package var items: [Item]
    package var total: Int

    package init(items: [Item], total: Int) {
        self.items = items
        self.total = total
    }
}
