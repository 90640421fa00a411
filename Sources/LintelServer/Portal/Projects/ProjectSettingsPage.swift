import LintelPlatform
import LintelTokens

/// What is said of a project, to be changed, and the project's end.
struct ProjectSettingsPage: PortalPage {
    static let template = PageTemplate("project-settings")

    /// The name of the input that takes the project's name once more.
    static let confirmation = "confirmation"

    let title: String
    let portal: PortalFrame
    let head: ProjectHead
    let action: SiteURL
    let deletion: SiteURL
    let name: String
    /// Which version of the project the form shows.
    let version: String
    let fields: ProjectFields
    let confirmation: FormField
    /// Why a form was refused, when no field stands for it.
    let error: String?
    let done: String?

    init(
        portal: PortalFrame,
        head: ProjectHead,
        project: Project,
        typed: ProjectTyping? = nil,
        confirmation: String = "",
        error: PlatformError? = nil,
        done: String? = nil,
    ) {
        self.title = "Settings of \(project.name) · Lintel"
        self.portal = portal
        self.head = head
        self.action = .projects(.settings(project.id))
        self.deletion = .projects(.deletion(project.id))
        self.name = project.name
        self.version = String(project.version)
        self.fields = ProjectFields(typed ?? ProjectTyping(project.details), error: error)
        self.confirmation = FormField(
            Self.confirmation,
            label: "Name of the project",
            value: confirmation,
            error: error.flatMap { $0.field == Self.confirmation ? $0.message : nil },
            maximumLength: ProjectDetails.maximumText,
            autocomplete: "off",
        )
        let isBesideField = error?.field.map { ProjectFields.names.contains($0) || $0 == Self.confirmation } ?? false
        self.error = isBesideField ? nil : error?.message
        self.done = done
    }
}
