package import LintelPlatform
import LintelTokens

extension ScheduleTask {
    /// Where `taskOrder` puts the task.
    package static func place(_ fields: ScheduleFields) throws -> TaskPlace? {
        try fields.object("taskOrder").map { try TaskPlace($0) }
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
