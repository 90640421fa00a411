package import LintelPlatform
package import LintelTokens

/// Looks up what the rules of access look at: once for a call, and in the same way for the access check.
package struct AccessDirectory: Sendable {
    let principals: PrincipalDirectory
    private let organisations: any OrganisationStore
    private let workspaces: any WorkspaceStore
    private let projects: any ProjectStore
    private let dataSources: any DataSourceStore
    private let shares: any ProjectShareStore

    package init(principals: PrincipalDirectory, stores: Stores) {
        self.principals = principals
        self.organisations = stores.organisations
        self.workspaces = stores.workspaces
        self.projects = stores.projects
        self.dataSources = stores.dataSources
        self.shares = stores.teams
    }

    /// What a call is about.
    package enum Place: Sendable, Hashable {
        /// An organisation, and perhaps a workspace of it.
        case organisation(OrganisationID, workspace: WorkspaceID? = nil)
        /// A project, whatever organisation it belongs to.
        case project(ProjectID)
        /// A data source, whatever organisation it belongs to.
        case dataSource(DataSourceID)
    }

    /// The facts of a call: membership and role are read anew each time, so that a change is felt by the next call.
    ///
    /// - Parameter place: Nil for a call that is about nobody's things.
    package func facts(of claims: AccessTokenClaims?, about place: Place? = nil) async throws -> AccessFacts {
        if let claims, let share = ProjectShare.id(of: claims.subject) {
            return try await self.facts(of: claims, withShare: share, about: place)
        }
        var facts = AccessFacts(claims: claims, principal: try await self.principals.principal(of: claims))
        if let claims, let place { try await self.complete(&facts, for: claims.subject, about: place) }
        return facts
    }

    /// The facts of a call with the key of a share, which makes its holder a reader of one project.
    private func facts(
        of claims: AccessTokenClaims,
        withShare id: ProjectShareID,
        about place: Place?,
    ) async throws -> AccessFacts {
        guard let share = try await self.shares.share(id) else { return AccessFacts(claims: claims) }
        var facts = AccessFacts(claims: claims, principal: .share(share))
        guard place == .project(share.projectID) else { return facts }
        facts.project = try await self.projects.access(of: share.subject, to: share.projectID)
        facts.project?.isMember = true
        facts.project?.granted = ProjectShare.permissions
        return facts
    }

    /// Adds what somebody may do in a place.
    package func complete(_ facts: inout AccessFacts, for subject: Subject, about place: Place) async throws {
        switch place {
        case .organisation(let organisation, let workspace):
            facts.membership = try await self.organisations.membership(of: subject, in: organisation)
            // For whoever does not belong to the organisation the rules stop before the workspace.
            guard facts.membership != nil, let workspace else { return }
            facts.workspace = try await self.workspaces.access(of: subject, to: workspace, in: organisation)
        case .project(let id):
            facts.project = try await self.projects.access(of: subject, to: id)
        case .dataSource(let id):
            // Without an app the lists are not asked.
            let client = facts.claims?.clientID ?? ClientID("")
            facts.dataSource = try await self.dataSources.access(of: subject, through: client, to: id)
            guard let organisation = facts.dataSource?.source.organisationID else { return }
            facts.membership = try await self.organisations.membership(of: subject, in: organisation)
        }
    }

    /// The app that a token was given to, disabled ones included.
    package func app(of claims: AccessTokenClaims) async throws -> App? {
        try await self.principals.app(of: claims)
    }
}
