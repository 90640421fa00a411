import LintelOAuth

/// The first question: which type of app it is.
package struct NewAppTypePage: PortalPage {
    package static let template = PageTemplate("app-new-type")

    struct Choice: Encodable, Sendable, Hashable {
        let value: String
        let name: String
        let advice: String
        let isChecked: Bool
    }

    /// What a link has filled in for the next page.
    struct Kept: Encodable, Sendable, Hashable {
        let name: String
        let value: String
    }

    package let portal: PortalFrame
    let choices: [Choice]
    let kept: [Kept]
    let error: String?
    let action = SiteURL.apps(.new)
    let list = SiteURL.apps(.list)

    package let title = "Register an app · Lintel"

    init(portal: PortalFrame, kept: [Kept] = [], error: String? = nil) {
        self.portal = portal
        self.kept = kept
        self.error = error
        self.choices = ClientType.offered.map { type in
            Choice(
                value: type.rawValue,
                name: type.title,
                advice: type.advice,
                isChecked: type == ClientType.offered.first,
            )
        }
    }
}
