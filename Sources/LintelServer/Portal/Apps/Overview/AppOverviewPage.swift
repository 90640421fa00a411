import LintelOAuth
import LintelPlatform
import LintelTokens

/// What an app is, what it still needs, and how it gets its first token.
package struct AppOverviewPage: PortalPage {
    package static let template = PageTemplate("app-overview")

    /// Facts that the app itself does not hold.
    struct Surroundings: Sendable, Hashable {
        var owners: [Account] = []
        var registrant: Account?
        /// What a service belongs to.
        var memberships: [Membership] = []
    }

    package let portal: PortalFrame
    let head: AppHead
    let clientID: String
    let clientEmail: String?
    let organisation: String?
    /// The organisations that a service belongs to.
    let memberOf: String?
    let owners: [String]
    let secrets: String?
    let created: TimeText
    let registrant: String?
    let scopes: String
    let steps: [AppNextStep]
    let hasSteps: Bool
    let snippets: [QuickStart.Snippet]
    let postman: [QuickStart.Setting]
    let hasSecret: Bool
    let waits: Bool
    let lacksScope: Bool

    package let title: String

    init(portal: PortalFrame, app: App, surroundings: Surroundings, issuer: String, at now: UnixTime) {
        self.portal = portal
        self.head = AppHead(app, tab: .overview)
        self.clientID = app.client.id.rawValue
        self.clientEmail = app.clientEmail
        self.organisation = app.client.organisationName
        let isService = app.client.type == .service
        let names = surroundings.memberships.map(\.organisation.name)
        self.memberOf = isService ? (names.isEmpty ? "No organisation" : names.joined(separator: ", ")) : nil
        self.owners = surroundings.owners.map { "\($0.name), \($0.email)" }
        self.hasSecret = app.client.type.isConfidential
        self.secrets = self.hasSecret ? Self.summary(of: app.secrets, at: now) : nil
        self.created = TimeText(app.createdAt)
        self.registrant = surroundings.registrant?.name
        self.scopes = Self.summary(of: app.scopes)
        self.steps = AppNextStep.all(for: app, memberships: surroundings.memberships, at: now)
        self.hasSteps = !self.steps.isEmpty
        let quickStart = QuickStart(app, issuer: issuer)
        self.snippets = quickStart.snippets
        self.postman = quickStart.postman
        self.waits = quickStart.waits
        self.lacksScope = quickStart.lacksScope
        self.title = "\(app.client.type.title) app · Lintel"
    }

    /// `2 active, the next expires 20 May 2027, 10:00 UTC`.
    private static func summary(of secrets: [AppSecret], at now: UnixTime) -> String {
        let active = secrets.filter { secret in secret.expiresAt.map { now.seconds < $0.seconds } ?? true }
        let next = active.compactMap(\.expiresAt).min { $0.seconds < $1.seconds }
        let expiry = next.map { "the next expires \(TimeText($0).text)" } ?? "no expiry"
        return active.isEmpty ? "None active" : "\(active.count) active, \(expiry)"
    }

    /// `3 approved, 2 waiting`.
    private static func summary(of scopes: [AppScope]) -> String {
        let counts = [(AppScope.State.approved, "approved"), (.requested, "waiting"), (.refused, "refused")]
            .map { state, word in (scopes.count { $0.state == state }, word) }
        let words = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return words.isEmpty ? "None" : words.joined(separator: ", ")
    }
}
