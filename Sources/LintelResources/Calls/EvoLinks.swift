import LintelCodec
package import LintelPlatform
package import LintelTokens

/// Absolute addresses of the Evo APIs, as answers hold them.
package struct EvoLinks: Sendable, Hashable {
    private let hub: String

    /// - Parameter hub: The base of the hub's APIs, without a slash at its end.
    package init(hub: String) {
        self.hub = hub
    }

    /// A file, or one of its versions.
    package func file(
        _ id: FileID,
        version: VersionID? = nil,
        in workspace: Workspace,
    ) -> String {
        let query = version.map { "?version_id=\($0)" } ?? ""
        return "\(self.files(in: workspace))/\(id)\(query)"
    }

    /// The files of a workspace.
    package func files(in workspace: Workspace) -> String {
        "\(self.hub)/file/v2/\(Self.place(workspace))/files"
    }

    /// An object in one of its versions.
    package func object(_ id: ObjectID, version: VersionID, in workspace: WorkspaceID, of organisation: OrganisationID)
        -> String
    {
        "\(self.hub)/geoscience-object/orgs/\(organisation)/workspaces/\(workspace)/objects/\(id)?version=\(version)"
    }

    /// The objects of a workspace.
    package func objects(in workspace: Workspace) -> String {
        "\(self.hub)/geoscience-object/\(Self.place(workspace))/objects"
    }

    /// The objects of an organisation.
    package func objects(of organisation: OrganisationID) -> String {
        "\(self.hub)/geoscience-object/orgs/\(organisation)/objects"
    }

    private static func place(_ workspace: Workspace) -> String {
        "orgs/\(workspace.organisationID)/workspaces/\(workspace.id)"
    }
}

/// The neighbours of a part of a list, as addresses.
package struct EvoPageLinks: Sendable, Hashable {
    package let own: String
    package let next: String?
    package let previous: String?

    /// - Parameter address: Where the whole list is.
    package init(_ address: String, _ query: EvoQuery, _ window: ListWindow, total: Int) {
        self.own = "\(address)?\(query.text(for: window))"
        self.next = window.next(total: total).map { "\(address)?\(query.text(for: $0))" }
        self.previous = window.previous.map { "\(address)?\(query.text(for: $0))" }
    }
}
