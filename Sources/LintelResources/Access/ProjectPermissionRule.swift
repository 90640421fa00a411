package import LintelGuard
package import LintelPlatform

/// The caller's roles in the project must allow something.
package struct ProjectPermissionRule: AccessRule {
    private let permission: ProjectPermission

    package var step: AccessStep { .role }

    package init(_ permission: ProjectPermission) {
        self.permission = permission
    }

    package func refusal(of facts: AccessFacts) -> Refusal.Reason? {
        guard let access = facts.project, !access.allows(self.permission) else { return nil }
        return .roleMissing(
            required: [self.permission.rawValue],
            "This needs a role with the permission \(self.permission.rawValue) in the project.",
        )
    }

    package func fact(of facts: AccessFacts) -> String {
        let who = facts.principal?.name ?? "The caller"
        guard let access = facts.project else { return "There is no such project" }
        let name = access.project.name
        return self.refusal(of: facts) == nil
            ? "\(who) has \(self.permission.rawValue) in \(name)"
            : "\(who) has no role with \(self.permission.rawValue) in \(name)"
    }

    package func mending(of facts: AccessFacts) -> AccessMending? {
        facts.project.map { .projectTeam($0.project.id) }
    }
}
