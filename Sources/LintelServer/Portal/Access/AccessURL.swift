package import LintelPlatform
package import LintelTokens

/// Addresses of the pages that explain decisions.
package enum AccessURL: PortalURL {
    case check
    /// A question about oneself.
    case question(action: String, organisation: OrganisationID, workspace: WorkspaceID)
    /// A refused call, told as it was decided.
    case call(correlationID: String)

    package var path: String { "/access-check" }

    package var query: [(name: String, value: String)] {
        switch self {
        case .check: []
        case .question(let action, let organisation, let workspace):
            [("action", action), ("org", organisation.rawValue), ("workspace", workspace.rawValue)]
        case .call(let id): [(name: "correlation", value: id)]
        }
    }
}
