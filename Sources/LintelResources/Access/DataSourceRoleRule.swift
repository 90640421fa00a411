package import LintelGuard
package import LintelPlatform

/// The caller must have a role in the data source, or belong to its organisation; for anybody else it does not exist.
package struct DataSourceMembershipRule: AccessRule {
    package var step: AccessStep { .membership }

    package init() {}

    package func refusal(of facts: AccessFacts) -> Refusal.Reason? {
        facts.visibleDataSource == nil ? DataSourceRoleRule.unknown : nil
    }

    package func fact(of facts: AccessFacts) -> String {
        let who = facts.principal?.name ?? "The caller"
        guard let access = facts.dataSource else { return "There is no such data source" }
        if facts.membership != nil { return "\(who) is a member of \(access.organisationName)" }
        return access.role == nil
            ? "\(who) is no member of \(access.organisationName), and has no role in the data source"
            : "\(who) has a role in the data source"
    }

    package func mending(of facts: AccessFacts) -> AccessMending? {
        facts.dataSource.map { .organisationMembers($0.source.organisationID) }
    }
}

/// The caller must have a role in the data source; what its folders' access lists say comes behind it.
package struct DataSourceRoleRule: AccessRule {
    static let unknown = Refusal.Reason.notFound("There is no such repository.")

    private let least: DataSourceRole

    package var step: AccessStep { .role }

    /// - Parameter least: This role or one above it.
    package init(atLeast least: DataSourceRole) {
        self.least = least
    }

    package func refusal(of facts: AccessFacts) -> Refusal.Reason? {
        guard let access = facts.dataSource else { return Self.unknown }
        if let role = access.role, role >= self.least { return nil }
        return .roleMissing(
            required: self.least.andAbove.map(\.rawValue),
            "This needs the role \(self.least.rawValue) in the data source.",
        )
    }

    package func fact(of facts: AccessFacts) -> String {
        let who = facts.principal?.name ?? "The caller"
        guard let access = facts.dataSource else { return "There is no such data source" }
        let name = access.source.repository.description
        guard let role = access.role else { return "\(who) has no role in \(name)" }
        return self.refusal(of: facts) == nil
            ? "\(who) is \(role.rawValue) of \(name)"
            : "\(who) is \(role.rawValue) of \(name), and has to be \(self.least.rawValue)"
    }

    package func mending(of facts: AccessFacts) -> AccessMending? { nil }
}
