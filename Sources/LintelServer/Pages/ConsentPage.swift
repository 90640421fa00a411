/// Asks the person who signed in whether an app may have what it asks for (OpenID Connect Core 1.0 §3.1.2.4).
package struct ConsentPage: Page {
    package static let template = PageTemplate("consent")

    /// One scope that the app asks for.
    package struct Scope: Encodable, Sendable, Hashable {
        let sentence: String
        let id: String

        /// - Parameters:
        ///   - sentence: what the app could do, fitting after "wants to".
        ///   - id: the scope value.
        package init(sentence: String, id: String) {
            self.sentence = sentence
            self.id = id
        }
    }

    let app: String
    let organisation: String?
    let scopes: [Scope]
    let returnsTo: String
    let tokenLifetime: String
    let email: String
    let csrf: String
    let transaction: String
    let action: SiteURL
    let otherAccount: SiteURL
    private let redirectTarget: RedirectTarget?

    /// Test tools of other platforms know the page by exactly this title.
    package let title = "Request for Approval"

    /// - Parameters:
    ///   - app: the name of the app.
    ///   - organisation: the name of the organisation that owns the app, if one does.
    ///   - scopes: what the app asks for, in order.
    ///   - redirectURI: where the answer goes.
    ///   - tokenLifetimeSeconds: how long an access token lasts.
    ///   - email: who is signed in.
    ///   - csrf: the token that ties the form to the browser (RFC 6749 §10.12).
    ///   - transaction: the authorization request that waits, the field `t`.
    package init(
        app: String,
        organisation: String?,
        scopes: [Scope],
        redirectURI: String,
        tokenLifetimeSeconds: Int64,
        email: String,
        csrf: String,
        transaction: String,
    ) {
        let target = RedirectTarget(redirectURI)
        self.app = app
        self.organisation = organisation
        self.scopes = scopes
        self.returnsTo = target?.displayName ?? redirectURI
        self.tokenLifetime = Self.plainWords(forSeconds: tokenLifetimeSeconds)
        self.email = email
        self.csrf = csrf
        self.transaction = transaction
        self.action = .consent(transaction: nil)
        self.otherAccount = .signIn(transaction: transaction)
        self.redirectTarget = target
    }

    package var contentSecurityPolicy: ContentSecurityPolicy { .form(redirectingTo: self.redirectTarget) }
    package var openerPolicy: CrossOriginOpenerPolicy { .unsafeNone }

    /// The largest unit that fits without a remainder: "1 hour", "90 minutes", "2 days".
    private static func plainWords(forSeconds seconds: Int64) -> String {
        let units: [(seconds: Int64, name: String)] = [(86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second")]
        for unit in units where seconds > 0 && seconds % unit.seconds == 0 {
            let count = seconds / unit.seconds
            return count == 1 ? "1 \(unit.name)" : "\(count) \(unit.name)s"
        }
        return "\(seconds) seconds"
    }
}
