import LintelOAuth
import LintelPlatform
import LintelTokens

/// The scopes of an app and where each stands, and the form that asks for more.
package struct AppScopesPage: PortalPage {
    package static let template = PageTemplate("app-scopes")

    /// A scope that the app has or has asked for.
    struct Row: Encodable, Sendable, Hashable {
        let scope: String
        /// What it opens.
        let sentence: String?
        let api: String
        let isApproved: Bool
        let isWaiting: Bool
        let isRefused: Bool
        /// What has happened to the scope, in order.
        let steps: [Step]
        /// What whoever decided has told the owners.
        let note: String?
    }

    /// Who asked for a scope or decided about it, and when.
    struct Step: Encodable, Sendable, Hashable {
        /// `Asked for by`.
        let what: String
        let who: String
        let at: TimeText?
    }

    /// The scopes of one API that the app could ask for.
    struct Group: Encodable, Sendable, Hashable {
        let name: String
        let needsApproval: Bool
        let offers: [Offer]
    }

    struct Offer: Encodable, Sendable, Hashable {
        let id: String
        let value: String
        let sentence: String
        let isChecked: Bool
    }

    package let portal: PortalFrame
    let head: AppHead
    let done: String?
    let rows: [Row]
    let hasRows: Bool
    let groups: [Group]
    let hasGroups: Bool
    let error: String?
    let version: String
    let action: SiteURL
    let remove: SiteURL

    package var title: String { "\(self.head.name), scopes · Lintel" }

    /// - Parameters:
    ///   - offers: The scopes that the app could ask for.
    ///   - people: Those who asked and decided, by account id.
    ///   - chosen: Those that are ticked.
    init(
        _ frame: AppFrame,
        catalogue: Catalogue,
        offers: [String],
        people: [String: ScopeRequest.Person] = [:],
        chosen: Set<String> = [],
        error: String? = nil,
    ) {
        let app = frame.app
        self.portal = frame.portal
        self.head = AppHead(app, tab: .scopes)
        self.done = frame.done
        self.rows = app.scopes.map { scope in
            Row(
                scope: scope.scope,
                sentence: Self.sentence(of: scope.scope, catalogue),
                api: catalogue.api(forScope: scope.scope)?.name ?? Self.openID,
                isApproved: scope.state == .approved,
                isWaiting: scope.state == .requested,
                isRefused: scope.state == .refused,
                steps: Self.steps(of: scope, people),
                note: scope.note,
            )
        }
        self.hasRows = !app.scopes.isEmpty
        self.groups = Self.groups(offers, chosen, catalogue)
        self.hasGroups = !self.groups.isEmpty
        self.error = error
        self.version = String(app.version)
        self.action = .apps(.scopes(app.client.id))
        self.remove = .apps(.scopeRemoval(app.client.id))
    }

    private static let openID = "Signing in"

    /// A refused scope that is asked for again shows the last decision first: the request came behind it.
    private static func steps(of scope: AppScope, _ people: [String: ScopeRequest.Person]) -> [Step] {
        func step(_ what: String, _ who: String?, _ at: UnixTime?) -> Step? {
            who.map { Step(what: what, who: people[$0]?.name ?? Self.program($0), at: at.map { TimeText($0) }) }
        }
        let wasRefused = scope.state != .approved
        let asked = step("Asked for by", scope.requestedBy, scope.requestedAt)
        let decided = step(wasRefused ? "Refused by" : "Approved by", scope.decidedBy, scope.decidedAt)
        return (scope.state == .requested ? [decided, asked] : [asked, decided]).compactMap { $0 }
    }

    /// What decides without an account.
    private static func program(_ id: String) -> String { id == "cli" ? "the command line" : id }

    private static func sentence(of scope: String, _ catalogue: Catalogue) -> String? {
        catalogue.describe(ScopeSet([scope])).first?.sentence
    }

    private static func groups(_ offers: [String], _ chosen: Set<String>, _ catalogue: Catalogue) -> [Group] {
        func group(_ name: String, needsApproval: Bool, _ scopes: [String]) -> Group? {
            guard !scopes.isEmpty else { return nil }
            let offers = scopes.map { scope in
                Offer(
                    id: "scope-\(scope)",
                    value: scope,
                    sentence: self.sentence(of: scope, catalogue) ?? scope,
                    isChecked: chosen.contains(scope),
                )
            }
            return Group(name: name, needsApproval: needsApproval, offers: offers)
        }
        let signingIn = group(self.openID, needsApproval: false, offers.filter { catalogue.api(forScope: $0) == nil })
        let apis = catalogue.apis.map { api in
            group(
                api.name,
                needsApproval: api.needsApproval,
                offers.filter { catalogue.api(forScope: $0)?.id == api.id },
            )
        }
        return ([signingIn] + apis).compactMap { $0 }
    }
}
