import LintelOAuth
import LintelPlatform
import LintelTokens

@testable import LintelServer

extension SamplePages {
    static func apps(_ text: String) -> [any Page] {
        self.appList(text) + self.appRegistration(text) + self.appOverviews(text) + self.appDetails(text)
    }

    private static func appList(_ text: String) -> [any Page] {
        let portal = self.portalFrame(text)
        let rows = ClientType.allCases.map { type in
            AppListPage.Row(self.app(type, text, id: ClientID(text)), tokens: [0, 3, 1], at: UnixTime(seconds: 1_000))
        }
        let next = SiteURL.apps(.listing(search: "x", after: "1.a"))
        return [
            AppListPage(portal: portal, apps: []),
            AppListPage(portal: portal, apps: [], search: text),
            AppListPage(portal: portal, apps: [], isFirst: false),
            AppListPage(portal: portal, apps: rows, managed: [text], search: text, next: next),
            AppListPage(portal: portal, apps: rows, next: next, isFirst: false),
        ]
    }

    private static func appRegistration(_ text: String) -> [any Page] {
        let portal = self.portalFrame(text)
        var form = NewAppForm()
        form.name = text
        form.scopes = [text]
        form.redirectURIs = text
        form.postLogoutURIs = text
        form.owners = text
        let errors = ["name", "organisation", "scope", "redirect_uri", "post_logout_uri", "owners", "?"].map {
            PlatformError(.conflict, text, field: $0)
        }
        let token = RegistrationToken(from: RandomSource { [UInt8](repeating: 7, count: $0) })
        let memberships = [Membership(organisation: self.organisation(text), role: .member)]
        let forms: [any Page] = ClientType.allCases.flatMap { type -> [any Page] in
            [
                NewAppPage(
                    portal: portal,
                    type: type,
                    form: NewAppForm(),
                    token: token,
                    memberships: [],
                    catalogue: self.catalogue(text),
                ),
                NewAppPage(
                    portal: portal,
                    type: type,
                    form: form,
                    token: token,
                    memberships: memberships,
                    catalogue: self.catalogue(text),
                    errors: errors,
                ),
                NewAppReviewPage(
                    portal: portal,
                    request: self.request(type, text),
                    organisation: text,
                    owners: [text],
                    token: token,
                    catalogue: self.catalogue(text),
                ),
            ]
        }
        return forms + [
            DeveloperTermsPage(portal: portal, next: text),
            DeveloperTermsPage(portal: portal, next: text, error: text),
            DeveloperTermsPage(portal: portal, next: text, hasAccepted: true),
            NewAppTypePage(portal: portal),
            NewAppTypePage(portal: portal, kept: [.init(name: text, value: text)], error: text),
            NewAppReviewPage(
                portal: portal,
                request: AppRequest(type: .native, name: text),
                organisation: nil,
                owners: [],
                token: token,
                catalogue: self.catalogue(text),
            ),
            self.done(text, secret: text, clientEmail: text),
            self.done(text, secret: nil, clientEmail: nil),
        ]
    }

    /// What stands in the examples is constant: there it is written as a literal of another language.
    private static func appOverviews(_ text: String) -> [any Page] {
        let account = Account(id: AccountID(text), email: text, name: text, createdAt: UnixTime(seconds: 0))
        let memberships = [Membership(organisation: self.organisation(text), role: .member)]
        return ClientType.allCases.flatMap { type -> [any Page] in
            let app = self.app(type, text, id: ClientID("app-1"))
            var bare = app
            bare.scopes = []
            bare.client.scopes = []
            bare.disabledAt = UnixTime(seconds: 1)
            return [
                (app, AppOverviewPage.Surroundings(owners: [account], registrant: account, memberships: memberships)),
                (app, AppOverviewPage.Surroundings()), (bare, AppOverviewPage.Surroundings()),
            ].map { app, surroundings in
                AppOverviewPage(
                    portal: self.portalFrame(text),
                    app: app,
                    surroundings: surroundings,
                    issuer: "https://lintel.example",
                    at: UnixTime(seconds: 1_000),
                )
            }
        }
    }

    private static func done(_ text: String, secret: String?, clientEmail: String?) -> NewAppDonePage {
        NewAppDonePage(
            portal: self.portalFrame(text),
            name: text,
            clientID: ClientID(text),
            secret: secret,
            clientEmail: clientEmail,
            waits: secret != nil,
            sample: QuickStart.Snippet(title: text, code: text),
            issuer: text,
        )
    }

    private static func organisation(_ text: String) -> Organisation {
        Organisation(id: OrganisationID(text), name: text, entitlements: [], createdAt: UnixTime(seconds: 0))
    }

    private static func request(_ type: ClientType, _ text: String) -> AppRequest {
        AppRequest(
            type: type,
            name: text,
            organisationID: OrganisationID(text),
            scopes: [text, "openid"],
            redirectURIs: [text],
            postLogoutRedirectURIs: [text],
            furtherOwners: [text],
        )
    }

    private static func catalogue(_ text: String) -> Catalogue {
        let scope = Catalogue.Scope(name: text, sentence: text)
        let api = Catalogue.API(id: text, name: text, audiencePath: text, scopes: [scope], needsApproval: true)
        return Catalogue(apis: [api], entitlements: [], organisationRoles: [])
    }

    /// An app with a scope that waits and a secret that was used.
    private static func app(_ type: ClientType, _ text: String, id: ClientID) -> App {
        App(
            client: RegisteredClient(
                id: id,
                type: type,
                name: text,
                organisationName: text,
                redirectURIs: type.hasUsers ? ["http://localhost:3000/callback"] : [],
            ),
            organisationID: OrganisationID("o"),
            owners: [AccountID(text)],
            scopes: [AppScope(scope: "evo.discovery", state: .requested)],
            secrets: [
                AppSecret(
                    id: "s",
                    label: text,
                    hint: text,
                    createdAt: UnixTime(seconds: 0),
                    expiresAt: UnixTime(seconds: 2_000),
                    lastUsedAt: UnixTime(seconds: 500),
                )
            ],
            clientEmail: type == .service ? text : nil,
            createdAt: UnixTime(seconds: 0),
        )
    }
}
