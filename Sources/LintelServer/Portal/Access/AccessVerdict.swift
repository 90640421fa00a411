import LintelPlatform
import LintelTokens

/// The checks of a decision as the page shows them.
struct AccessVerdict: Encodable, Sendable, Hashable {
    /// One step.
    struct Row: Encodable, Sendable, Hashable {
        let title: String
        let fact: String
        let mark: String
        /// What the mark says to those who do not see it.
        let state: String
        let style: String
        let mending: Link?
    }

    struct Link: Encodable, Sendable, Hashable {
        let label: String
        let url: SiteURL
    }

    let isAllowed: Bool
    /// `Stopped at 3 of 4`.
    let headline: String
    let sentence: String
    let rows: [Row]

    init(_ checks: [AccessCheck]) {
        self.isAllowed = checks.isAllowed
        if let failure = checks.failure, let index = checks.firstIndex(of: failure) {
            self.headline = "Stopped at \(index + 1) of \(checks.count)."
            self.sentence = failure.fact + "."
        } else {
            self.headline = "Let in."
            self.sentence = checks.count == 1 ? "The one check is passed." : "All \(checks.count) checks are passed."
        }
        self.rows = checks.map(Self.row)
    }

    private static func row(_ check: AccessCheck) -> Row {
        let (mark, state, style) =
            switch check.outcome {
            case .passed: ("\u{2713}", "passed", "pass")
            case .failed: ("\u{2715}", "failed", "fail")
            case .notReached: ("\u{2013}", "not reached", "skip-check")
            }
        return Row(
            title: check.step.title,
            fact: check.outcome == .notReached ? "Not reached" : check.fact,
            mark: mark,
            state: state,
            style: style,
            mending: check.mending.map { Link(label: $0.label, url: SiteURL(mending: $0)) },
        )
    }
}

extension AccessMending {
    /// What the link to the place says.
    var label: String {
        switch self {
        case .appScopes: "Change scopes"
        case .appSettings: "Open settings"
        case .organisationMembers: "Add member"
        case .organisationProducts: "Switch on"
        case .dataSourceClients: "Allow app"
        case .workspaceRoles: "See permissions"
        case .projectTeam: "See the team"
        case .approvals: "See approvals"
        }
    }
}

extension SiteURL {
    /// Where something can be mended.
    init(mending: AccessMending) {
        self =
            switch mending {
            case .appScopes(let id): .apps(.scopes(id))
            case .appSettings(let id): .apps(.settings(id))
            case .organisationMembers(let id): .organisations(.organisation(id))
            case .organisationProducts(let id): .organisations(.products(id))
            case .dataSourceClients(let id): .dataSources(.source(id))
            case .workspaceRoles(let organisation, let id): .workspaces(.workspace(organisation, id))
            case .projectTeam(let id): .projects(.team(id))
            case .approvals: .approvals(.queue)
            }
    }
}
