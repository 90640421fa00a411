import LintelPlatform
import LintelTokens

/// Absolute addresses of the Evo APIs, as answers hold them.
struct EvoLinks: Sendable, Hashable {
    private let hub: String

    /// - Parameter hub: The base of the hub's APIs, without a slash at its end.
    init(hub: String) {
        self.hub = hub
    }

    /// A file, or one of its versions.
    func file(
        _ id: FileID,
        version: VersionID? = nil,
        in workspace: Workspace,
    ) -> String {
        let query = version.map { "?version_id=\($0)" } ?? ""
        return "\(self.files(in: workspace))/\(id)\(query)"
    }

    /// The files of a workspace.
    func files(in workspace: Workspace) -> String {
        "\(self.hub)/file/v2/\(Self.place(workspace))/files"
    }

    /// An object in one of its versions.
    func object(_ id: ObjectID, version: VersionID, in workspace: WorkspaceID, of organisation: OrganisationID)
        -> String
    {
        "\(self.hub)/geoscience-object/orgs/\(organisation)/workspaces/\(workspace)/objects/\(id)?version=\(version)"
    }

    /// The objects of a workspace.
    func objects(in workspace: Workspace) -> String {
        "\(self.hub)/geoscience-object/\(Self.place(workspace))/objects"
    }

    /// The objects of an organisation.
    func objects(of organisation: OrganisationID) -> String {
        "\(self.hub)/geoscience-object/orgs/\(organisation)/objects"
    }

    /// A job on a block model.
    func blockJob(_ job: BlockJob, in workspace: Workspace) -> String {
        "\(self.hub)/blockmodel/\(Self.place(workspace))/block-models/\(job.modelID)/jobs/\(job.id)"
    }

    private static func place(_ workspace: Workspace) -> String {
        "orgs/\(workspace.organisationID)/workspaces/\(workspace.id)"
    }
}
