import LintelOAuth
import LintelPlatform
import LintelTokens

/// Something that an app still needs, and where to do it.
struct AppNextStep: Encodable, Sendable, Hashable {
    let sentence: String
    let label: String?
    let url: SiteURL?

    init(_ sentence: String, label: String? = nil, url: AppsURL? = nil) {
        self.init(sentence, label: label, site: url.map { .apps($0) })
    }

    init(_ sentence: String, label: String?, site: SiteURL?) {
        self.sentence = sentence
        self.label = label
        self.url = site
    }

    /// What there is to do, the most pressing first.
    ///
    /// - Parameter memberships: The organisations that a service belongs to.
    static func all(for app: App, memberships: [Membership], at now: UnixTime) -> [AppNextStep] {
        let id = app.client.id
        guard app.disabledAt == nil else {
            return [AppNextStep("The app is switched off: it gets no tokens.", label: "Settings", url: .settings(id))]
        }
        var steps: [AppNextStep] = []
        for condition in app.conditions(at: now) {
            if let step = Self.secret(condition, id) { steps.append(step) }
        }
        let waiting = app.scopes.filter { $0.state == .requested }.map(\.scope)
        if !waiting.isEmpty {
            let scopes = waiting.joined(separator: ", ")
            steps.append(
                AppNextStep(
                    "Somebody has to approve \(scopes). Until then the app gets no token with "
                        + "\(waiting.count == 1 ? "it" : "them").",
                    label: "Scopes",
                    url: .scopes(id),
                )
            )
        }
        if app.scopes.isEmpty {
            steps.append(AppNextStep("The app has no scope yet.", label: "Add scopes", url: .scopes(id)))
        }
        if app.client.type.hasUsers, app.client.redirectURIs.isEmpty {
            steps.append(
                AppNextStep("Nobody can sign in without a redirect URI.", label: "Add one", url: .redirects(id))
            )
        }
        if app.client.type == .service, memberships.isEmpty { steps.append(Self.membership(of: app)) }
        return steps
    }

    private static func secret(_ condition: AppCondition, _ id: ClientID) -> AppNextStep? {
        switch condition {
        case .secretExpires, .secretExpired:
            AppNextStep("\(AppTag(condition).label). Add another one.", label: "Credentials", url: .credentials(id))
        case .secretMissing:
            AppNextStep("Without a secret the app gets no tokens.", label: "Add one", url: .credentials(id))
        default: nil
        }
    }

    private static func membership(of app: App) -> AppNextStep {
        let site = app.organisationID.map { SiteURL.organisations(.organisation($0)) }
        return AppNextStep(
            "The service belongs to no organisation, so there is nothing that it may see. Give its client e-mail to an "
                + "administrator of yours, who adds it as a member.",
            label: site.map { _ in app.client.organisationName ?? "Members" },
            site: site,
        )
    }
}
