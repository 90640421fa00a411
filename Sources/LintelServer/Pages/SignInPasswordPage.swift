/// The second page of signing in: asks for the password.
///
/// It is the same page for an address that has an account and for one that has none.
package struct SignInPasswordPage: Page {
    package static let template = PageTemplate("sign-in-password")

    /// What a wrong password and an unknown address are both answered with, word for word as other tools expect it.
    package static let notRecognized =
        "We didn't recognize the email address or password you entered. Please try again."

    let app: String?
    let email: String
    let error: String?
    let csrf: String
    let transaction: String?
    let action: SiteURL
    let otherAccount: SiteURL
    let recover: SiteURL
    private let redirectTarget: RedirectTarget?

    package let title = "Enter your password · Lintel"

    /// - Parameters:
    ///   - app: the name of the app that waits for the sign-in; nil when someone signs in without one.
    ///   - email: the address that the first page asked for; sent again with the form as `email`.
    ///   - error: why the page is shown again, as a sentence; ``notRecognized`` for wrong credentials.
    ///   - csrf: the token that ties the form to the browser (RFC 6749 §10.12).
    ///   - transaction: the authorization request that waits, the field `t`.
    ///   - redirectURI: where that request leads in the end.
    package init(
        app: String? = nil,
        email: String,
        error: String? = nil,
        csrf: String,
        transaction: String? = nil,
        redirectURI: String? = nil,
    ) {
        self.app = app
        self.email = email
        self.error = error
        self.csrf = csrf
        self.transaction = transaction
        self.action = .signInPassword(transaction: nil)
        self.otherAccount = .signIn(transaction: transaction)
        self.recover = .recover(transaction: transaction)
        self.redirectTarget = redirectURI.flatMap { RedirectTarget($0) }
    }

    package var contentSecurityPolicy: ContentSecurityPolicy { .form(redirectingTo: self.redirectTarget) }
    package var openerPolicy: CrossOriginOpenerPolicy { .unsafeNone }
}
