import LintelPlatform

/// How a statement sorts its rows.
enum SQLOrder {
    /// The terms behind `ORDER BY`: those that were asked for, and at the end what makes the order one.
    static func terms<Field>(
        _ order: [ListOrder<Field>],
        finally last: [String],
        column: (Field) -> String,
    ) -> String {
        let asked = order.map { column($0.field) + ($0.isDescending ? " DESC" : "") }
        // In the direction of the rest an index is read backwards instead of sorting.
        let end = last.map { $0 + (order.last?.isDescending == true ? " DESC" : "") }
        return (asked + end).joined(separator: ", ")
    }
}
