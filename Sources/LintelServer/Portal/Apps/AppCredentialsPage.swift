import LintelOAuth
import LintelPlatform
import LintelTokens

/// What an app proves itself with: its id, its address, its secrets.
package struct AppCredentialsPage: PortalPage {
    package static let template = PageTemplate("app-credentials")

    /// A secret that was made a moment ago: the only time that its text is shown.
    struct Fresh: Encodable, Sendable, Hashable {
        let text: String
        let label: String
        let expiresAt: TimeText?
    }

    /// A secret as it is listed.
    struct Row: Encodable, Sendable, Hashable {
        let label: String
        let hint: String
        let createdAt: TimeText
        let expiresAt: TimeText?
        let lastUsedAt: TimeText?
        let isExpired: Bool
        let expiresSoon: Bool
        let revoke: SiteURL

        init(_ secret: AppSecret, of app: ClientID, at now: UnixTime) {
            self.label = secret.label
            self.hint = secret.hint
            self.createdAt = TimeText(secret.createdAt)
            self.expiresAt = secret.expiresAt.map(TimeText.init)
            self.lastUsedAt = secret.lastUsedAt.map(TimeText.init)
            let left = secret.expiresAt.map { $0 - now }
            self.isExpired = left.map { $0 <= 0 } ?? false
            self.expiresSoon = left.map { $0 > 0 && $0 <= 7 * 86_400 } ?? false
            self.revoke = .apps(.secretRevocation(app, secret: secret.id))
        }
    }

    /// What was typed into the form for a further secret, and what is wrong with it.
    struct Form: Sendable, Hashable {
        var label = ""
        var days = "180"
        var error: PlatformError?
    }

    package let portal: PortalFrame
    let head: AppHead
    let done: String?
    let fresh: Fresh?
    let clientID: String
    let clientEmail: String?
    let tokenEndpoint: String
    /// Whether the type of the app has secrets.
    let isConfidential: Bool
    let secrets: [Row]
    let hasSecrets: Bool
    let label: FormField
    let expires: SelectField
    /// What is wrong with the form as a whole.
    let error: String?
    let version: String
    let action: SiteURL

    package var title: String { "\(self.head.name), credentials · Lintel" }

    init(_ frame: AppFrame, issuer: String, fresh: Fresh? = nil, form: Form = Form(), at now: UnixTime) {
        let app = frame.app
        self.portal = frame.portal
        self.head = AppHead(app, tab: .credentials)
        self.done = frame.done
        self.fresh = fresh
        self.clientID = app.client.id.rawValue
        self.clientEmail = app.clientEmail
        self.tokenEndpoint = issuer + "/connect/token"
        self.isConfidential = app.client.type.isConfidential
        self.secrets = app.secrets.map { Row($0, of: app.client.id, at: now) }
        self.hasSecrets = !app.secrets.isEmpty
        self.label = FormField(
            "label",
            label: "Label",
            value: form.label,
            hint: "What you call it in this list, such as the place where you keep it.",
            error: form.error?.field == "label" ? form.error?.message : nil,
            maximumLength: 64,
            autocomplete: "off",
        )
        self.expires = SelectField(
            "expires",
            label: "Expires",
            options: Self.lifetimes.map { .init($0.days, label: $0.label, isSelected: $0.days == form.days) },
            hint: "We remind the owners 30, 7 and 1 days before.",
            error: form.error?.field == "expires_in" ? form.error?.message : nil,
        )
        let fields: Set<String?> = ["label", "expires_in"]
        self.error = form.error.flatMap { fields.contains($0.field) ? nil : $0.message }
        self.version = String(app.version)
        self.action = .apps(.credentials(app.client.id))
    }

    private static let lifetimes: [(days: String, label: String)] = [
        ("30", "after 30 days"), ("90", "after 90 days"), ("180", "after 180 days"), ("365", "after a year"),
        ("730", "after two years"),
    ]
}

extension AppCredentialsPage.Fresh {
    init(_ secret: NewSecret) {
        self.init(
            text: secret.secret.text,
            label: secret.shown.label,
            expiresAt: secret.shown.expiresAt.map(TimeText.init),
        )
    }
}
