/// The order in which people read the tasks of a schedule: each before those below it, and what has the same parent by its
/// position.
package struct OutlineOrder: Sendable {
    /// A row of the outline.
    package struct Place: Sendable, Hashable {
        package var id: ScheduleTaskID
        /// How many tasks stand above it.
        package var depth: Int
        /// Whether there are tasks below it.
        package var isSummary: Bool
    }

    private var ids: [ScheduleTaskID] = []
    /// Where in the list the tasks of each parent stand.
    private var ranges: [ScheduleTaskID?: Range<Int>] = [:]
    /// The parent of the last one, and where its tasks begin.
    private var current: (parent: ScheduleTaskID?, start: Int)?

    package init() {}

    /// How many tasks there are.
    package var count: Int { self.ids.count }

    /// Adds a task; those of one parent come one after the other, in their order.
    package mutating func append(_ id: ScheduleTaskID, below parent: ScheduleTaskID?) {
        if self.current.map({ $0.parent != parent }) ?? true { self.current = (parent, self.ids.count) }
        self.ids.append(id)
        if let current = self.current { self.ranges[parent] = current.start..<self.ids.count }
    }

    /// Rows of the outline.
    ///
    /// - Parameter offset: How many are left out before them.
    package func places(from offset: Int, limit: Int) -> [Place] {
        var places: [Place] = []
        // The way down: what is left of the tasks of each parent.
        var path = [self.ranges[nil] ?? 0..<0]
        var number = 0
        while places.count < limit, let rest = path.last {
            guard let index = rest.first else {
                path.removeLast()
                continue
            }
            path[path.count - 1] = rest.dropFirst()
            let id = self.ids[index]
            let below = self.ranges[id]
            if number >= offset { places.append(Place(id: id, depth: path.count - 1, isSummary: below != nil)) }
            number += 1
            if let below { path.append(below) }
        }
        return places
    }
}
