package import LintelTokens

/// Who decides about a scope of an app: a pure rule.
package struct ApprovalRule: Sendable {
    private let catalogue: Catalogue

    package init(_ catalogue: Catalogue) {
        self.catalogue = catalogue
    }

    /// Whether the scope has to be approved for each app.
    package func needsApproval(_ scope: String) -> Bool { self.catalogue.api(forScope: scope)?.needsApproval == true }

    /// Who approves the scope for an app of this organisation, beside the operators.
    package func approver(of scope: String, in organisation: OrganisationID?) -> Catalogue.Approver {
        guard organisation != nil else { return .operators }
        return self.catalogue.api(forScope: scope)?.approver ?? .operators
    }

    /// Whether the actor is one of those who decide; whether they have made the request themselves is another question.
    package func decides(_ actor: Actor, on scope: String, in organisation: OrganisationID?) -> Bool {
        if actor.isOperator { return true }
        guard let organisation, self.approver(of: scope, in: organisation) == .organisation else { return false }
        return actor.manages(organisation)
    }

    /// What the actor may decide about.
    ///
    /// - Parameter organisation: Narrows the list to one organisation's apps.
    package func filter(for actor: Actor, organisation: OrganisationID?) -> ScopeRequestFilter {
        if actor.isOperator {
            return ScopeRequestFilter(organisations: organisation.map { [$0] }, scopes: nil)
        }
        let managed = actor.memberships.map(\.organisation.id).filter { actor.manages($0) }.prefix(
            Self.maximumOrganisations
        )
        return ScopeRequestFilter(
            organisations: managed.filter { organisation == nil || organisation == $0 },
            scopes: self.catalogue.apis.filter { $0.needsApproval && $0.approver == .organisation }
                .flatMap { $0.scopes.map(\.name) },
        )
    }

    /// More than anybody looks after; bounds the query.
    private static let maximumOrganisations = 200
}
