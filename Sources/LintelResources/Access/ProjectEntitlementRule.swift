package import LintelGuard
package import LintelPlatform

/// The product must be switched on for the organisation that the project belongs to.
package struct ProjectEntitlementRule: AccessRule {
    private let entitlement: String
    private let product: String

    package var step: AccessStep { .entitlement }

    /// - Parameters:
    ///   - entitlement: The product's id in the catalogue.
    ///   - product: The product's name.
    package init(_ entitlement: String, named product: String) {
        self.entitlement = entitlement
        self.product = product
    }

    package func refusal(of facts: AccessFacts) -> Refusal.Reason? {
        guard let organisation = facts.project?.organisation, !organisation.entitlements.contains(self.entitlement)
        else {
            return nil
        }
        return .accessDenied("The project's organisation does not have \(self.product) switched on.")
    }

    package func fact(of facts: AccessFacts) -> String {
        guard let organisation = facts.project?.organisation else { return "There is no such project" }
        return self.refusal(of: facts) == nil
            ? "\(organisation.name) has \(self.product) switched on"
            : "\(organisation.name) does not have \(self.product) switched on"
    }

    package func mending(of facts: AccessFacts) -> AccessMending? {
        facts.project.map { .organisationProducts($0.organisation.id) }
    }
}
