public import LintelTokens

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A schedule of a project: tasks, the links between them, and what is used and shown for them.
public struct Schedule: Sendable, Hashable, Codable, Identifiable {
    /// Names the schedule.
    public var id: Identifier<Schedule>
    /// The project that it belongs to.
    public var project: Project.ID
    /// Its name.
    public var name: String

    private enum CodingKeys: String, CodingKey {
        case id, name
        case project = "iTwinId"
    }
}

/// A task of a schedule, as far as it is usually looked at.
///
/// Other kinds of items, and what is not named here, are read with ``ScheduleItemsAPI`` and a type of the caller's.
public struct ScheduleTask: Sendable, Hashable, Codable, Identifiable {
    /// Names the task.
    public var id: Identifier<ScheduleTask>
    /// Its name.
    public var name: String
    /// The task that it is a part of.
    public var parent: ScheduleTask.ID?
    /// Such as `Task` or `Milestone`.
    public var type: String?
    /// When it is to begin.
    public var plannedStart: Date?
    /// When it is to end.
    public var plannedFinish: Date?
    /// When it began; hidden from those who may not see how the work goes.
    public var actualStart: Date?
    /// When it ended; hidden from those who may not see how the work goes.
    public var actualFinish: Date?
    /// How much is done, from 0 to 100.
    public var percentComplete: Double?
    /// The id that its planners gave it.
    public var userDefinedID: String?

    private enum CodingKeys: String, CodingKey {
        case id, name, type, plannedStart, plannedFinish, actualStart, actualFinish, percentComplete
        case parent = "parentId"
        case userDefinedID = "userDefinedId"
    }
}

/// A link between two tasks: one waits for the other.
public struct ScheduleTaskLink: Sendable, Hashable, Codable, Identifiable {
    /// Names the link.
    public var id: Identifier<ScheduleTaskLink>
    /// The task that comes first.
    public var predecessor: ScheduleTask.ID
    /// The task that waits.
    public var successor: ScheduleTask.ID
    /// Such as `FinishStart`.
    public var type: String?

    private enum CodingKeys: String, CodingKey {
        case id, type
        case predecessor = "predecessorId"
        case successor = "successorId"
    }
}
