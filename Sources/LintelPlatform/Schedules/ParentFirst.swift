package import LintelTokens

/// Puts items of a tree into an order in which they can be added: what is above first.
package enum ParentFirst {
    /// The items so that each stands behind its parent, where that is one of them; else as they stand.
    ///
    /// - Throws: ``PlatformError`` with code `scheduleCycle` when some stand below themselves.
    package static func sorted<Item: ScheduleItem>(
        _ items: [Item],
        parent: (Item) -> Identifier<Item>?,
    ) throws(PlatformError) -> [Item] {
        let indices = Dictionary(items.enumerated().map { ($1.id, $0) }) { first, _ in first }
        let above = items.map { item in parent(item).flatMap { indices[$0] } }
        guard above.contains(where: { $0 != nil }) else { return items }
        var order: [Item] = []
        order.reserveCapacity(items.count)
        // 0: not seen; 1: on the way up from the one that is looked at; 2: in the order.
        var states = [UInt8](repeating: 0, count: items.count)
        for start in items.indices {
            var path: [Int] = []
            var next: Int? = start
            while let index = next, states[index] == 0 {
                states[index] = 1
                path.append(index)
                next = above[index]
            }
            if let index = next, states[index] == 1, let first = path.firstIndex(of: index) {
                throw .circle(path[first...].map { items[$0].id })
            }
            for index in path.reversed() {
                states[index] = 2
                order.append(items[index])
            }
        }
        return order
    }
}

extension PlatformError {
    /// Something would come to stand behind or below itself.
    ///
    /// - Parameter names: Those of the ids, as far as they are known.
    package static func circle<Kind>(_ ids: [Identifier<Kind>], names: [Identifier<Kind>: String] = [:]) -> Self {
        let most = 20
        var shown = ids.prefix(most).map { id in names[id].map { "\($0) (\(id))" } ?? id.rawValue }
        if ids.count > most { shown.append("\(ids.count - most) more") }
        if let first = shown.first { shown.append(first) }
        var error = Self(.scheduleCycle, "That would close a circle: \(shown.joined(separator: " → ")).")
        error.places = ids.prefix(most).map { Place(name: $0.rawValue, reason: names[$0] ?? "is on the circle") }
        return error
    }
}
