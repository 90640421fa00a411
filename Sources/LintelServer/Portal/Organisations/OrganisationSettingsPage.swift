import LintelPlatform
import LintelTokens

/// The organisation's name, its facts, and the way out of it.
struct OrganisationSettingsPage: PortalPage {
    static let template = PageTemplate("organisation-settings")

    let title: String
    let portal: PortalFrame
    let head: OrganisationHead
    let done: String?
    let id: String
    let createdAt: TimeText
    /// The form for another name; nil for those who cannot rename it.
    let name: FormField?
    /// The version that the form was made from.
    let version: String
    let action: SiteURL
    /// nil for operators who do not belong to the organisation.
    let leaving: SiteURL?
    /// Why leaving was refused.
    let leavingError: String?

    init(
        portal: PortalFrame,
        head: OrganisationHead,
        organisation: Organisation,
        authority: OrganisationAuthority,
        done: String? = nil,
        name: String? = nil,
        error: String? = nil,
        leavingError: String? = nil,
    ) {
        self.title = "Settings of \(head.name) · Lintel"
        self.portal = portal
        self.head = head
        self.done = done
        self.id = organisation.id.rawValue
        self.createdAt = TimeText(organisation.createdAt)
        self.name =
            authority.canAdminister
            ? FormField(
                "name",
                label: "Name",
                value: name ?? organisation.name,
                error: error,
                maximumLength: OrganisationRegistration.maximumNameLength,
                autocomplete: "organization",
            ) : nil
        self.version = String(organisation.version)
        self.action = .organisations(.settings(organisation.id))
        self.leaving = authority.role == nil ? nil : .organisations(.leaving(organisation.id))
        self.leavingError = leavingError
    }
}
