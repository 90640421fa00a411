extension MicrosoftProjectImport {
    /// The elements that are read.
    static let names: Set<String> = [
        "ActualDuration", "ActualFinish", "ActualStart", "Alias", "Assignment", "BaseCalendarUID", "Baseline",
        "Calendar",
        "CalendarUID", "ConstraintDate", "ConstraintType", "CrossProject", "DayType", "DayWorking", "Duration",
        "DurationFormat", "EmailAddress", "Exception", "Exceptions", "ExtendedAttribute", "FieldID", "FieldName",
        "Finish",
        "FromDate", "FromTime", "HyperlinkAddress", "IsBaseCalendar", "IsNull", "LagFormat", "LinkLag", "Manual",
        "Milestone", "Name", "Notes", "Number", "OutlineLevel", "PercentComplete", "Period", "PredecessorLink",
        "PredecessorUID", "Resource", "ResourceUID", "Start", "StatusDate", "Task", "TaskUID", "TimePeriod", "ToDate",
        "ToTime", "Type", "UID", "Units", "Value", "WBS", "WeekDay", "WeekDays", "Work", "WorkingTime", "WorkingTimes",
    ]
}
