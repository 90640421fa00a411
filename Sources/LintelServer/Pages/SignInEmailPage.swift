/// The first page of signing in: asks for the e-mail address.
package struct SignInEmailPage: Page {
    package static let template = PageTemplate("sign-in-email")

    let app: String?
    let email: String
    let error: String?
    let csrf: String
    let transaction: String?
    let action: SiteURL
    /// The sign-up page; nil where there is none.
    let signUp: SiteURL?
    let recover: SiteURL
    private let redirectTarget: RedirectTarget?

    package let title = "Sign in · Lintel"

    /// - Parameters:
    ///   - app: the name of the app that waits for the sign-in; nil when someone signs in without one.
    ///   - email: what the field holds already: a login hint, or what was sent before.
    ///   - error: why the page is shown again, as a sentence.
    ///   - csrf: the token that ties the form to the browser (RFC 6749 §10.12).
    ///   - transaction: the authorization request that waits, the field `t`.
    ///   - redirectURI: where that request leads in the end.
    ///   - canSignUp: whether people may make accounts for themselves.
    package init(
        app: String? = nil,
        email: String = "",
        error: String? = nil,
        csrf: String,
        transaction: String? = nil,
        redirectURI: String? = nil,
        canSignUp: Bool = true,
    ) {
        self.app = app
        self.email = email
        self.error = error
        self.csrf = csrf
        self.transaction = transaction
        self.action = .signIn(transaction: nil)
        self.signUp = canSignUp ? .signUp(transaction: transaction) : nil
        self.recover = .recover(transaction: transaction)
        self.redirectTarget = redirectURI.flatMap { RedirectTarget($0) }
    }

    package var contentSecurityPolicy: ContentSecurityPolicy { .form(redirectingTo: self.redirectTarget) }
    package var openerPolicy: CrossOriginOpenerPolicy { .unsafeNone }
}
