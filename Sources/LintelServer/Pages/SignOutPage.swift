/// Asks whether to sign out (OpenID Connect RP-Initiated Logout 1.0 §2).
package struct SignOutPage: Page {
    package static let template = PageTemplate("sign-out")

    let email: String
    let app: String?
    let csrf: String
    let transaction: String?
    let action = SiteURL.signOut
    let stay = SiteURL.home
    private let redirectTarget: RedirectTarget?

    package let title = "Sign out · Lintel"

    /// - Parameters:
    ///   - email: who is signed in.
    ///   - app: the name of the app that asks for it, when one is known.
    ///   - csrf: the token that ties the form to the browser.
    ///   - transaction: the sign-out request that waits, the field `t`.
    ///   - redirectURI: the post-logout redirect URI that the request leads to.
    package init(
        email: String,
        app: String? = nil,
        csrf: String,
        transaction: String? = nil,
        redirectURI: String? = nil,
    ) {
        self.email = email
        self.app = app
        self.csrf = csrf
        self.transaction = transaction
        self.redirectTarget = redirectURI.flatMap { RedirectTarget($0) }
    }

    package var contentSecurityPolicy: ContentSecurityPolicy { .form(redirectingTo: self.redirectTarget) }
    package var openerPolicy: CrossOriginOpenerPolicy { .unsafeNone }
}
