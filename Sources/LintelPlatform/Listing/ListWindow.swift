/// The part of a list that is asked for.
package struct ListWindow: Sendable, Hashable {
    /// How many rows to pass over.
    package let offset: Int
    /// How many rows to give at most.
    package let limit: Int

    /// The most that one answer holds.
    package static let maximumLimit = 5000
    /// Beyond it nothing is looked for: the database would count every row on the way.
    package static let maximumOffset = 10_000_000

    /// Everything that one answer holds.
    package static let first = ListWindow(offset: 0, limit: Self.maximumLimit)

    /// The window of these numbers, brought into the bounds.
    package init(offset: Int, limit: Int) {
        self.offset = min(max(offset, 0), Self.maximumOffset)
        self.limit = min(max(limit, 1), Self.maximumLimit)
    }

    /// The window behind this one; nil when nothing is there.
    package func next(total: Int) -> ListWindow? {
        self.offset + self.limit < total ? ListWindow(offset: self.offset + self.limit, limit: self.limit) : nil
    }

    /// The window before this one; nil at the start.
    package var previous: ListWindow? {
        self.offset > 0 ? ListWindow(offset: max(0, self.offset - self.limit), limit: self.limit) : nil
    }
}
