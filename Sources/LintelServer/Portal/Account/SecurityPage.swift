package import LintelPlatform
import LintelTokens

/// Where one is signed in, and what apps may do in one's name.
package struct SecurityPage: PortalPage {
    package static let template = PageTemplate("account-security")

    /// One browser.
    package struct SessionRow: Encodable, Sendable, Hashable {
        /// Names the session in the form that ends it.
        let reference: String
        let device: String
        let place: String
        let signedInAt: TimeText
        let lastUsedAt: TimeText
        let isCurrent: Bool

        package init(_ session: LiveSession, isCurrent: Bool) {
            self.reference = session.name
            self.device = UserAgent.device(session.userAgent)
            self.place = session.lastAddress ?? session.signInAddress ?? "not known"
            self.signedInAt = TimeText(session.authenticatedAt)
            self.lastUsedAt = TimeText(session.lastSeenAt)
            self.isCurrent = isCurrent
        }
    }

    /// One thing that an app may do.
    package struct Scope: Encodable, Sendable, Hashable {
        let sentence: String
        let id: String

        package init(sentence: String, id: String) {
            self.sentence = sentence
            self.id = id
        }
    }

    /// One app.
    package struct AppRow: Encodable, Sendable, Hashable {
        let clientID: String
        let name: String
        let organisation: String?
        let scopes: [Scope]
        let givenAt: TimeText
        let lastUsedAt: TimeText?

        /// - Parameter scopes: What the app may do, in words.
        package init(_ consent: AppConsent, scopes: [Scope]) {
            self.clientID = consent.clientID.rawValue
            self.name = consent.appName
            self.organisation = consent.organisationName
            self.scopes = scopes
            self.givenAt = TimeText(consent.givenAt)
            self.lastUsedAt = consent.lastUsedAt.map { TimeText($0) }
        }
    }

    package let portal: PortalFrame
    let head: AccountHead
    let sessions: [SessionRow]
    let hasOtherSessions: Bool
    let apps: [AppRow]
    let hasApps: Bool
    let changePassword = SiteURL.account(.password)
    let endSession = SiteURL.account(.endSession)
    let endOtherSessions = SiteURL.account(.endOtherSessions)
    let revoke = SiteURL.account(.revokeConsent)

    package let title = "Security · Lintel"

    /// - Parameter notice: What has just been done.
    package init(_ portal: PortalFrame, sessions: [SessionRow], apps: [AppRow], notice: String? = nil) {
        self.portal = portal
        self.head = AccountHead(.security, notice: notice)
        self.sessions = sessions
        self.hasOtherSessions = sessions.contains { !$0.isCurrent }
        self.apps = apps
        self.hasApps = !apps.isEmpty
    }
}
