import LintelOAuth
import LintelPlatform
import LintelTokens

@testable import LintelServer

extension SamplePages {
    static func activity(_ text: String) -> [any Page] {
        let app = App(
            client: RegisteredClient(
                id: ClientID("web-1"),
                type: .web,
                name: text,
                redirectURIs: [],
                postLogoutRedirectURIs: [],
                scopes: [],
            ),
            owners: [],
            scopes: [],
            createdAt: UnixTime(seconds: 0),
        )
        let days = (0..<14).map { AppActivity.Day(day: 20_000 + $0, issued: $0 * 100, refused: $0 % 3) }
        let none = days.map { AppActivity.Day(day: $0.day) }
        let portal = self.portalFrame(text)
        return [
            AppActivityPage(portal: portal, app: app, days: days, lines: self.auditLines(text)),
            AppActivityPage(portal: portal, app: app, days: none, lines: []),
        ]
    }
}
