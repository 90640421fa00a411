import LintelPlatform
import LintelTokens

/// The e-mail domains that an organisation calls its own.
struct DomainsPage: PortalPage {
    static let template = PageTemplate("organisation-domains")

    let title: String
    let portal: PortalFrame
    let head: OrganisationHead
    let done: String?
    let names: [String]
    let hasNames: Bool
    let canChange: Bool
    let domain: FormField
    let action: SiteURL
    let removal: SiteURL

    init(
        portal: PortalFrame,
        head: OrganisationHead,
        id: OrganisationID,
        done: String? = nil,
        names: [String],
        canChange: Bool,
        typed: String = "",
        error: String? = nil,
    ) {
        self.title = "Domains of \(head.name) · Lintel"
        self.portal = portal
        self.head = head
        self.done = done
        self.names = names
        self.hasNames = !names.isEmpty
        self.canChange = canChange
        self.domain = FormField(
            "domain",
            label: "Domain",
            value: typed,
            hint: "The part behind the @ of your addresses, such as example.org.",
            error: error,
            maximumLength: DomainName.maximumLength,
            autocomplete: "off",
        )
        self.action = .organisations(.domains(id))
        self.removal = .organisations(.domainRemoval(id))
    }
}
