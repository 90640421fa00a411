package import LintelGuard
package import LintelPlatform

/// The caller must belong to the team of the project in the path, or administer its organisation; for anybody else it does
/// not exist.
package struct ProjectMembershipRule: AccessRule {
    package var step: AccessStep { .membership }

    package init() {}

    package func refusal(of facts: AccessFacts) -> Refusal.Reason? {
        facts.visibleProject == nil ? .notFound("There is no project with this id.") : nil
    }

    package func fact(of facts: AccessFacts) -> String {
        let who = facts.principal?.name ?? "The caller"
        guard let access = facts.project else { return "There is no such project" }
        let name = access.project.name
        if access.isOwner { return "\(who) is an owner of \(name)" }
        if access.isMember { return "\(who) is a member of the team of \(name)" }
        if access.isAdministrator { return "\(who) administers \(access.organisation.name), whose project \(name) is" }
        return "\(who) is no member of the team of \(name)"
    }

    package func mending(of facts: AccessFacts) -> AccessMending? {
        facts.project.map { .projectTeam($0.project.id) }
    }
}
