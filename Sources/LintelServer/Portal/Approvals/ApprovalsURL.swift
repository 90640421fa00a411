package import LintelPlatform
package import LintelTokens

/// Addresses of the pages where scopes are approved.
package enum ApprovalsURL: PortalURL {
    /// What waits for the visitor.
    case queue
    /// A later page of it, or one organisation's part of it.
    case page(organisation: OrganisationID?, after: ScopeRequest.Cursor?)
    case history
    /// One scope of an app with what was said about it.
    case request(ClientID, scope: String)
    case decision
    case revocation

    package var path: String {
        switch self {
        case .queue, .page: "/approvals"
        case .history: "/approvals/history"
        case .request: "/approvals/request"
        case .decision: "/approvals/decision"
        case .revocation: "/approvals/revocation"
        }
    }

    package var query: [(name: String, value: String)] {
        switch self {
        case .page(let organisation, let cursor):
            [("organisation", organisation?.rawValue), ("after", cursor?.text)]
                .compactMap { name, value in value.map { (name, $0) } }
        case .request(let id, let scope): [("app", id.rawValue), ("scope", scope)]
        case .queue, .history, .decision, .revocation: []
        }
    }
}
