package import LintelPlatform

/// The products of one organisation, each with its switch.
package struct EntitlementsPage: PortalPage {
    package static let template = PageTemplate("operation-entitlements")

    struct Switch: Encodable, Sendable, Hashable {
        let id: String
        let name: String
        let isOn: Bool
        /// What the button sends: the other state.
        let other: String
    }

    package let portal: PortalFrame
    let head: OperationHead
    let list = SiteURL.operators(.organisations(search: nil, after: nil))
    let organisation: SiteURL
    let action: SiteURL
    let switches: [Switch]
    let notice: String?

    package let title = "Products of an organisation · Lintel"

    package init(_ portal: PortalFrame, organisation: Organisation, catalogue: Catalogue, done: String? = nil) {
        self.portal = portal
        self.head = OperationHead(organisation.name, tab: .organisations)
        self.organisation = .organisations(.organisation(organisation.id))
        self.action = .operators(.entitlements(organisation.id))
        // One that the catalogue has lost can still be switched off.
        let lost = organisation.entitlements.filter { !catalogue.hasEntitlement($0) }
        let all = catalogue.entitlements.map { ($0.id, $0.name) } + lost.map { ($0, $0) }
        self.switches = all.map { id, name in
            let isOn = organisation.entitlements.contains(id)
            return Switch(id: id, name: name, isOn: isOn, other: isOn ? "off" : "on")
        }
        self.notice =
            switch done {
            case "on": "Switched on."
            case "off": "Switched off."
            default: nil
            }
    }
}
