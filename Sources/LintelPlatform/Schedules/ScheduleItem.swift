package import LintelTokens

/// Something that belongs to a schedule, found by an id that is unique in it.
///
/// Clients may choose ids themselves; a clone of a schedule keeps them.
package protocol ScheduleItem: Sendable, Hashable {
    static var kind: ScheduleItemKind { get }

    var id: Identifier<Self> { get }
    var scheduleID: ScheduleID { get }
    /// The schedule's version at the item's last change: its entity tag.
    var version: Int64 { get set }

    /// The item in a form that can be kept.
    ///
    /// - Throws: ``PlatformError`` with code `scheduleInvalid`.
    func checked() throws(PlatformError) -> Self

    /// Where such items are kept.
    static func store(in stores: ScheduleStores) -> any ScheduleItemStore<Self>
}

/// What can belong to a schedule.
package enum ScheduleItemKind: String, Sendable, Hashable, CaseIterable {
    case task, link, calendar, resource, assignment, baseline, code
    case taskStatus = "task_status"
    case taskAnalysis = "task_analysis"
    case statusCategory = "status_category"
    case statusItem = "status_item"
    case statusEntry = "status_entry"
    case codeValue = "code_value"
    case codeValueAssignment = "code_value_assignment"
    case appearanceProfile = "appearance_profile"
    case animationBinding = "animation_binding"
    case syncOperation = "sync_operation"

    /// How many of them one schedule has at most.
    package var limit: Int {
        switch self {
        case .task, .taskAnalysis: ScheduleLimits.tasks
        case .link, .assignment, .codeValueAssignment, .statusEntry: 500_000
        case .animationBinding: 1_000_000
        case .resource: 250_000
        case .code, .statusCategory, .statusItem, .appearanceProfile, .calendar, .syncOperation: 5_000
        case .codeValue: 50_000
        case .taskStatus, .baseline: 100
        }
    }

    /// As people call several of them.
    package var plural: String {
        switch self {
        case .task: "tasks"
        case .link: "task links"
        case .calendar: "calendars"
        case .resource: "resources"
        case .assignment: "resource assignments"
        case .baseline: "baselines"
        case .code: "codes"
        case .taskStatus: "task statuses"
        case .taskAnalysis: "scheduling analyses"
        case .statusCategory: "resource status categories"
        case .statusItem: "resource status items"
        case .statusEntry: "entries of the resource status history"
        case .codeValue: "code values"
        case .codeValueAssignment: "code value assignments"
        case .appearanceProfile: "appearance profiles"
        case .animationBinding: "animation bindings"
        case .syncOperation: "sync operations"
        }
    }
}

/// How much of everything there can be.
package enum ScheduleLimits {
    /// Schedules of one project.
    package static let schedules = 1_000
    package static let tasks = 250_000
    /// Tasks of all baselines of a schedule in sum: four of a full schedule.
    package static let baselineTasks = 1_000_000
    /// Items that one call writes.
    package static let batch = 1_000
    /// Items that one answer holds, and how many it holds unless it is asked for more or fewer.
    package static let page = 10_000
    package static let usualPage = 100
    /// Tasks above each other.
    package static let depth = 50
    /// Deletions that a schedule remembers for those who ask for changes; of more, half of them are forgotten.
    package static let deletions = 100_000
    /// For how long an operation can be looked at.
    package static let operationSeconds: Int64 = 30 * 86_400
    /// The longest duration or lag: a hundred years of working time.
    package static let seconds: Int64 = 100 * 366 * 86_400
    /// Times lie from 1900-01-01 up to 3000-01-01: nothing that is calculated goes beyond.
    package static let earliest = UnixTime(seconds: -2_208_988_800)
    package static let latest = UnixTime(seconds: 32_503_680_000)
}

extension PlatformError {
    /// Why something cannot be part of a schedule.
    package static func schedule(_ sentence: String, field: String? = nil) -> Self {
        Self(.scheduleInvalid, sentence, field: field)
    }

    /// There is no such schedule, or nothing of that id in it.
    package static func scheduleMissing(_ what: String = "schedule") -> Self {
        Self(.notFound, "There is no such \(what).")
    }
}
