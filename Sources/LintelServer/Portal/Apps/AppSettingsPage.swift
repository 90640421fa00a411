import LintelOAuth
import LintelPlatform
import LintelTokens

/// The name of an app, and its end.
package struct AppSettingsPage: PortalPage {
    package static let template = PageTemplate("app-settings")

    /// What was typed, and what is wrong with it.
    struct Form: Sendable, Hashable {
        var name: String?
        var confirmation = ""
        var error: PlatformError?
    }

    /// The field in which the name is typed once more before the app is deleted.
    static let confirmation = "confirmation"

    package let portal: PortalFrame
    let head: AppHead
    let done: String?
    let appName: String
    let type: String
    let createdAt: TimeText
    let isDisabled: Bool
    let name: FormField
    let confirmation: FormField
    let version: String
    let action: SiteURL
    let disable: SiteURL
    let enable: SiteURL
    let delete: SiteURL

    package var title: String { "\(self.head.name), settings · Lintel" }

    init(_ frame: AppFrame, form: Form = Form()) {
        let app = frame.app
        self.portal = frame.portal
        self.head = AppHead(app, tab: .settings)
        self.done = frame.done
        self.appName = app.client.name
        self.type = app.client.type.title
        self.createdAt = TimeText(app.createdAt)
        self.isDisabled = app.disabledAt != nil
        let isConfirmation = form.error?.field == Self.confirmation
        self.name = FormField(
            "name",
            label: "Name",
            value: form.name ?? app.client.name,
            hint: "What people read when they are asked to allow the app something.",
            error: isConfirmation ? nil : form.error?.message,
            maximumLength: AppName.maximumLength(for: app.client.type),
            autocomplete: "off",
        )
        self.confirmation = FormField(
            Self.confirmation,
            label: "Type the name of the app to delete it",
            value: form.confirmation,
            error: isConfirmation ? form.error?.message : nil,
            autocomplete: "off",
        )
        self.version = String(app.version)
        self.action = .apps(.settings(app.client.id))
        self.disable = .apps(.disabling(app.client.id))
        self.enable = .apps(.enabling(app.client.id))
        self.delete = .apps(.deletion(app.client.id))
    }
}
