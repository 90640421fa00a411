import LintelPlatform

/// Asks for a new organisation's name.
struct NewOrganisationPage: PortalPage {
    static let template = PageTemplate("organisation-new")

    let title = "New organisation · Lintel"
    let portal: PortalFrame
    let name: FormField
    let list = SiteURL.organisations(.list)

    init(portal: PortalFrame, name: String = "", error: String? = nil) {
        self.portal = portal
        self.name = FormField(
            "name",
            label: "Name",
            value: name,
            hint: "As people know your company or team. You can rename it later.",
            error: error,
            maximumLength: OrganisationRegistration.maximumNameLength,
            autocomplete: "organization",
        )
    }
}
