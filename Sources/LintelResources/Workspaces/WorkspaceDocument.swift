package import LintelCodec
package import LintelPlatform
import LintelTokens

/// Workspaces, and who has made them, as the Evo APIs write them.
struct WorkspaceDocument: Sendable {
    /// The base of the hub's APIs.
    let hub: String

    /// What a list or answer calls the role.
    enum RoleName: Sendable {
        case currentUserRole, userRole
    }

    /// Writes the members of a workspace.
    func write(_ access: WorkspaceAccess, as name: RoleName = .currentUserRole, to json: inout JSONWriter) {
        let (workspace, details) = (access.workspace, access.workspace.details)
        let link = "\(self.list(of: workspace))/\(workspace.id)"
        json.member("id", workspace.id.rawValue)
        json.member("name", details.name)
        json.member("description", details.description)
        json.member("labels", details.labels)
        json.member("default_coordinate_system", details.coordinateSystem)
        json.key("bounding_box")
        if let box = details.boundingBox { json.raw(box.json.utf8) } else { json.null() }
        json.member("ml_enabled", workspace.isMachineLearningEnabled)
        json.member("created_at", workspace.createdAt.timestamp)
        json.key("created_by")
        json.author(workspace.createdBy)
        json.member("updated_at", workspace.updatedAt.timestamp)
        json.key("updated_by")
        json.author(workspace.updatedBy)
        json.member("self_link", link)
        json.member("thumbnail_link", optional: workspace.hasThumbnail ? "\(link)/thumbnail" : nil)
        switch name {
        case .currentUserRole: json.member("current_user_role", optional: access.role?.rawValue)
        case .userRole: json.member("user_role", optional: access.role?.rawValue)
        }
    }

    private func list(of workspace: Workspace) -> String {
        "\(self.hub)/workspace/orgs/\(workspace.organisationID)/workspaces"
    }
}

extension JSONWriter {
    /// Writes who has made or changed something: `{"id": …, "name": …, "email": …}`.
    package mutating func author(_ author: Author) {
        self.object { json in
            json.member("id", author.id.rawValue)
            json.member("name", optional: author.name)
            json.member("email", optional: author.email)
        }
    }
}
