import LintelCodec
package import LintelPlatform
package import LintelTokens

/// Addresses of the pages about an organisation's workspaces.
package enum WorkspacesURL: PortalURL {
    /// The list; `offset` is where its part begins.
    case list(OrganisationID, search: String = "", isBin: Bool = false, offset: Int = 0)
    case workspace(OrganisationID, WorkspaceID)
    case roles(OrganisationID, WorkspaceID)
    case roleRemoval(OrganisationID, WorkspaceID)
    case deletion(OrganisationID, WorkspaceID)
    case restoration(OrganisationID, WorkspaceID)
    case thumbnail(OrganisationID, WorkspaceID)
    /// What is in a workspace.
    case content(OrganisationID, WorkspaceID, ContentURL)

    package var path: String {
        switch self {
        case .list(let id, _, _, _): Self.path(id)
        case .workspace(let id, let workspace): Self.path(id, workspace)
        case .roles(let id, let workspace): Self.path(id, workspace) + "/roles"
        case .roleRemoval(let id, let workspace): Self.path(id, workspace) + "/roles/remove"
        case .deletion(let id, let workspace): Self.path(id, workspace) + "/delete"
        case .restoration(let id, let workspace): Self.path(id, workspace) + "/restore"
        case .thumbnail(let id, let workspace): Self.path(id, workspace) + "/thumbnail"
        case .content(let id, let workspace, let content): Self.path(id, workspace) + content.path
        }
    }

    package var query: [(name: String, value: String)] {
        if case .content(_, _, let content) = self { return content.query }
        guard case .list(_, let search, let isBin, let offset) = self else { return [] }
        return (search.isEmpty ? [] : [("q", search)]) + (isBin ? [("bin", "yes")] : [])
            + (offset == 0 ? [] : [("offset", String(offset))])
    }

    private static func path(_ id: OrganisationID) -> String {
        "/organisations/\(FormEncoding.encode(id.rawValue))/workspaces"
    }

    private static func path(_ id: OrganisationID, _ workspace: WorkspaceID) -> String {
        "\(Self.path(id))/\(FormEncoding.encode(workspace.rawValue))"
    }
}
