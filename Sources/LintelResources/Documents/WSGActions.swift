import LintelGuard
import LintelPlatform
import LintelTokens

/// What the ProjectWise API does.
package struct WSGActions: Sendable {
    let repositories: GuardedAction
    let browse: GuardedAction
    let documents: GuardedAction
    let download: GuardedAction
    let write: GuardedAction
    /// The product that has to be switched on.
    let entitlement: String

    /// A scope that no catalogue of ours has: this API reads, and whoever wants to write is told what is missing.
    private static let writing = "projectwise:modify"

    package init(_ settings: ProjectWiseSettings) {
        func action(_ id: String, _ title: String, isAboutDataSource: Bool = true) -> GuardedAction {
            GuardedAction(
                AccessAction(
                    id: "projectwise.\(id)",
                    title: title,
                    api: settings.name,
                    scopes: [settings.scope],
                    isAboutOrganisation: false,
                    isAboutDataSource: isAboutDataSource,
                ),
                rules: [
                    TokenRule(), AudienceRule(settings.audience, of: settings.name),
                    RequiredScopeRule(.scope(settings.scope)), PrincipalRule(),
                ],
                dataSourceRules: [
                    DataSourceEntitlementRule(settings.entitlement, named: settings.product), ClientAllowListRule(),
                    DataSourceMembershipRule(), DataSourceRoleRule(atLeast: .reader),
                ],
            )
        }
        self.entitlement = settings.entitlement
        self.repositories = action("repositories-list", "list data sources", isAboutDataSource: false)
        self.browse = action("folders-read", "walk through the folders of a data source")
        self.documents = action("documents-read", "list documents of a data source")
        self.download = action("documents-download", "fetch documents of a data source")
        self.write = GuardedAction(
            AccessAction(
                id: "projectwise.write",
                title: "change a data source",
                api: settings.name,
                scopes: [Self.writing],
                isAboutOrganisation: false,
            ),
            rules: [
                TokenRule(), AudienceRule(settings.audience, of: settings.name),
                RequiredScopeRule(.scope(Self.writing)), PrincipalRule(),
            ],
        )
    }

    var all: [GuardedAction] { [self.repositories, self.browse, self.documents, self.download] }
}
