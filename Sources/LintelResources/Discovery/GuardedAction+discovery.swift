import LintelGuard
import LintelPlatform
import LintelTokens

extension GuardedAction {
    /// Evo discovery: what the caller can use, and where.
    package static func discovery(_ evo: EvoSettings) -> GuardedAction {
        GuardedAction(
            AccessAction(
                id: "evo.discovery",
                title: "list Evo organisations and services (discovery)",
                api: evo.name,
                scopes: ["evo.discovery"],
                isAboutOrganisation: true,
            ),
            rules: [
                TokenRule(), AudienceRule(evo.audience, of: evo.name), RequiredScopeRule("evo.discovery"),
                PrincipalRule(),
            ],
            // Organisations that do not satisfy them are left out of the answer.
            organisationRules: [EntitlementRule(evo.entitlement, named: evo.product)],
        )
    }
}
