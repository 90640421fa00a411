import LintelOAuth
import LintelPlatform
import LintelTokens

/// Where an app may have people sent.
package struct AppRedirectsPage: PortalPage {
    package static let template = PageTemplate("app-redirects")

    /// What was typed, and what is wrong with it.
    struct Form: Sendable, Hashable {
        var signIn: String
        var signOut: String
        var signInError: String?
        var signOutError: String?
        /// What is wrong beside the two lists.
        var error: String?
    }

    package let portal: PortalFrame
    let head: AppHead
    let done: String?
    /// Nobody signs in to a service.
    let hasUsers: Bool
    let isNative: Bool
    let signIn: TextAreaField
    let signOut: TextAreaField
    let error: String?
    let version: String
    let action: SiteURL

    package var title: String { "\(self.head.name), redirects · Lintel" }

    init(_ frame: AppFrame, form: Form? = nil) {
        let app = frame.app
        self.portal = frame.portal
        self.head = AppHead(app, tab: .redirects)
        self.done = frame.done
        self.hasUsers = app.client.type.hasUsers
        self.isNative = app.client.type == .native
        let signIn = form?.signIn ?? app.client.redirectURIs.joined(separator: "\n")
        let signOut = form?.signOut ?? app.client.postLogoutRedirectURIs.joined(separator: "\n")
        self.signIn = TextAreaField(
            "redirect_uris",
            label: "Redirect URIs",
            value: signIn,
            rows: 6,
            hint: "One a line. People come back to one of these after signing in.",
            error: form?.signInError,
            isRequired: true,
            check: .apps(.redirectCheck(app.client.type, .signIn)),
        )
        self.signOut = TextAreaField(
            "post_logout_uris",
            label: "Post-logout URIs",
            value: signOut,
            hint: "One a line, or none. People may come back to one of these after signing out.",
            error: form?.signOutError,
            check: .apps(.redirectCheck(app.client.type, .signOut)),
        )
        self.error = form?.error
        self.version = String(app.version)
        self.action = .apps(.redirects(app.client.id))
    }
}
