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

    private init(offset: Int, limit: Int) {
        self.offset = offset
        self.limit = limit
    }

    /// Reads the two numbers as sent; an absent one has its default.
    ///
    /// - Throws: ``PlatformError`` with code `queryInvalid`.
    package init(offset: String?, limit: String?) throws(PlatformError) {
        self.offset = try Self.number(offset, from: 0, to: Self.maximumOffset, default: 0, field: "offset")
        self.limit = try Self.number(limit, from: 1, to: Self.maximumLimit, default: Self.maximumLimit, field: "limit")
    }

    /// The window behind this one; nil when nothing is there.
    package func next(total: Int) -> ListWindow? {
        self.offset + self.limit < total ? ListWindow(offset: self.offset + self.limit, limit: self.limit) : nil
    }

    /// The window before this one; nil at the start.
    package var previous: ListWindow? {
        self.offset > 0 ? ListWindow(offset: max(0, self.offset - self.limit), limit: self.limit) : nil
    }

    private static func number(
        _ text: String?,
        from minimum: Int,
        to maximum: Int,
        default value: Int,
        field: String,
    ) throws(PlatformError) -> Int {
        guard let text else { return value }
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text), number >= minimum,
            number <= maximum
        else {
            throw PlatformError(.queryInvalid, "It is a number from \(minimum) to \(maximum).", field: field)
        }
        return number
    }
}
