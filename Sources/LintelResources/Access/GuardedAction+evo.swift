import LintelGuard
import LintelPlatform
import LintelTokens

extension GuardedAction {
    /// A call of the Evo APIs that is about an organisation in its path.
    ///
    /// - Parameters:
    ///   - id: Such as `evo.workspaces-list`.
    ///   - title: To be read after "wants to".
    ///   - roles: What the caller has to be in the organisation, beside belonging to it.
    static func evo(
        _ evo: EvoSettings,
        _ id: String,
        title: String,
        scope: String,
        roles: OrganisationRoleRule? = nil,
    ) -> GuardedAction {
        Self.evo(evo, id, title: title, scope: scope, roles: roles, workspace: nil)
    }

    /// A call of the Evo APIs that is about a workspace in its path.
    ///
    /// - Parameters:
    ///   - id: Such as `evo.files-list`.
    ///   - title: To be read after "wants to".
    ///   - least: The role in the workspace that the call needs at least.
    static func evo(
        _ evo: EvoSettings,
        _ id: String,
        title: String,
        scope: String,
        atLeast least: WorkspaceRole,
        in place: WorkspaceRoleRule.Place = .inUse,
    ) -> GuardedAction {
        Self.evo(
            evo,
            id,
            title: title,
            scope: scope,
            roles: nil,
            workspace: WorkspaceRoleRule(atLeast: least, in: place),
        )
    }

    /// A call of the Evo APIs that is about a workspace in its path and open to those who administer the organisation,
    /// whatever their role in the workspace.
    static func evoAdministration(
        _ evo: EvoSettings,
        _ id: String,
        title: String,
        place: WorkspaceRoleRule.Place = .inUse,
    ) -> GuardedAction {
        Self.evo(
            evo,
            id,
            title: title,
            scope: "evo.workspace",
            roles: OrganisationRoleRule(anyOf: .administrator),
            workspace: WorkspaceRoleRule(atLeast: nil, in: place),
        )
    }

    private static func evo(
        _ evo: EvoSettings,
        _ id: String,
        title: String,
        scope: String,
        roles: OrganisationRoleRule?,
        workspace: WorkspaceRoleRule?,
    ) -> GuardedAction {
        var organisationRules: [any AccessRule] = [
            MembershipRule(), EntitlementRule(evo.entitlement, named: evo.product),
        ]
        if let roles { organisationRules.append(roles) }
        return GuardedAction(
            AccessAction(
                id: id,
                title: title,
                api: evo.name,
                scopes: [scope],
                isAboutOrganisation: true,
                isAboutWorkspace: workspace != nil,
            ),
            rules: [
                TokenRule(), AudienceRule(evo.audience, of: evo.name), RequiredScopeRule(.scope(scope)),
                PrincipalRule(),
            ],
            organisationRules: organisationRules,
            workspaceRules: workspace.map { [$0] } ?? [],
        )
    }
}
