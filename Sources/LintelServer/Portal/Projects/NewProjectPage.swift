import LintelPlatform
import LintelTokens

/// Asks what a new project is to be.
struct NewProjectPage: PortalPage {
    static let template = PageTemplate("project-new")

    let title = "New project · Lintel"
    let portal: PortalFrame
    let list = SiteURL.projects(.list())
    let organisation: SelectField
    let fields: ProjectFields
    /// Why the form was refused, when no field stands for it.
    let error: String?

    /// - Parameter organisations: Those in which the visitor makes projects.
    init(
        portal: PortalFrame,
        organisations: [Organisation],
        typed: ProjectTyping = ProjectTyping(),
        error: PlatformError? = nil,
    ) {
        self.portal = portal
        self.organisation = SelectField(
            "iTwinAccountId",
            label: "Organisation",
            options: organisations.map {
                let id = $0.id.rawValue
                return SelectField.Option(id, label: $0.name, isSelected: id == typed["iTwinAccountId"])
            },
        )
        self.fields = ProjectFields(typed, error: error)
        self.error = error.flatMap { ProjectFields.names.contains($0.field ?? "") ? nil : $0.message }
    }
}
