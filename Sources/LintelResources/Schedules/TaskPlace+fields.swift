package import LintelPlatform
import LintelTokens

extension ScheduleTask {
    /// Puts the task where `taskOrder` says.
    package static func settle(
        _ id: ScheduleTaskID,
        _ fields: ScheduleFields,
        by management: ScheduleManagement,
        in schedule: ScheduleID,
        _ author: ScheduleCall,
    ) async throws -> ScheduleTask? {
        guard let order = try fields.object("taskOrder") else { return nil }
        var author = author
        // The task has changed by what was written before.
        author.expectedVersion = nil
        return try await management.place(id, try TaskPlace(order), in: schedule, by: author).items.first
    }

    /// Refuses an order that cannot be read, before anything is written.
    static func checkOrder(_ fields: ScheduleFields) throws {
        if let order = try fields.object("taskOrder") { _ = try TaskPlace(order) }
    }
}

extension TaskPlace {
    /// Where a client puts a task, seen from another one.
    private enum Position: String, CaseIterable {
        case before = "BeforeGivenTask"
        case after = "AfterGivenTask"
        case first = "FirstChildOfGivenTask"
        case last = "LastChildOfGivenTask"
    }

    fileprivate init(_ fields: ScheduleFields) throws {
        let task: ScheduleTaskID = try fields.requiredID("taskId")
        self =
            switch try fields.choice("taskPosition") ?? Position.after {
            case .before: .before(task)
            case .after: .after(task)
            case .first: .first(of: task)
            case .last: .last(of: task)
            }
    }
}
