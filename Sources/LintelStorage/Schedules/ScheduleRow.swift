import LintelPlatform
import LintelTokens

/// An item of a schedule as a row of its table.
protocol ScheduleRow: ScheduleItem {
    static var table: String { get }
    /// The columns behind `id` and `version`, in the order of ``values``.
    static var columns: [String] { get }
    /// What is read of other tables behind ``columns``.
    static var readColumns: [String] { get }
    /// What such items can be chosen by.
    static var filters: [ScheduleFilter: String] { get }
    /// The column that names the task whose planned time counts; nil for items that have no time.
    static var timedBy: String? { get }
    /// The rows of other tables that go with one of these.
    static var dependents: [ScheduleDependents] { get }
    /// The column of the item above it, in tables that hold trees.
    static var parentColumn: String? { get }

    var values: [SQLValue] { get }

    /// Reads ``columns`` and ``readColumns``.
    init(_ id: Identifier<Self>, in schedule: ScheduleID, reading row: inout SQLRowReader) throws(SQLError)

    /// Completes items that are about to be written.
    ///
    /// - Parameter former: As they were, for those that were there.
    static func prepare(_ items: [Self], former: [Self], in writing: ScheduleWriting) throws -> [Self]

    /// Looks at items that have been written, in the same transaction.
    static func check(_ items: [Self], former: [Self], in writing: ScheduleWriting) throws

    /// Puts items that have been written where the write says, in the same transaction.
    static func settle(_ items: [Self], in writing: ScheduleWriting) throws -> [Self]
}

extension ScheduleRow {
    static var readColumns: [String] { [] }
    static var filters: [ScheduleFilter: String] { [:] }
    static var timedBy: String? { nil }
    static var dependents: [ScheduleDependents] { [] }
    static var parentColumn: String? { nil }

    static func prepare(_ items: [Self], former: [Self], in writing: ScheduleWriting) throws -> [Self] { items }

    static func check(_ items: [Self], former: [Self], in writing: ScheduleWriting) throws {}

    static func settle(_ items: [Self], in writing: ScheduleWriting) throws -> [Self] { items }

    /// What ``init(reading:in:)`` takes, in its order.
    static var selection: String { (self.written + self.readColumns).joined(separator: ", ") }

    private static var written: [String] { ["id", "version"] + self.columns }

    /// The statement that adds rows, up to the values.
    static var insertion: String {
        "INSERT INTO \(self.table) (schedule_id, \(self.written.joined(separator: ", "))) VALUES"
    }

    /// The values of ``insertion``.
    var row: [SQLValue] { [.id(self.scheduleID), .id(self.id), .integer(self.version)] + self.values }

    init(reading row: SQLRow, in schedule: ScheduleID) throws(SQLError) {
        var row = row.reader
        let id: Identifier<Self> = try row.id()
        let version = try row.integer()
        self = try Self(id, in: schedule, reading: &row)
        self.version = version
    }
}

/// Rows of another table that go when what they name goes.
struct ScheduleDependents: Sendable {
    let type: any ScheduleRow.Type
    let columns: [String]

    init(_ type: any ScheduleRow.Type, _ columns: String...) {
        self.type = type
        self.columns = columns
    }
}
