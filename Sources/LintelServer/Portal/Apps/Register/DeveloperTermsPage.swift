/// The developer terms, with the question whether they are accepted; operators put their own text in their place.
///
/// Whoever changes the text raises `DeveloperTerms.version`, so that everybody is asked again.
package struct DeveloperTermsPage: PortalPage {
    package static let template = PageTemplate("developer-terms")

    package let portal: PortalFrame
    let next: String
    let hasAccepted: Bool
    let error: String?
    let action = SiteURL.apps(.developerTerms(next: nil))
    let list = SiteURL.apps(.list)

    package let title = "Developer terms · Lintel"

    init(portal: PortalFrame, next: String, hasAccepted: Bool = false, error: String? = nil) {
        self.portal = portal
        self.next = next
        self.hasAccepted = hasAccepted
        self.error = error
    }
}
