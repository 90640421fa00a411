/// Asks for the new address and the password.
package struct EmailChangePage: PortalPage {
    package static let template = PageTemplate("account-email")

    package let portal: PortalFrame
    /// The address as it is.
    let present: String
    let email: FormField
    let current: FormField
    let action = SiteURL.account(.email)
    let profile = SiteURL.account(.profile)

    package let title = "Change your e-mail address · Lintel"

    /// - Parameter email: What was typed.
    package init(
        _ portal: PortalFrame,
        present: String,
        email: String = "",
        emailError: String? = nil,
        currentError: String? = nil,
    ) {
        self.portal = portal
        self.present = present
        self.email = FormField(
            "email",
            label: "New e-mail address",
            kind: .email,
            value: email,
            hint: "We send a code to this address on the next page.",
            error: emailError,
            autocomplete: "email",
        )
        self.current = .currentPassword(error: currentError)
    }
}
