package import LintelTokens

/// The dates of all tasks of a schedule, calculated from their links, calendars, constraints and progress.
///
/// Forwards, each task begins as soon as all that it waits for lets it (its early dates); backwards, each ends as late as
/// it can without the whole ending later or a constraint being broken (its late dates). All of it is done in the working
/// time of the task's own calendar: two moments between which there is none count as one. What a task has done already
/// stays; what is left of it begins at the data date. Links have the last word: constraints that cannot be kept give
/// negative float and a warning. Hammocks take their dates from the others, which do not wait for them.
package struct ScheduleCalculation {
    /// What has been found out about a task, in the order of the network's tasks.
    package struct Dates: Sendable, Hashable {
        package var earlyStart = UnixTime(seconds: 0)
        package var earlyFinish = UnixTime(seconds: 0)
        package var lateStart = UnixTime(seconds: 0)
        package var lateFinish = UnixTime(seconds: 0)
        /// When it is to be done: its early dates, but for those that are to be done late.
        package var start = UnixTime(seconds: 0)
        package var finish = UnixTime(seconds: 0)
        package var totalFloat: Int64 = 0
        package var freeFloat: Int64 = 0

        /// Whether a delay of the task delays the whole.
        package var isCritical: Bool { self.totalFloat <= 0 }
    }

    package private(set) var dates: [Dates]
    /// What could not be kept.
    package internal(set) var warnings: [Warning] = []

    package struct Warning: Sendable, Hashable {
        package enum Reason: Sendable, Hashable {
            /// The task is later than its constraint lets it be.
            case constraintBroken
            /// The task keeps its dates, though it would have to wait for others.
            case cannotWait
            /// A link that bounds the finish of a task with tasks below it says nothing.
            case linkIgnored
            /// What a hammock hangs between ends before it begins.
            case hammockEmpty
        }

        /// The task's number.
        package var task: Int
        package var reason: Reason
    }

    let network: ScheduleNetwork
    let index: NetworkIndex
    /// What the calculation looks at of each task: copying those of the network, with their texts, would cost more than
    /// the rest.
    let rows: [Row]
    let calendars: [WorkingTime]
    let calendarOf: [Int32]
    /// Nothing that has not begun begins before.
    let dataDate: Int64
    /// When the last task ends.
    private(set) var projectFinish = Int64.min

    // Early and chosen dates of tasks in the working time of their calendars.
    var earlyWork: [Int64]
    var durations: [Int64]
    // What bounds a task from below on the way forward, what follows it from above on the way back.
    var startBounds: [Int64]
    var late: LateBounds
    var chosen: LateBounds

    /// What the calculation looks at of a task.
    struct Row {
        var type: ScheduleTask.TaskType
        var constraint: TaskConstraint
        var plannedStart: UnixTime?
        var plannedFinish: UnixTime?
        var plannedDuration: Int64
        var actualStart: UnixTime?
        var actualFinish: UnixTime?
        var completion: Int64

        init(_ task: ScheduleTask) {
            self.type = task.type
            self.constraint = task.constraint
            self.plannedStart = task.plannedStart
            self.plannedFinish = task.plannedFinish
            self.plannedDuration = task.plannedDuration
            self.actualStart = task.actualStart
            self.actualFinish = task.actualFinish
            self.completion = task.completion
        }
    }

    /// Bounds on the way back: on a task's two dates, and what the task itself is for those before it.
    struct LateBounds {
        var start: [Int64]
        var finish: [Int64]
        /// The last moments at which it may begin and end, as those that it waits for see it.
        var ownStart: [Int64]
        var ownFinish: [Int64]

        init(count: Int) {
            self.start = [Int64](repeating: .max, count: count)
            self.finish = self.start
            self.ownStart = self.start
            self.ownFinish = self.start
        }
    }

    /// Calculates all dates.
    ///
    /// - Throws: ``PlatformError`` with code `scheduleCycle` when tasks wait for themselves.
    package init(_ network: ScheduleNetwork, at now: UnixTime) throws(PlatformError) {
        let count = network.tasks.count
        let numbers = NumberedIDs(network.calendars.map(\.id))
        // Number 0 is that of all time.
        let number = { (id: WorkCalendarID?) in id.flatMap { numbers[$0] }.map { $0 + 1 } }
        let usual = number(network.schedule.defaultCalendarID) ?? 0
        // Here as elsewhere by place: a copy of a task counts references to all of its texts.
        let calendarOf = network.tasks.indices.map { number(network.tasks[$0].calendarID) ?? usual }
        self.network = network
        self.rows = network.tasks.indices.map { Row(network.tasks[$0]) }
        self.calendars = [.always] + network.calendars.map { WorkingTime($0) }
        self.calendarOf = calendarOf
        self.index = try NetworkIndex(network, calendarOfTask: calendarOf, calendar: number)
        self.dataDate = Self.beginning(of: network, at: now)
        self.dates = [Dates](repeating: Dates(), count: count)
        self.earlyWork = [Int64](repeating: 0, count: count)
        self.durations = self.earlyWork
        self.startBounds = [Int64](repeating: .min, count: count)
        self.late = LateBounds(count: count)
        self.chosen = self.late
        self.goForward()
        self.goBack()
        self.stretchHammocks()
        self.spareWhatDelaysNothing()
    }

    /// The data date, or else the first moment for which anything is planned.
    private static func beginning(of network: ScheduleNetwork, at now: UnixTime) -> Int64 {
        if let date = network.schedule.effectiveDataDate(at: now) { return date.seconds }
        let planned = network.tasks.lazy.compactMap(\.plannedStart?.seconds).min()
        return planned ?? network.schedule.createdAt.seconds
    }

    private mutating func goForward() {
        for vertex in self.index.order {
            let task = Int(vertex / 2)
            if vertex.isMultiple(of: 2) { self.begin(task) } else { self.finishForward(task) }
        }
        for task in self.dates.indices where self.counts(task) {
            self.projectFinish = max(self.projectFinish, self.dates[task].earlyFinish.seconds)
        }
        if self.projectFinish == .min { self.projectFinish = self.dataDate }
    }

    private mutating func goBack() {
        for vertex in self.index.order.reversed() {
            let task = Int(vertex / 2)
            if vertex.isMultiple(of: 2) { self.endBackward(task) } else { self.goBack(from: task) }
        }
    }

    /// Whether others wait for the task: hammocks only follow.
    func counts(_ task: Int) -> Bool { self.index.isSummary[task] || !self.rows[task].type.isHammock }

    func calendar(_ task: Int) -> WorkingTime { self.calendars[Int(self.calendarOf[task])] }

    mutating func set(_ task: Int, _ change: (inout Dates) -> Void) { change(&self.dates[task]) }
}
