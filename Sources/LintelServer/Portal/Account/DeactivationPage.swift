package import LintelPlatform
import LintelTokens

/// Says what goes with the account, and asks for the password; or names what somebody else has to take over first.
package struct DeactivationPage: PortalPage {
    package static let template = PageTemplate("account-deactivate")

    struct Link: Encodable, Sendable, Hashable {
        let name: String
        let url: SiteURL
    }

    package let portal: PortalFrame
    let email: String
    let isHeld: Bool
    let apps: [Link]
    let hasApps: Bool
    let organisations: [Link]
    let hasOrganisations: Bool
    let current: FormField
    let action = SiteURL.account(.deactivate)
    let profile = SiteURL.account(.profile)

    package let title = "Deactivate your account · Lintel"

    package init(_ portal: PortalFrame, email: String, holdings: AccountHoldings, currentError: String? = nil) {
        self.portal = portal
        self.email = email
        self.isHeld = !holdings.isEmpty
        self.apps = holdings.apps.map { Link(name: $0.name, url: .apps(.owners($0.id))) }
        self.hasApps = !holdings.apps.isEmpty
        self.organisations = holdings.organisations.map {
            Link(name: $0.name, url: .organisations(.organisation($0.id)))
        }
        self.hasOrganisations = !holdings.organisations.isEmpty
        self.current = .currentPassword(error: currentError)
    }
}

/// Says that the account is off; whoever reads it is nobody here any more.
package struct DeactivatedPage: Page {
    package static let template = PageTemplate("account-deactivated")

    let home = SiteURL.home

    package let title = "Account deactivated · Lintel"

    package init() {}
}
