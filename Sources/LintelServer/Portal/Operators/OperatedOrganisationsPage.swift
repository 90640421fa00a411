package import LintelPlatform

/// All organisations, for operators.
package struct OperatedOrganisationsPage: PortalPage {
    package static let template = PageTemplate("operation-organisations")

    struct Entry: Encodable, Sendable, Hashable {
        let name: String
        let url: SiteURL
        let members: String
        let apps: String
        let entitlements: [String]
        let createdAt: TimeText
    }

    /// A product that an organisation has asked for.
    struct Wish: Encodable, Sendable, Hashable {
        let organisation: String
        let product: String
        let url: SiteURL
        let since: TimeText
    }

    package let portal: PortalFrame
    let head = OperationHead("Organisations", tab: .organisations)
    let action = SiteURL.operators(.organisations(search: nil, after: nil))
    let search: FormField
    let isSearch: Bool
    let entries: [Entry]
    let hasEntries: Bool
    let wishes: [Wish]
    let hasWishes: Bool
    let next: SiteURL?

    package let title = "Organisations · Lintel"

    package init(
        _ portal: PortalFrame,
        entries: [OrganisationEntry],
        wishes: [(request: EntitlementRequest, organisation: String)] = [],
        catalogue: Catalogue,
        search: String,
        next: SiteURL? = nil,
    ) {
        self.portal = portal
        self.search = FormField(
            "search",
            label: "Name",
            kind: .search,
            value: search,
            hint: "Any part of it.",
            isRequired: false,
            maximumLength: 128,
        )
        self.isSearch = !search.isEmpty
        self.entries = entries.map { entry in
            Entry(
                name: entry.organisation.name,
                url: .operators(.organisation(entry.organisation.id)),
                members: "\(entry.members)",
                apps: "\(entry.apps)",
                entitlements: entry.organisation.entitlements.map { id in
                    catalogue.entitlements.first { $0.id == id }?.name ?? id
                },
                createdAt: TimeText(entry.organisation.createdAt),
            )
        }
        self.hasEntries = !entries.isEmpty
        self.wishes = wishes.map { wish in
            Wish(
                organisation: wish.organisation,
                product: catalogue.entitlements.first { $0.id == wish.request.entitlement }?.name
                    ?? wish.request.entitlement,
                url: .operators(.organisation(wish.request.organisationID)),
                since: TimeText(wish.request.requestedAt),
            )
        }
        self.hasWishes = !wishes.isEmpty
        self.next = next
    }
}
