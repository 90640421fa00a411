/// Asks for what an account is made of.
package struct SignUpPage: Page {
    package static let template = PageTemplate("sign-up")

    /// What the form holds: what was typed before, without the password, and what is wrong with it.
    package struct Form: Sendable, Hashable {
        package var name = ""
        package var email = ""
        package var hasAgreed = false
        package var nameError: String?
        package var emailError: String?
        package var passwordError: String?
        package var termsError: String?

        package init() {}

        var hasError: Bool {
            [self.nameError, self.emailError, self.passwordError, self.termsError].contains { $0 != nil }
        }
    }

    let app: String?
    let name: String
    let email: String
    let hasAgreed: Bool
    let nameError: String?
    let emailError: String?
    let passwordError: String?
    let termsError: String?
    let csrf: String
    let transaction: String
    let action: SiteURL
    let terms = SiteURL.terms
    let signIn: SiteURL
    private let redirectTarget: RedirectTarget?

    package let title = "Create an account · Lintel"

    package init(_ frame: DialogueFrame, form: Form = Form()) {
        self.app = frame.app
        self.name = form.name
        self.email = form.email
        self.hasAgreed = form.hasAgreed
        self.nameError = form.nameError
        self.emailError = form.emailError
        self.passwordError = form.passwordError
        self.termsError = form.termsError
        self.csrf = frame.csrf
        self.transaction = frame.transaction
        self.action = .signUp(transaction: nil)
        self.signIn = .signIn(transaction: frame.transaction)
        self.redirectTarget = frame.redirectURI.flatMap { RedirectTarget($0) }
    }

    package var contentSecurityPolicy: ContentSecurityPolicy { .form(redirectingTo: self.redirectTarget) }
    package var openerPolicy: CrossOriginOpenerPolicy { .unsafeNone }
}
