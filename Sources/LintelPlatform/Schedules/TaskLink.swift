package import LintelTokens

/// A link between two tasks: a lower-case UUID.
package typealias TaskLinkID = Identifier<TaskLink>

/// A dependency: when the successor may begin or be finished, after the predecessor has begun or is finished.
package struct TaskLink: ScheduleItem {
    package enum LinkType: String, Sendable, Hashable, CaseIterable {
        case finishToStart = "FinishToStart"
        case startToStart = "StartToStart"
        case finishToFinish = "FinishToFinish"
        case startToFinish = "StartToFinish"

        /// Whether it goes by the predecessor's finish.
        package var leavesFinish: Bool { self == .finishToStart || self == .finishToFinish }
        /// Whether it bounds the successor's finish.
        package var entersFinish: Bool { self == .finishToFinish || self == .startToFinish }
    }

    package var id: TaskLinkID
    package var scheduleID: ScheduleID
    package var predecessorID: ScheduleTaskID
    package var successorID: ScheduleTaskID
    package var type: LinkType
    /// Seconds of working time; negative ones let the successor overlap.
    package var lag: Int64
    /// The calendar of the lag; without one it is the successor's.
    package var calendarID: WorkCalendarID?
    package var createdAt: UnixTime
    package var version: Int64 = 0

    package static let kind = ScheduleItemKind.link

    package init(
        id: TaskLinkID,
        scheduleID: ScheduleID,
        from predecessorID: ScheduleTaskID,
        to successorID: ScheduleTaskID,
        type: LinkType = .finishToStart,
        lag: Int64 = 0,
        calendarID: WorkCalendarID? = nil,
        createdAt: UnixTime,
    ) {
        self.id = id
        self.scheduleID = scheduleID
        self.predecessorID = predecessorID
        self.successorID = successorID
        self.type = type
        self.lag = lag
        self.calendarID = calendarID
        self.createdAt = createdAt
    }

    package static func store(in stores: ScheduleStores) -> any ScheduleItemStore<TaskLink> { stores.links }

    package func checked() throws(PlatformError) -> TaskLink {
        guard self.lag.magnitude <= UInt64(ScheduleLimits.seconds) else {
            throw .schedule("A lag has at most \(ScheduleLimits.seconds) seconds.", field: "lag")
        }
        guard self.predecessorID != self.successorID else {
            throw .schedule("A task cannot be linked with itself.", field: "successorId")
        }
        return self
    }
}
