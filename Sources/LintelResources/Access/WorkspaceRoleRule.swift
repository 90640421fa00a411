package import LintelGuard
package import LintelPlatform

/// The caller must have a role in the workspace in the path; for those who have none it does not exist.
package struct WorkspaceRoleRule: AccessRule {
    private let least: WorkspaceRole?
    private let place: Place

    /// Where the workspace has to be.
    package enum Place: Sendable, Hashable {
        case inUse, recycleBin, anywhere
    }

    package var step: AccessStep { .role }

    /// - Parameters:
    ///   - least: This role or one above it; nil when the workspace only has to exist, for calls that another rule
    ///     guards.
    ///   - place: Whoever does not look into the recycle bin finds nothing that is in there.
    package init(atLeast least: WorkspaceRole?, in place: Place = .inUse) {
        self.least = least
        self.place = place
    }

    package func refusal(of facts: AccessFacts) -> Refusal.Reason? {
        guard let access = facts.workspace, self.place.holds(access.workspace) else { return Self.unknown }
        guard let least = self.least else { return nil }
        guard let role = access.role else { return Self.unknown }
        guard role < least else { return nil }
        return .roleMissing(
            required: least.andAbove.map(\.rawValue),
            "This needs the role \(least.rawValue) in the workspace; yours is \(role.rawValue).",
        )
    }

    package func fact(of facts: AccessFacts) -> String {
        let who = facts.principal?.name ?? "The caller"
        guard let access = facts.workspace else { return "The organisation has no such workspace" }
        let name = access.workspace.name
        guard self.place.holds(access.workspace) else {
            return access.workspace.isDeleted ? "\(name) is in the recycle bin" : "\(name) is not in the recycle bin"
        }
        guard let least = self.least else { return "\(name) is a workspace of the organisation" }
        guard let role = access.role else { return "\(who) has no role in \(name)" }
        guard role < least else {
            // Which a call that may look into the recycle bin has to say.
            let place = access.workspace.isDeleted ? ", which is in the recycle bin" : ""
            return "\(who) is \(role.rawValue) of \(name)\(place)"
        }
        return "\(who) is \(role.rawValue) of \(name), and has to be \(least.rawValue)"
    }

    package func mending(of facts: AccessFacts) -> AccessMending? {
        facts.workspace.map { .workspaceRoles($0.workspace.organisationID, $0.workspace.id) }
    }

    private static let unknown = Refusal.Reason.notFound("There is no workspace with this id.")
}

extension WorkspaceRoleRule.Place {
    fileprivate func holds(_ workspace: Workspace) -> Bool {
        switch self {
        case .inUse: !workspace.isDeleted
        case .recycleBin: workspace.isDeleted
        case .anywhere: true
        }
    }
}
