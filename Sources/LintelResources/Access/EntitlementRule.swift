package import LintelGuard
import LintelPlatform

/// The product must be switched on for the organisation that the call is about.
package struct EntitlementRule: AccessRule {
    private let entitlement: String

    package var kind: AccessRuleKind { .entitlement }

    package init(_ entitlement: String) {
        self.entitlement = entitlement
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
}
