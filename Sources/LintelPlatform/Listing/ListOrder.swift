/// One field that a list is sorted by.
package struct ListOrder<Field: Sendable & Hashable>: Sendable, Hashable {
    package let field: Field
    package let isDescending: Bool

    package init(_ field: Field, isDescending: Bool = false) {
        self.field = field
        self.isDescending = isDescending
    }
}

extension ListOrder where Field: RawRepresentable<String> & CaseIterable {
    /// Reads the fields as sent, `modified_at,desc:created_at`; each counts once.
    ///
    /// - Throws: ``PlatformError`` with code `queryInvalid`.
    package static func reading(_ text: String?) throws(PlatformError) -> [ListOrder] {
        guard let text else { return [] }
        var orders: [ListOrder] = []
        for part in text.split(separator: ",") {
            let words = part.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let direction = words.count == 2 ? words[0] : "asc"
            guard let name = words.last, let field = Field(rawValue: String(name)),
                direction == "asc" || direction == "desc"
            else {
                let known = Field.allCases.map(\.rawValue).joined(separator: ", ")
                throw PlatformError(
                    .queryInvalid,
                    "Lists are sorted by \(known), with desc: in front for descending order.",
                    field: "order_by",
                )
            }
            if !orders.contains(where: { $0.field == field }) {
                orders.append(ListOrder(field, isDescending: direction == "desc"))
            }
        }
        return orders
    }
}
