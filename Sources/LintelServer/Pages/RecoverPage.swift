/// Asks for the address whose password was forgotten.
package struct RecoverPage: Page {
    package static let template = PageTemplate("recover")

    let email: String
    let emailError: String?
    let csrf: String
    let transaction: String
    let action: SiteURL
    let signIn: SiteURL
    private let redirectTarget: RedirectTarget?

    package let title = "Forgot your password? · Lintel"

    /// - Parameters:
    ///   - email: what the field holds already.
    ///   - emailError: why the page is shown again, as a sentence.
    package init(_ frame: DialogueFrame, email: String = "", emailError: String? = nil) {
        self.email = email
        self.emailError = emailError
        self.csrf = frame.csrf
        self.transaction = frame.transaction
        self.action = .recover(transaction: nil)
        self.signIn = .signIn(transaction: frame.transaction)
        self.redirectTarget = frame.redirectURI.flatMap { RedirectTarget($0) }
    }

    package var contentSecurityPolicy: ContentSecurityPolicy { .form(redirectingTo: self.redirectTarget) }
    package var openerPolicy: CrossOriginOpenerPolicy { .unsafeNone }
}
