import LintelTokens

/// Tasks and links of a schedule by their numbers, in an order in which all that a task waits for stands before it.
struct NetworkIndex {
    /// The number of each task's parent; -1 for none.
    let parents: [Int32]
    let isSummary: [Bool]
    let links: [Link]
    /// The links that leave a task: from `outgoingStarts[task]` up to that of the next.
    private let outgoingStarts: [Int32]
    private let outgoing: [Int32]
    private let incomingStarts: [Int32]
    private let incoming: [Int32]
    /// The two sides of every task: twice its number for the start, one more for the finish.
    let order: [Int32]

    struct Link {
        var from: Int32
        var to: Int32
        var type: TaskLink.LinkType
        var lag: Int64
        /// The number of the lag's calendar.
        var calendar: Int32
    }

    /// - Parameter calendars: Gives the number of a calendar; nil for one that is unknown.
    /// - Throws: ``PlatformError`` with code `scheduleCycle`.
    init(_ network: ScheduleNetwork, calendarOfTask: [Int32], calendar: (WorkCalendarID) -> Int32?)
        throws(PlatformError)
    {
        let tasks = network.tasks
        let numbers = NumberedIDs(tasks.lazy.map(\.id))
        var parents = [Int32](repeating: -1, count: tasks.count)
        var isSummary = [Bool](repeating: false, count: tasks.count)
        for number in tasks.indices {
            guard let parent = tasks[number].parentID.flatMap({ numbers[$0] }) else { continue }
            parents[number] = parent
            isSummary[Int(parent)] = true
        }
        var links: [Link] = []
        links.reserveCapacity(network.links.count)
        for place in network.links.indices {
            guard let from = numbers[network.links[place].predecessorID],
                let to = numbers[network.links[place].successorID]
            else { continue }
            let own = network.links[place].calendarID.flatMap(calendar)
            let calendar = own ?? calendarOfTask[Int(to)]
            let (type, lag) = (network.links[place].type, network.links[place].lag)
            links.append(Link(from: from, to: to, type: type, lag: lag, calendar: calendar))
        }
        self.parents = parents
        self.isSummary = isSummary
        self.links = links
        (self.outgoingStarts, self.outgoing) = Self.grouped(links.map(\.from), count: tasks.count)
        (self.incomingStarts, self.incoming) = Self.grouped(links.map(\.to), count: tasks.count)
        let (childStarts, children) = Self.grouped(parents, count: tasks.count)
        self.order = try Self.order(
            tasks: tasks,
            parents: parents,
            following: { vertex, visit in
                let task = Int(vertex / 2)
                if vertex.isMultiple(of: 2) {
                    visit(vertex + 1)
                    for place in childStarts[task]..<childStarts[task + 1] { visit(2 * children[Int(place)]) }
                }
            },
            links: links,
            outgoingStarts: self.outgoingStarts,
            outgoing: self.outgoing,
        )
    }

    /// Calls a closure with each link that leaves a task.
    @inline(__always)
    func forEachOutgoing(of task: Int, _ body: (Link) -> Void) {
        for place in Int(self.outgoingStarts[task])..<Int(self.outgoingStarts[task + 1]) {
            body(self.links[Int(self.outgoing[place])])
        }
    }

    /// Calls a closure with each link that leads to a task.
    @inline(__always)
    func forEachIncoming(of task: Int, _ body: (Link) -> Void) {
        for place in Int(self.incomingStarts[task])..<Int(self.incomingStarts[task + 1]) {
            body(self.links[Int(self.incoming[place])])
        }
    }

    /// The places of the elements with each value, by counting; negative values stay out.
    private static func grouped(_ values: [Int32], count: Int) -> (starts: [Int32], places: [Int32]) {
        var starts = [Int32](repeating: 0, count: count + 1)
        for value in values where value >= 0 { starts[Int(value) + 1] += 1 }
        for index in 0..<count { starts[index + 1] += starts[index] }
        var next = starts
        var places = [Int32](repeating: 0, count: Int(starts[count]))
        for (place, value) in values.enumerated() where value >= 0 {
            places[Int(next[Int(value)])] = Int32(place)
            next[Int(value)] += 1
        }
        return (starts, places)
    }

    private static func order(
        tasks: [ScheduleTask],
        parents: [Int32],
        following: (Int32, (Int32) -> Void) -> Void,
        links: [Link],
        outgoingStarts: [Int32],
        outgoing: [Int32],
    ) throws(PlatformError) -> [Int32] {
        var waiting = [Int32](repeating: 0, count: 2 * tasks.count)
        for task in tasks.indices {
            // The finish waits for the start, the start for the parent's, the parent's finish for this one.
            waiting[2 * task + 1] += 1
            guard parents[task] >= 0 else { continue }
            waiting[2 * task] += 1
            waiting[2 * Int(parents[task]) + 1] += 1
        }
        for link in links { waiting[2 * Int(link.to)] += 1 }
        var order: [Int32] = []
        order.reserveCapacity(2 * tasks.count)
        for vertex in waiting.indices where waiting[vertex] == 0 { order.append(Int32(vertex)) }
        var next = 0
        while next < order.count {
            let vertex = order[next]
            next += 1
            func release(_ follower: Int32) {
                waiting[Int(follower)] -= 1
                if waiting[Int(follower)] == 0 { order.append(follower) }
            }
            following(vertex, release)
            guard !vertex.isMultiple(of: 2) else { continue }
            let task = Int(vertex / 2)
            if parents[task] >= 0 { release(2 * parents[task] + 1) }
            for place in outgoingStarts[task]..<outgoingStarts[task + 1] {
                release(2 * links[Int(outgoing[Int(place)])].to)
            }
        }
        guard order.count == waiting.count else { throw Self.circle(tasks, parents, links, waiting) }
        return order
    }

    /// A circle among what still waits.
    private static func circle(_ tasks: [ScheduleTask], _ parents: [Int32], _ links: [Link], _ waiting: [Int32])
        -> PlatformError
    {
        let isStuck = { (number: Int32) in waiting[Int(number)] > 0 }
        var edges: [OutlineGraph.Edge] = []
        for link in links where isStuck(2 * link.from + 1) && isStuck(2 * link.to) {
            edges.append(OutlineGraph.edge(from: tasks[Int(link.from)].id, to: tasks[Int(link.to)].id))
        }
        var names: [ScheduleTaskID: String] = [:]
        for (number, task) in tasks.enumerated() {
            guard isStuck(Int32(2 * number)) || isStuck(Int32(2 * number + 1)) else { continue }
            names[task.id] = task.name
            let start = OutlineGraph.Vertex(task.id, isStart: true)
            edges.append(OutlineGraph.Edge(from: start, to: OutlineGraph.Vertex(task.id, isStart: false)))
            guard parents[number] >= 0 else { continue }
            edges += OutlineGraph.edges(of: task.id, below: tasks[Int(parents[number])].id)
        }
        let circle = OutlineGraph.circle(in: edges) ?? []
        return .circle(circle, names: names)
    }
}
