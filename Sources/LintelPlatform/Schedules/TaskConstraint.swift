package import LintelTokens

/// What somebody wants of a task's dates.
///
/// Links have the last word: what cannot be kept is reported.
package struct TaskConstraint: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case noConstraint = "NoConstraint"
        /// Keeps the planned dates, whatever the links say.
        case cannotReschedule = "CannotReschedule"
        case startAsap = "StartAsap"
        /// As late as it can begin without another task being later for it.
        case startAlap = "StartAlap"
        case startOn = "StartOn"
        case startAfter = "StartAfter"
        case startBefore = "StartBefore"
        case startBetween = "StartBetween"
        case finishOn = "FinishOn"
        case finishAfter = "FinishAfter"
        case finishBefore = "FinishBefore"
        case finishBetween = "FinishBetween"

        /// How many dates it goes by.
        package var dates: Int {
            switch self {
            case .noConstraint, .cannotReschedule, .startAsap, .startAlap: 0
            case .startOn, .startAfter, .startBefore, .finishOn, .finishAfter, .finishBefore: 1
            case .startBetween, .finishBetween: 2
            }
        }
    }

    package var kind: Kind
    /// The date, or the first of two.
    package var date: UnixTime?
    /// The second of two dates.
    package var secondDate: UnixTime?

    package init(_ kind: Kind = .noConstraint, _ date: UnixTime? = nil, _ secondDate: UnixTime? = nil) {
        self.kind = kind
        self.date = date
        self.secondDate = secondDate
    }

    /// The constraint with the dates that it goes by, and no others.
    ///
    /// - Throws: ``PlatformError`` with code `scheduleInvalid` when one is missing.
    package func checked() throws(PlatformError) -> TaskConstraint {
        var constraint = self
        constraint.date = try ScheduleText.time(self.date, field: "constraint.date")
        constraint.secondDate = try ScheduleText.time(self.secondDate, field: "constraint.secondDate")
        if self.kind.dates < 1 { constraint.date = nil }
        if self.kind.dates < 2 { constraint.secondDate = nil }
        if self.kind.dates >= 1, self.date == nil {
            throw .schedule("The constraint \(self.kind.rawValue) needs a date.", field: "constraint.date")
        }
        guard self.kind.dates == 2 else { return constraint }
        guard let first = self.date, let second = self.secondDate, first <= second else {
            throw .schedule(
                "The constraint \(self.kind.rawValue) needs two dates, the earlier one first.",
                field: "constraint.secondDate",
            )
        }
        return constraint
    }
}
