import LintelGuard
import LintelPlatform
import LintelTokens

extension GuardedAction {
    /// A call of an API about projects that names no project, such as a list.
    ///
    /// - Parameters:
    ///   - id: Such as `itwin.projects-list`.
    ///   - title: To be read after "wants to".
    ///   - older: Scopes that older apps ask for, each of which opens this call too.
    static func project(
        _ api: ProjectAPISettings,
        _ id: String,
        title: String,
        older: String...,
    ) -> GuardedAction {
        Self.project(api, id, title: title, older: older, rules: nil)
    }

    /// A call of an API about projects that is about the project in its path.
    ///
    /// - Parameters:
    ///   - permission: What the caller's roles have to allow; nil when it is enough to belong to the team.
    ///   - product: What has to be switched on for the project's organisation.
    ///   - opensToShares: Whether the key of a share opens the call; by default it does where it has the permission.
    static func project(
        _ api: ProjectAPISettings,
        _ id: String,
        title: String,
        needs permission: ProjectPermission?,
        product: ProjectEntitlementRule? = nil,
        opensToShares: Bool? = nil,
        older: String...,
    ) -> GuardedAction {
        var rules: [any AccessRule] = [ProjectMembershipRule()]
        if let product { rules.append(product) }
        if let permission { rules.append(ProjectPermissionRule(permission)) }
        let opensToShares = opensToShares ?? permission.map(ProjectShare.permissions.contains) ?? false
        return Self.project(api, id, title: title, older: older, rules: rules, opensToShares: opensToShares)
    }

    private static func project(
        _ api: ProjectAPISettings,
        _ id: String,
        title: String,
        older: [String],
        rules: [any AccessRule]?,
        opensToShares: Bool = false,
    ) -> GuardedAction {
        let scopes: ScopePolicy =
            older.isEmpty ? .scope(api.scope) : .anyOf([.scope(api.scope)] + older.map(ScopePolicy.scope))
        return GuardedAction(
            AccessAction(
                id: id,
                title: title,
                api: api.name,
                scopes: [api.scope],
                isAboutOrganisation: false,
                isAboutProject: rules != nil,
            ),
            // A token without the scope lacks the audience as well, and is better told of the scope: both get 401 here.
            rules: [
                TokenRule(), RequiredScopeRule(scopes), AudienceRule(api.audience, of: api.name),
                PrincipalRule(opensToShares: opensToShares),
            ],
            projectRules: rules ?? [],
        )
    }
}
