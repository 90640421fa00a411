import LintelOAuth
import LintelPlatform
import LintelTokens

@testable import LintelServer

extension SamplePages {
    /// The pages of what owners do with an app, in each of their forms.
    static func appDetails(_ text: String) -> [any Page] {
        let frames = [
            self.appFrame(text, .service), self.appFrame(text, .native), self.appFrame(text, .web, isBare: true),
        ]
        return frames.flatMap { frame in self.credentials(frame, text) + self.lists(frame, text) }
    }

    static let now = UnixTime(seconds: 1_800_000_000)

    private static func appFrame(_ text: String, _ type: ClientType, isBare: Bool = false) -> AppFrame {
        let states: [AppScope.State] = isBare ? [] : [.approved, .requested, .refused]
        let expiries: [UnixTime?] = isBare ? [] : [nil, self.now - 1, self.now + 1, self.now + 9_000_000]
        let app = App(
            client: RegisteredClient(
                id: ClientID(text),
                type: type,
                name: text,
                organisationName: isBare ? nil : text,
                redirectURIs: [text],
                postLogoutRedirectURIs: [text, text],
            ),
            owners: isBare ? [AccountID(text)] : [AccountID(text), AccountID("2")],
            scopes: states.map { state in
                AppScope(
                    scope: text,
                    state: state,
                    requestedBy: text,
                    requestedAt: self.now,
                    decidedBy: state == .requested ? nil : "cli",
                    decidedAt: self.now,
                    note: state == .refused ? text : nil,
                )
            },
            secrets: expiries.map { expiresAt in
                AppSecret(
                    id: text,
                    label: text,
                    hint: text,
                    createdAt: self.now,
                    expiresAt: expiresAt,
                    lastUsedAt: expiresAt == nil ? nil : self.now,
                )
            },
            clientEmail: isBare ? nil : text,
            createdAt: self.now,
            disabledAt: isBare ? self.now : nil,
        )
        return AppFrame(portal: self.portalFrame(text), app: app, done: isBare ? nil : text)
    }

    private static func credentials(_ frame: AppFrame, _ text: String) -> [any Page] {
        let error = PlatformError(.nameInvalid, text, field: "label")
        let whole = PlatformError(.secretLimit, text)
        let secret = AppSecret(id: text, label: text, hint: text, createdAt: self.now)
        var only = frame.app
        only.secrets = [secret]
        let last = AppFrame(portal: frame.portal, app: only, done: nil)
        let fresh = AppCredentialsPage.Fresh(text: text, label: text, expiresAt: TimeText(self.now))
        return [
            AppCredentialsPage(frame, issuer: text, at: self.now),
            AppCredentialsPage(frame, issuer: text, fresh: fresh, at: self.now),
            AppCredentialsPage(frame, issuer: text, form: .init(label: text, error: error), at: self.now),
            AppCredentialsPage(frame, issuer: text, form: .init(label: text, error: whole), at: self.now),
            AppSecretRevocationPage(frame, secret: secret, at: self.now),
            AppSecretRevocationPage(last, secret: secret, error: text, at: self.now),
        ]
    }

    private static func lists(_ frame: AppFrame, _ text: String) -> [any Page] {
        let people = [
            Account(id: AccountID(text), email: text, name: text, createdAt: self.now),
            Account(id: AccountID("2"), email: text, name: text, createdAt: self.now, disabledAt: self.now),
        ]
        let api = Catalogue.API(
            id: "api",
            name: text,
            audiencePath: "/",
            scopes: [Catalogue.Scope(name: text, sentence: text)],
            needsApproval: true,
        )
        let catalogue = Catalogue(apis: [api], entitlements: [], organisationRoles: [])
        let redirects = AppRedirectsPage.Form(
            signIn: text,
            signOut: text,
            signInError: text,
            signOutError: text,
            error: text,
        )
        let unknown = PlatformError(.notFound, text, field: "email")
        let last = PlatformError(.ownerLast, text, field: "owner")
        let name = PlatformError(.appNameInvalid, text, field: "name")
        let confirmation = PlatformError(.appNameInvalid, text, field: AppSettingsPage.confirmation)
        return [
            AppRedirectsPage(frame),
            AppRedirectsPage(frame, form: redirects),
            AppOwnersPage(frame, owners: people, you: AccountID(text)),
            AppOwnersPage(frame, owners: people, you: nil, typed: (text, unknown)),
            AppOwnersPage(frame, owners: people, you: nil, typed: (text, last)),
            AppSettingsPage(frame),
            AppSettingsPage(frame, form: .init(name: text, error: name)),
            AppSettingsPage(frame, form: .init(confirmation: text, error: confirmation)),
            AppScopesPage(frame, catalogue: catalogue, offers: [text]),
            AppScopesPage(frame, catalogue: catalogue, offers: [text, "openid"], chosen: [text], error: text),
            AppScopesPage(frame, catalogue: catalogue, offers: []),
        ]
    }
}
