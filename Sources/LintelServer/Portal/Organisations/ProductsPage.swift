import LintelPlatform
import LintelTokens

/// The products of the catalogue and where each stands for the organisation.
struct ProductsPage: PortalPage {
    static let template = PageTemplate("organisation-products")

    struct Row: Encodable, Sendable, Hashable {
        let name: String
        let id: String
        let isOn: Bool
        let isRequested: Bool
        let request: SiteURL?
        let switchOn: SiteURL?
        let switchOff: SiteURL?

        init(
            _ product: OrganisationManagement.Product,
            of id: OrganisationID,
            authority: OrganisationAuthority,
        ) {
            let entitlement = product.entitlement
            self.name = entitlement.name
            self.id = entitlement.id
            self.isOn = product.state == .on
            self.isRequested = product.state == .requested
            let canRequest = product.state == .off && authority.canAdminister && !authority.isOperator
            self.request = canRequest ? .organisations(.productRequest(id, entitlement.id)) : nil
            let isOperator = authority.isOperator
            self.switchOn = isOperator && !self.isOn ? .organisations(.productOn(id, entitlement.id)) : nil
            self.switchOff = isOperator && self.isOn ? .organisations(.productOff(id, entitlement.id)) : nil
        }
    }

    let title: String
    let portal: PortalFrame
    let head: OrganisationHead
    let done: String?
    let rows: [Row]

    init(portal: PortalFrame, head: OrganisationHead, done: String?, rows: [Row]) {
        self.title = "Products of \(head.name) · Lintel"
        self.portal = portal
        self.head = head
        self.done = done
        self.rows = rows
    }
}
