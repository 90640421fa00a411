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
        return (asked + last).joined(separator: ", ")
    }
}
