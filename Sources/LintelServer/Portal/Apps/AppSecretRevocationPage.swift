import LintelOAuth
import LintelPlatform
import LintelTokens

/// Asks whether a secret is really to be revoked.
package struct AppSecretRevocationPage: PortalPage {
    package static let template = PageTemplate("app-secret-revocation")

    package let portal: PortalFrame
    let head: AppHead
    let label: String
    let hint: String
    let createdAt: TimeText
    let lastUsedAt: TimeText?
    /// Whether the app gets no tokens afterwards.
    let isLast: Bool
    let error: String?
    let version: String
    let action: SiteURL
    let cancel: SiteURL

    package var title: String { "Revoke a secret of \(self.head.name) · Lintel" }

    init(_ frame: AppFrame, secret: AppSecret, error: String? = nil, at now: UnixTime) {
        let app = frame.app
        self.portal = frame.portal
        self.head = AppHead(app, tab: .credentials)
        self.label = secret.label
        self.hint = secret.hint
        self.createdAt = TimeText(secret.createdAt)
        self.lastUsedAt = secret.lastUsedAt.map(TimeText.init)
        let active = app.secrets.filter { $0.isActive(at: now) }
        self.isLast = active.count == 1 && active.first?.id == secret.id
        self.error = error
        self.version = String(app.version)
        self.action = .apps(.secretRevocation(app.client.id, secret: secret.id))
        self.cancel = .apps(.credentials(app.client.id))
    }
}

extension AppSecret {
    /// Whether the secret may still be used.
    fileprivate func isActive(at now: UnixTime) -> Bool { self.expiresAt.map { now < $0 } ?? true }
}
