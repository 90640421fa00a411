package import LintelGuard
package import LintelPlatform

/// The product must be switched on for the organisation that the call is about.
package struct EntitlementRule: AccessRule {
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
        guard let membership = facts.membership else {
            return .accessDenied("The caller does not belong to this organisation.")
        }
        guard membership.organisation.entitlements.contains(self.entitlement) else {
            return .accessDenied("The organisation has no \(self.entitlement) entitlement.")
        }
        return nil
    }

    package func fact(of facts: AccessFacts) -> String {
        let who = facts.principal?.name ?? "The caller"
        guard let membership = facts.membership else {
            return "\(who) is no member of \(facts.organisation?.name ?? "the organisation")"
        }
        let name = membership.organisation.name
        guard self.refusal(of: facts) == nil else { return "\(name) does not have \(self.product) switched on" }
        return "\(name) has \(self.product) switched on, and \(who) is one of its members"
    }

    package func mending(of facts: AccessFacts) -> AccessMending? {
        guard let membership = facts.membership else {
            return facts.organisation.map { .organisationMembers($0.id) }
        }
        return .organisationProducts(membership.organisation.id)
    }
}
