/// Asks for the code that was mailed to make an account.
///
/// It is the same page for an address that has an account already.
package struct SignUpCodePage: Page {
    package static let template = PageTemplate("sign-up-code")

    let email: String
    let codeError: String?
    let notice: String?
    let csrf: String
    let transaction: String
    let action: SiteURL
    let resend = SiteURL.signUpResend
    let startAgain: SiteURL
    private let redirectTarget: RedirectTarget?

    package let title = "Check your mail · Lintel"

    /// - Parameters:
    ///   - email: the address that the mail went to.
    ///   - codeError: why the page is shown again, as a sentence.
    ///   - notice: what has been done, as a sentence.
    package init(_ frame: DialogueFrame, email: String, codeError: String? = nil, notice: String? = nil) {
        self.email = email
        self.codeError = codeError
        self.notice = notice
        self.csrf = frame.csrf
        self.transaction = frame.transaction
        self.action = .signUpCode(transaction: nil)
        self.startAgain = .signUp(transaction: frame.transaction)
        self.redirectTarget = frame.redirectURI.flatMap { RedirectTarget($0) }
    }

    package var contentSecurityPolicy: ContentSecurityPolicy { .form(redirectingTo: self.redirectTarget) }
    package var openerPolicy: CrossOriginOpenerPolicy { .unsafeNone }
}
