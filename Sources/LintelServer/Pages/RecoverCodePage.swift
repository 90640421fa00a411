/// Asks for the mailed code and a new password.
///
/// It is the same page for an address that has no account.
package struct RecoverCodePage: Page {
    package static let template = PageTemplate("recover-code")

    let email: String
    let codeError: String?
    let passwordError: String?
    let csrf: String
    let transaction: String
    let action: SiteURL
    let startAgain: SiteURL
    private let redirectTarget: RedirectTarget?

    package let title = "Choose a new password · Lintel"

    /// - Parameters:
    ///   - email: the address that the mail went to.
    ///   - codeError: what is wrong with the code, as a sentence.
    ///   - passwordError: what is wrong with the password, as a sentence.
    package init(_ frame: DialogueFrame, email: String, codeError: String? = nil, passwordError: String? = nil) {
        self.email = email
        self.codeError = codeError
        self.passwordError = passwordError
        self.csrf = frame.csrf
        self.transaction = frame.transaction
        self.action = .recoverCode(transaction: nil)
        self.startAgain = .recover(transaction: frame.transaction)
        self.redirectTarget = frame.redirectURI.flatMap { RedirectTarget($0) }
    }

    package var contentSecurityPolicy: ContentSecurityPolicy { .form(redirectingTo: self.redirectTarget) }
    package var openerPolicy: CrossOriginOpenerPolicy { .unsafeNone }
}
