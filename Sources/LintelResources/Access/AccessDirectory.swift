package import LintelPlatform
package import LintelTokens

/// Looks up what the rules of access look at: once for a call, and in the same way for the access check.
package struct AccessDirectory: Sendable {
    let principals: PrincipalDirectory
    private let organisations: any OrganisationStore
    private let workspaces: any WorkspaceStore

    package init(principals: PrincipalDirectory, stores: Stores) {
        self.principals = principals
        self.organisations = stores.organisations
        self.workspaces = stores.workspaces
    }

    /// What a call is about: an organisation, and perhaps a workspace of it.
    package struct Place: Sendable, Hashable {
        package var organisation: OrganisationID
        package var workspace: WorkspaceID?

        package init(organisation: OrganisationID, workspace: WorkspaceID? = nil) {
            self.organisation = organisation
            self.workspace = workspace
        }
    }

    /// The facts of a call: membership and role are read anew each time, so that a change is felt by the next call.
    ///
    /// - Parameter place: Nil for a call that is about no organisation.
    package func facts(of claims: AccessTokenClaims?, about place: Place? = nil) async throws -> AccessFacts {
        var facts = AccessFacts(claims: claims, principal: try await self.principals.principal(of: claims))
        if let claims, let place { try await self.complete(&facts, for: claims.subject, about: place) }
        return facts
    }

    /// Adds membership and role of somebody.
    package func complete(_ facts: inout AccessFacts, for subject: Subject, about place: Place) async throws {
        facts.membership = try await self.organisations.membership(of: subject, in: place.organisation)
        guard let workspace = place.workspace else { return }
        facts.workspace = try await self.workspaces.access(of: subject, to: workspace, in: place.organisation)
    }

    /// The app that a token was given to, disabled ones included.
    package func app(of claims: AccessTokenClaims) async throws -> App? {
        try await self.principals.app(of: claims)
    }
}
