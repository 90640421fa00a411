/// Asks for the code that was mailed to the new address.
///
/// It is the same page for an address that has an account already.
package struct EmailChangeCodePage: PortalPage {
    package static let template = PageTemplate("account-email-code")

    package let portal: PortalFrame
    let email: String
    let codeError: String?
    let notice: String?
    /// The sealed change, the field `change`.
    let change: String
    let action = SiteURL.account(.emailCode(change: nil))
    let resend = SiteURL.account(.emailResend)
    let startAgain = SiteURL.account(.email)

    package let title = "Check your mail · Lintel"

    /// - Parameters:
    ///   - email: The address that the mail went to.
    ///   - codeError: Why the page is shown again, as a sentence.
    ///   - notice: What has been done, as a sentence.
    package init(
        _ portal: PortalFrame,
        email: String,
        change: String,
        codeError: String? = nil,
        notice: String? = nil,
    ) {
        self.portal = portal
        self.email = email
        self.change = change
        self.codeError = codeError
        self.notice = notice
    }
}
