import LintelPlatform

/// What stands around every page for somebody who is signed in.
package struct PortalFrame: Encodable, Sendable, Hashable {
    /// One place of the main navigation.
    struct Place: Encodable, Sendable, Hashable {
        let label: String
        let url: SiteURL
        let isCurrent: Bool
    }

    /// The main places, in their order.
    package enum Section: String, Sendable, Hashable, CaseIterable {
        case apps, organisations, projects, approvals, access, audit, operation, account
    }

    let places: [Place]
    let name: String
    let email: String
    /// The page about oneself.
    let account = SiteURL.account(.profile)
    /// The token of the sign-out form, and of every other form on the page.
    let csrf: String
    let signOut = SiteURL.signOut

    /// - Parameter section: The place that the page belongs to; nil for a page beside them.
    package init(_ visitor: Visitor, in section: Section?) {
        self.init(
            name: visitor.account.name,
            email: visitor.account.email,
            csrf: visitor.csrf,
            isOperator: visitor.account.isOperator,
            in: section,
        )
    }

    package init(name: String, email: String, csrf: String, isOperator: Bool, in section: Section?) {
        self.name = name
        self.email = email
        self.csrf = csrf
        self.places = Section.allCases.compactMap { place in
            guard let (label, url) = Self.link(to: place, isOperator: isOperator) else { return nil }
            return Place(label: label, url: url, isCurrent: place == section)
        }
    }

    private static func link(to section: Section, isOperator: Bool) -> (String, SiteURL)? {
        switch section {
        case .apps: ("My apps", .apps(.list))
        case .organisations: ("Organisations", .organisations(.list))
        case .projects: ("Projects", .projects(.list()))
        case .approvals: ("Approvals", .approvals(.queue))
        case .access: ("Access check", .access(.check))
        case .audit: ("Audit", .audit(.log))
        case .operation: isOperator ? ("Operation", .operators(.overview)) : nil
        // Reached by one's own name.
        case .account: nil
        }
    }
}

/// A page for somebody who is signed in.
package protocol PortalPage: Page {
    var portal: PortalFrame { get }
}

extension PortalPage {
    package var contentSecurityPolicy: ContentSecurityPolicy { .portal }
}
