/// What the public clients of the Evo APIs call: a method and a path each, with `{id}` for what varies.
enum EvoRoutes {
    /// One of them.
    struct Route: Sendable, Hashable, CustomStringConvertible {
        var method: String
        var path: String

        var description: String { "\(self.method) \(self.path)" }

        /// The path with an id for everything that varies.
        var address: String { self.path.replacing("{id}", with: "11111111-2222-4333-8444-555555555555") }
    }

    static let served = Self.routes(
        """
        GET /blockmodel/health_check
        GET /blockmodel/orgs/{id}/block-models
        GET /blockmodel/orgs/{id}/units
        GET /blockmodel/orgs/{id}/workspaces/{id}/block-models
        POST /blockmodel/orgs/{id}/workspaces/{id}/block-models
        GET /blockmodel/orgs/{id}/workspaces/{id}/block-models/{id}
        POST /blockmodel/orgs/{id}/workspaces/{id}/block-models/{id}
        PATCH /blockmodel/orgs/{id}/workspaces/{id}/block-models/{id}
        DELETE /blockmodel/orgs/{id}/workspaces/{id}/block-models/{id}
        POST /blockmodel/orgs/{id}/workspaces/{id}/block-models/{id}/blocks
        PATCH /blockmodel/orgs/{id}/workspaces/{id}/block-models/{id}/blocks
        GET /blockmodel/orgs/{id}/workspaces/{id}/block-models/{id}/jobs/{id}
        POST /blockmodel/orgs/{id}/workspaces/{id}/block-models/{id}/jobs/{id}/uploaded
        GET /blockmodel/orgs/{id}/workspaces/{id}/block-models/{id}/report-specifications
        POST /blockmodel/orgs/{id}/workspaces/{id}/block-models/{id}/report-specifications
        GET /blockmodel/orgs/{id}/workspaces/{id}/block-models/{id}/report-specifications/{id}
        PATCH /blockmodel/orgs/{id}/workspaces/{id}/block-models/{id}/report-specifications/{id}
        GET /blockmodel/orgs/{id}/workspaces/{id}/block-models/{id}/report-specifications/{id}/comparisons
        POST /blockmodel/orgs/{id}/workspaces/{id}/block-models/{id}/report-specifications/{id}/comparisons
        POST /blockmodel/orgs/{id}/workspaces/{id}/block-models/{id}/report-specifications/{id}/jobs
        GET /blockmodel/orgs/{id}/workspaces/{id}/block-models/{id}/report-specifications/{id}/results
        GET /blockmodel/orgs/{id}/workspaces/{id}/block-models/{id}/report-specifications/{id}/results/{id}
        GET /blockmodel/orgs/{id}/workspaces/{id}/block-models/{id}/versions
        GET /blockmodel/orgs/{id}/workspaces/{id}/block-models/{id}/versions/{id}
        POST /blockmodel/orgs/{id}/workspaces/{id}/block-models/{id}/versions/{id}/delta
        GET /evo/identity/v2/discovery
        GET /file/health_check
        GET /file/v2/orgs/{id}/workspaces/{id}/files
        GET /file/v2/orgs/{id}/workspaces/{id}/files/path/{id}
        PUT /file/v2/orgs/{id}/workspaces/{id}/files/path/{id}
        DELETE /file/v2/orgs/{id}/workspaces/{id}/files/path/{id}
        GET /file/v2/orgs/{id}/workspaces/{id}/files/{id}
        PUT /file/v2/orgs/{id}/workspaces/{id}/files/{id}
        DELETE /file/v2/orgs/{id}/workspaces/{id}/files/{id}
        GET /folder/health_check
        GET /folder/instances/{id}/workspaces/{id}/folders
        POST /folder/instances/{id}/workspaces/{id}/folders
        GET /folder/instances/{id}/workspaces/{id}/folders/path/{id}
        GET /folder/instances/{id}/workspaces/{id}/folders/summary
        GET /folder/instances/{id}/workspaces/{id}/folders/{id}
        POST /folder/instances/{id}/workspaces/{id}/folders/{id}
        PATCH /folder/instances/{id}/workspaces/{id}/folders/{id}
        DELETE /folder/instances/{id}/workspaces/{id}/folders/{id}
        GET /geoscience-object/health_check
        GET /geoscience-object/orgs/{id}/objects
        GET /geoscience-object/orgs/{id}/stages
        PUT /geoscience-object/orgs/{id}/workspaces/{id}/data
        GET /geoscience-object/orgs/{id}/workspaces/{id}/objects
        PATCH /geoscience-object/orgs/{id}/workspaces/{id}/objects
        GET /geoscience-object/orgs/{id}/workspaces/{id}/objects/path/{id}
        POST /geoscience-object/orgs/{id}/workspaces/{id}/objects/path/{id}
        DELETE /geoscience-object/orgs/{id}/workspaces/{id}/objects/path/{id}
        GET /geoscience-object/orgs/{id}/workspaces/{id}/objects/{id}
        POST /geoscience-object/orgs/{id}/workspaces/{id}/objects/{id}
        DELETE /geoscience-object/orgs/{id}/workspaces/{id}/objects/{id}
        PATCH /geoscience-object/orgs/{id}/workspaces/{id}/objects/{id}/metadata
        POST /geoscience-object/orgs/{id}/workspaces/{id}/objects/{id}/versions
        POST /workspace/admin/orgs/{id}/action/bulk_assign_roles
        POST /workspace/admin/orgs/{id}/action/update_ml_enablement
        GET /workspace/admin/orgs/{id}/settings
        GET /workspace/admin/orgs/{id}/users/{id}/workspaces
        GET /workspace/admin/orgs/{id}/workspaces
        GET /workspace/admin/orgs/{id}/workspaces/{id}
        GET /workspace/admin/orgs/{id}/workspaces/{id}/thumbnail
        GET /workspace/admin/orgs/{id}/workspaces/{id}/users
        POST /workspace/admin/orgs/{id}/workspaces/{id}/users
        DELETE /workspace/admin/orgs/{id}/workspaces/{id}/users/{id}
        GET /workspace/evo/identity/v1/discovery
        GET /workspace/evo/identity/v1/token
        GET /workspace/evo/identity/v2/discovery
        GET /workspace/evo/identity/v2/license-access
        GET /workspace/health_check
        GET /workspace/orgs/{id}/coordinate_systems
        GET /workspace/orgs/{id}/ims/groups
        GET /workspace/orgs/{id}/ims/groups/{id}
        GET /workspace/orgs/{id}/ims/groups/{id}/members
        GET /workspace/orgs/{id}/ims/users
        GET /workspace/orgs/{id}/members
        POST /workspace/orgs/{id}/members
        GET /workspace/orgs/{id}/members/groups
        PATCH /workspace/orgs/{id}/members/groups/{id}
        GET /workspace/orgs/{id}/members/invitations
        DELETE /workspace/orgs/{id}/members/invitations/{id}
        GET /workspace/orgs/{id}/members/roles
        GET /workspace/orgs/{id}/members/users
        POST /workspace/orgs/{id}/members/users
        PATCH /workspace/orgs/{id}/members/users/{id}
        DELETE /workspace/orgs/{id}/members/users/{id}
        PATCH /workspace/orgs/{id}/members/{id}
        DELETE /workspace/orgs/{id}/members/{id}
        GET /workspace/orgs/{id}/workspaces
        POST /workspace/orgs/{id}/workspaces
        GET /workspace/orgs/{id}/workspaces/summary
        GET /workspace/orgs/{id}/workspaces/{id}
        POST /workspace/orgs/{id}/workspaces/{id}
        PATCH /workspace/orgs/{id}/workspaces/{id}
        DELETE /workspace/orgs/{id}/workspaces/{id}
        GET /workspace/orgs/{id}/workspaces/{id}/current-user-role
        GET /workspace/orgs/{id}/workspaces/{id}/thumbnail
        PUT /workspace/orgs/{id}/workspaces/{id}/thumbnail
        DELETE /workspace/orgs/{id}/workspaces/{id}/thumbnail
        GET /workspace/orgs/{id}/workspaces/{id}/users
        POST /workspace/orgs/{id}/workspaces/{id}/users
        DELETE /workspace/orgs/{id}/workspaces/{id}/users/{id}
        """
    )

    private static func routes(_ text: String) -> [Route] {
        text.split(separator: "\n").map { line in
            let words = line.split(separator: " ")
            return Route(method: String(words[0]), path: String(words[1]))
        }
    }
}
