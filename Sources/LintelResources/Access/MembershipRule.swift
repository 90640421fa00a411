package import LintelGuard
package import LintelPlatform

/// The caller must belong to the organisation in the path; for anybody else it does not exist.
package struct MembershipRule: AccessRule {
    package var step: AccessStep { .membership }

    package init() {}

    package func refusal(of facts: AccessFacts) -> Refusal.Reason? {
        facts.membership == nil ? .notFound("There is no organisation with this id.") : nil
    }

    package func fact(of facts: AccessFacts) -> String {
        let who = facts.principal?.name ?? "The caller"
        guard let membership = facts.membership else {
            return "\(who) is no member of \(facts.organisation?.name ?? "the organisation")"
        }
        return "\(who) is a member of \(membership.organisation.name)"
    }

    package func mending(of facts: AccessFacts) -> AccessMending? {
        facts.organisation.map { .organisationMembers($0.id) }
    }
}
