/// Asks for the password as it is and as it is to be.
package struct PasswordChangePage: PortalPage {
    package static let template = PageTemplate("account-password")

    package let portal: PortalFrame
    let email: String
    let current: FormField
    let password: FormField
    let action = SiteURL.account(.password)
    let security = SiteURL.account(.security)
    let recover = SiteURL.recover(transaction: nil)

    package let title = "Change your password · Lintel"

    /// - Parameter email: Whose password it is, for programs that keep passwords.
    package init(_ portal: PortalFrame, email: String, currentError: String? = nil, passwordError: String? = nil) {
        self.portal = portal
        self.email = email
        self.current = .currentPassword(error: currentError)
        self.password = FormField(
            "password",
            label: "New password",
            kind: .password,
            hint: "At least 8 characters of any kind; a few words are fine.",
            error: passwordError,
            autocomplete: "new-password",
        )
    }
}

extension FormField {
    /// Proves that whoever sits before the browser knows the password.
    static func currentPassword(error: String?) -> FormField {
        FormField(
            "current_password",
            label: "Current password",
            kind: .password,
            error: error,
            autocomplete: "current-password",
        )
    }
}
