import LintelPlatform
import LintelTokens

extension ScheduleCode: ScheduleRow {
    static let table = "schedule_code"
    static let columns = ["name", "category"]
    static let filters: [ScheduleFilter: String] = [.id: "id"]
    static let dependents = [ScheduleDependents(CodeValue.self, "code_id")]

    var values: [SQLValue] { [.text(self.name), .text(self.category.rawValue)] }

    init(_ id: ScheduleCodeID, in schedule: ScheduleID, reading row: inout SQLRowReader) throws(SQLError) {
        self.init(id: id, scheduleID: schedule, name: try row.text(), category: try row.word(Category.self))
    }
}

extension CodeValue: ScheduleRow {
    static let table = "schedule_code_value"
    static let columns = ["code_id", "parent_id", "name", "description", "colour"]
    static let filters: [ScheduleFilter: String] = [.id: "id", .code: "code_id", .parent: "parent_id"]
    static let dependents = [ScheduleDependents(CodeValueAssignment.self, "value_id")]
    static let parentColumn: String? = "parent_id"

    var values: [SQLValue] {
        [.id(self.codeID), .id(self.parentID), .text(self.name), .text(self.description), .text(self.colour)]
    }

    init(_ id: CodeValueID, in schedule: ScheduleID, reading row: inout SQLRowReader) throws(SQLError) {
        let (code, parent): (ScheduleCodeID, CodeValueID?) = (try row.id(), try row.optionalID())
        self.init(id: id, scheduleID: schedule, codeID: code, name: try row.text())
        self.parentID = parent
        self.description = try row.optionalText()
        self.colour = try row.optionalText()
    }

    static func prepare(_ items: [CodeValue], former: [CodeValue], in writing: ScheduleWriting) throws -> [CodeValue] {
        try ParentFirst.sorted(items, parent: \.parentID)
    }

    static func check(_ items: [CodeValue], former: [CodeValue], in writing: ScheduleWriting) throws {
        try writing.checkTree(of: items, former: former, parent: \.parentID)
    }
}

extension CodeValueAssignment: ScheduleRow {
    static let table = "schedule_code_assignment"
    static let columns = ["task_id", "value_id"]
    static let filters: [ScheduleFilter: String] = [.id: "id", .task: "task_id", .codeValue: "value_id"]

    var values: [SQLValue] { [.id(self.taskID), .id(self.codeValueID)] }

    init(_ id: CodeValueAssignmentID, in schedule: ScheduleID, reading row: inout SQLRowReader) throws(SQLError) {
        self.init(id: id, scheduleID: schedule, taskID: try row.id(), codeValueID: try row.id())
    }
}

extension Baseline: ScheduleRow {
    static let table = "schedule_baseline"
    static let columns = ["name", "created_at"]
    static let filters: [ScheduleFilter: String] = [.id: "id"]

    var values: [SQLValue] { [.text(self.name), .time(self.createdAt)] }

    init(_ id: BaselineID, in schedule: ScheduleID, reading row: inout SQLRowReader) throws(SQLError) {
        self.init(id: id, scheduleID: schedule, name: try row.text(), createdAt: try row.time())
    }
}
