package import LintelGuard
package import LintelPlatform

/// There must be the data source in the path, and the product must be switched on for its organisation.
package struct DataSourceEntitlementRule: AccessRule {
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
        guard let access = facts.dataSource else { return DataSourceRoleRule.unknown }
        guard !access.entitlements.contains(self.entitlement) else { return nil }
        return .accessDenied("The organisation of the data source does not have \(self.product) switched on.")
    }

    package func fact(of facts: AccessFacts) -> String {
        guard let access = facts.dataSource else { return "There is no such data source" }
        return self.refusal(of: facts) == nil
            ? "\(access.organisationName) has \(self.product) switched on"
            : "\(access.organisationName) does not have \(self.product) switched on"
    }

    package func mending(of facts: AccessFacts) -> AccessMending? {
        facts.dataSource.map { .organisationProducts($0.source.organisationID) }
    }
}
