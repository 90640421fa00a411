import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

/// The credentials of an app that was registered this moment; the only page that ever shows its first secret.
package struct NewAppDonePage: PortalPage {
    package static let template = PageTemplate("app-new-done")

    package let portal: PortalFrame
    let name: String
    let email: String
    let clientID: String
    let secret: String?
    let clientEmail: String?
    let waits: Bool
    let sample: QuickStart.Snippet?
    /// The lines of an environment file.
    let environment: String
    /// The same as a file, within the page itself: the secret is on no other.
    let download: String
    let fileName: String
    let app: SiteURL
    let list = SiteURL.apps(.list)

    package let title = "Your app is registered · Lintel"

    init(portal: PortalFrame, registration: AppRegistration, issuer: String) {
        let app = registration.app
        self.init(
            portal: portal,
            name: app.client.name,
            clientID: app.client.id,
            secret: registration.secret?.text,
            clientEmail: app.clientEmail,
            waits: app.scopes.contains { $0.state == .requested },
            sample: QuickStart(app, issuer: issuer).snippets.first,
            issuer: issuer,
        )
    }

    init(
        portal: PortalFrame,
        name: String,
        clientID: ClientID,
        secret: String?,
        clientEmail: String?,
        waits: Bool,
        sample: QuickStart.Snippet?,
        issuer: String,
    ) {
        self.portal = portal
        self.name = name
        self.email = portal.email
        self.clientID = clientID.rawValue
        self.secret = secret
        self.clientEmail = clientEmail
        self.waits = waits
        self.sample = sample
        self.environment =
            "LINTEL_ISSUER=\(issuer)\nLINTEL_CLIENT_ID=\(clientID)" + (secret.map { "\nLINTEL_SECRET=\($0)" } ?? "")
        self.download = "data:text/plain;charset=utf-8," + FormEncoding.encode(self.environment + "\n")
        self.fileName = "lintel.env"
        self.app = .apps(.app(clientID))
    }
}
