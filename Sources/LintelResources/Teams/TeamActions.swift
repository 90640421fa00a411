import LintelPlatform

/// What the access control API does.
package struct TeamActions: Sendable {
    let permissions: GuardedAction
    let ownPermissions: GuardedAction
    let readRoles: GuardedAction
    let manageRoles: GuardedAction
    let readGroups: GuardedAction
    let manageGroups: GuardedAction
    let readMembers: GuardedAction
    let addMembers: GuardedAction
    let removeMembers: GuardedAction
    let readInvitations: GuardedAction
    let withdrawInvitations: GuardedAction
    let acceptInvitation: GuardedAction
    let runJobs: GuardedAction
    let readShares: GuardedAction
    let share: GuardedAction

    package init(_ api: ProjectAPISettings) {
        self.permissions = .project(api, "itwin.permissions-list", title: "list the permissions of projects")
        self.ownPermissions = .project(
            api,
            "itwin.permissions-own",
            title: "read the own permissions in the project",
            needs: nil,
        )
        self.readRoles = .project(api, "itwin.roles-list", title: "read the project's roles", needs: nil)
        self.manageRoles = .project(
            api,
            "itwin.roles-manage",
            title: "make, change or remove roles of the project",
            needs: .manageRoles,
        )
        self.readGroups = .project(api, "itwin.groups-list", title: "read the project's groups", needs: nil)
        self.manageGroups = .project(
            api,
            "itwin.groups-manage",
            title: "make, change or remove groups of the project",
            needs: .manageGroups,
        )
        self.readMembers = .project(api, "itwin.members-list", title: "read the project's team", needs: nil)
        self.addMembers = .project(
            api,
            "itwin.members-add",
            title: "add members to the project's team or give them roles",
            needs: .inviteMember,
        )
        self.removeMembers = .project(
            api,
            "itwin.members-remove",
            title: "remove members from the project's team",
            needs: .removeMember,
        )
        self.readInvitations = .project(
            api,
            "itwin.invitations-list",
            title: "read the invitations into the project",
            needs: .inviteMember,
        )
        self.withdrawInvitations = .project(
            api,
            "itwin.invitations-withdraw",
            title: "withdraw invitations into the project",
            needs: .inviteMember,
        )
        self.acceptInvitation = .project(
            api,
            "itwin.invitations-accept",
            title: "accept an invitation into a project",
        )
        self.runJobs = .project(
            api,
            "itwin.team-jobs",
            title: "change many members of the project's team at once",
            needs: nil,
        )
        self.readShares = .project(api, "itwin.shares-list", title: "read the project's shares", needs: .manageRoles)
        self.share = .project(api, "itwin.shares-manage", title: "share the project by a key", needs: .manageRoles)
    }

    /// Every action, in the order of the access check.
    package var all: [GuardedAction] {
        [
            self.permissions, self.ownPermissions, self.readRoles, self.manageRoles, self.readGroups,
            self.manageGroups, self.readMembers, self.addMembers, self.removeMembers, self.readInvitations,
            self.withdrawInvitations, self.acceptInvitation, self.runJobs, self.readShares, self.share,
        ]
    }
}
