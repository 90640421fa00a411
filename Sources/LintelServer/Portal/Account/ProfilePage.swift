/// Name and address, and the ways to change them.
package struct ProfilePage: PortalPage {
    package static let template = PageTemplate("account")

    package let portal: PortalFrame
    let head: AccountHead
    let email: String
    let name: FormField
    let action = SiteURL.account(.profile)
    let changeEmail = SiteURL.account(.email)
    let changePassword = SiteURL.account(.password)
    let deactivate = SiteURL.account(.deactivate)

    package let title = "Your account · Lintel"

    /// - Parameters:
    ///   - name: The name as it is, or as it was typed.
    ///   - nameError: Why it was refused.
    ///   - notice: What has just been done.
    package init(_ portal: PortalFrame, email: String, name: String, nameError: String? = nil, notice: String? = nil) {
        self.portal = portal
        self.head = AccountHead(.profile, notice: notice)
        self.email = email
        self.name = FormField(
            "name",
            label: "Name",
            value: name,
            hint: "Apps that you allow to see your name see this one.",
            error: nameError,
            autocomplete: "name",
        )
    }
}
