import LintelOAuth
import LintelPlatform
import LintelTokens

/// The people who may change an app.
package struct AppOwnersPage: PortalPage {
    package static let template = PageTemplate("app-owners")

    struct Owner: Encodable, Sendable, Hashable {
        let name: String
        let email: String
        let isYou: Bool
        let isDisabled: Bool
        /// Nil for the last one.
        let remove: SiteURL?
    }

    package let portal: PortalFrame
    let head: AppHead
    let done: String?
    let owners: [Owner]
    /// Who manages the app without being an owner.
    let organisation: String?
    let email: FormField
    let error: String?
    let version: String
    let action: SiteURL

    package var title: String { "\(self.head.name), owners · Lintel" }

    /// - Parameter typed: The address in the form, and what is wrong with it.
    init(
        _ frame: AppFrame,
        owners: [Account],
        you: AccountID?,
        typed: (email: String, error: PlatformError)? = nil,
    ) {
        let app = frame.app
        self.portal = frame.portal
        self.head = AppHead(app, tab: .owners)
        self.done = frame.done
        self.owners = owners.map { owner in
            Owner(
                name: owner.name,
                email: owner.email,
                isYou: owner.id == you,
                isDisabled: owner.isDisabled,
                remove: app.owners.count > 1 ? .apps(.ownerRemoval(app.client.id, owner.id)) : nil,
            )
        }
        self.organisation = app.client.organisationName
        let isEmail = typed?.error.field == "email"
        self.email = FormField(
            "email",
            label: "E-mail address",
            kind: .email,
            value: typed?.email ?? "",
            hint: "The address with which the person signs in here.",
            error: isEmail ? typed?.error.message : nil,
            maximumLength: EmailKey.maximumLength,
            autocomplete: "off",
        )
        self.error = isEmail ? nil : typed?.error.message
        self.version = String(app.version)
        self.action = .apps(.owners(app.client.id))
    }
}
