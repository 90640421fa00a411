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
        default: self.fileExplanation
        }
    }
}
