package import LintelGuard
package import LintelPlatform

/// The caller must have one of these roles in the organisation in the path.
package struct OrganisationRoleRule: AccessRule {
    private let roles: [OrganisationRole]

    package var step: AccessStep { .role }

    package init(anyOf roles: OrganisationRole...) {
        self.roles = roles
    }

    package func refusal(of facts: AccessFacts) -> Refusal.Reason? {
        guard let membership = facts.membership, !self.roles.contains(membership.role) else { return nil }
        return .roleMissing(
            required: self.roles.map(\.rawValue),
            "Only those can do this who are \(self.names) of the organisation.",
        )
    }

    package func fact(of facts: AccessFacts) -> String {
        let who = facts.principal?.name ?? "The caller"
        guard let membership = facts.membership else { return "\(who) has no role in the organisation" }
        let role = membership.role.rawValue
        guard self.refusal(of: facts) == nil else {
            return "\(who) is \(role) of \(membership.organisation.name), and has to be \(self.names)"
        }
        return "\(who) is \(role) of \(membership.organisation.name)"
    }

    package func mending(of facts: AccessFacts) -> AccessMending? {
        facts.membership.map { .organisationMembers($0.organisation.id) }
    }

    private var names: String { self.roles.map(\.rawValue).joined(separator: " or ") }
}
