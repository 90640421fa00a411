package import LintelTokens

/// A 4D construction schedule of a project: tasks, the links between them, and what is used and shown for them.
///
/// Both SYNCHRO surfaces show the same schedules. All its times are those of the building site's clock, kept as if the
/// clock showed UTC: working times, days and exceptions of calendars need no time zone then.
package struct Schedule: Sendable, Hashable {
    /// Which of its tasks' dates moves with the work.
    package enum DataDateType: String, Sendable, Hashable, CaseIterable {
        case manual = "Manual"
        /// The moment at which the schedule is calculated.
        case automatic = "Automatic"
    }

    package var id: Identifier<Schedule>
    package var projectID: ProjectID
    package var name: String
    /// The iModel that the schedule belongs to, which only clients know.
    package var iModelID: String?
    /// Up to when the work is known: what has not begun begins behind it.
    package var dataDate: UnixTime?
    package var dataDateType: DataDateType
    /// The calendar of tasks that name none; without one all time is working time.
    package var defaultCalendarID: WorkCalendarID?
    /// What the connection of the schedule with its iModel is set to.
    package var synchronisation: SyncConfiguration
    package var createdAt: UnixTime
    package var createdBy: Subject
    /// Grows with every change of the schedule and of all that belongs to it: the entity tag of its lists.
    package var version: Int64
    /// Deletions are known from this version on: who asks for changes since an earlier one has to read all again.
    package var changesKnownSince: Int64

    /// Schedules are all of the newer kind, which can be written.
    package static let type = "v10"
    package static let isNextGeneration = true

    package init(
        id: ScheduleID,
        projectID: ProjectID,
        name: String,
        iModelID: String? = nil,
        dataDate: UnixTime? = nil,
        dataDateType: DataDateType = .manual,
        defaultCalendarID: WorkCalendarID? = nil,
        synchronisation: SyncConfiguration = SyncConfiguration(),
        createdAt: UnixTime,
        createdBy: Subject,
        version: Int64 = 1,
        changesKnownSince: Int64 = 0,
    ) {
        self.id = id
        self.projectID = projectID
        self.name = name
        self.iModelID = iModelID
        self.dataDate = dataDate
        self.dataDateType = dataDateType
        self.defaultCalendarID = defaultCalendarID
        self.synchronisation = synchronisation
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.version = version
        self.changesKnownSince = changesKnownSince
    }

    /// The date that a calculation at this moment goes by.
    package func effectiveDataDate(at now: UnixTime) -> UnixTime? {
        self.dataDateType == .automatic ? now : self.dataDate
    }

    /// The schedule with what can be said of it in a form that can be kept.
    ///
    /// - Throws: ``PlatformError`` with code `scheduleInvalid`.
    package func checked() throws(PlatformError) -> Schedule {
        var schedule = self
        schedule.name = try ScheduleText.name(self.name, field: "name")
        schedule.iModelID = try ScheduleText.line(self.iModelID, maximum: 100, field: "iModelId")
        schedule.dataDate = try ScheduleText.time(self.dataDate, field: "dataDate")
        return schedule
    }
}

/// A schedule: a lower-case UUID.
package typealias ScheduleID = Identifier<Schedule>

/// What the connection of a schedule with its iModel is set to.
package struct SyncConfiguration: Sendable, Hashable {
    package var isEnabled: Bool
    /// The user fields that take part, beside names and dates.
    package var synchronisesUserFields: Bool
    package var synchronises3DUserFields: Bool

    package init(
        isEnabled: Bool = false,
        synchronisesUserFields: Bool = false,
        synchronises3DUserFields: Bool = false,
    ) {
        self.isEnabled = isEnabled
        self.synchronisesUserFields = synchronisesUserFields
        self.synchronises3DUserFields = synchronises3DUserFields
    }
}
