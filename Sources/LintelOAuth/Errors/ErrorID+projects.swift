extension ErrorID {
    /// What the rules for projects refuse.
    var projectExplanation: (meaning: String, remedy: String)? {
        switch self {
        case .projectInvalid:
            (
                "A detail of a project is too long or of another form, or its parent is no project of the same organisation, is a part of it, or lies too deep.",
                "Correct the field that the answer names."
            )
        case .permissionUnknown:
            (
                "There is no permission of this name, or it counts for nothing without another one.",
                "Use the names that the list of permissions has, with those that they depend on."
            )
        case .scheduleInvalid:
            (
                "Something about a schedule, or about what belongs to one, does not fit: a text, a time, a calendar, an id that names nothing in the schedule, or a file.",
                "Correct the field that the answer names."
            )
        case .scheduleCycle:
            (
                "A link, or a parent, would close a circle of tasks; the answer names the tasks on it.",
                "Leave out one of the links between them."
            )
        default: self.fileExplanation
        }
    }
}
