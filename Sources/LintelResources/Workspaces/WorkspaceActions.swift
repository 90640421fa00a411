import LintelPlatform

/// The actions of the workspace API, and what each of them asks for.
struct WorkspaceActions: Sendable {
    let create: GuardedAction
    let list: GuardedAction
    let read: GuardedAction
    let change: GuardedAction
    let picture: GuardedAction
    let delete: GuardedAction
    let restore: GuardedAction
    let share: GuardedAction
    let administer: GuardedAction
    let administerOne: GuardedAction
    let readDeleted: GuardedAction
    let readAnyway: GuardedAction

    init(_ evo: EvoSettings) {
        let scope = "evo.workspace"
        self.create = .evo(evo, "evo.workspaces-create", title: "make a workspace", scope: scope)
        self.list = .evo(evo, "evo.workspaces-list", title: "list workspaces and who uses them", scope: scope)
        self.read = .evo(
            evo,
            "evo.workspace-read",
            title: "see a workspace's users and picture",
            scope: scope,
            atLeast: .viewer,
        )
        self.readDeleted = .evo(
            evo,
            "evo.workspace-see",
            title: "see a workspace",
            scope: scope,
            atLeast: .viewer,
            in: .anywhere,
        )
        self.change = .evo(
            evo,
            "evo.workspace-change",
            title: "change a workspace's name and details",
            scope: scope,
            atLeast: .owner,
        )
        self.picture = .evo(
            evo,
            "evo.workspace-picture",
            title: "change a workspace's picture",
            scope: scope,
            atLeast: .editor,
        )
        self.share = .evo(
            evo,
            "evo.workspace-share",
            title: "give and take roles in a workspace",
            scope: scope,
            atLeast: .editor,
        )
        self.delete = .evo(
            evo,
            "evo.workspace-delete",
            title: "delete a workspace",
            scope: scope,
            atLeast: .owner,
        )
        self.restore = .evo(
            evo,
            "evo.workspace-restore",
            title: "restore a deleted workspace",
            scope: scope,
            atLeast: .owner,
            in: .anywhere,
        )
        self.administer = .evo(
            evo,
            "evo.workspaces-administer",
            title: "administer every workspace of an organisation",
            scope: scope,
            roles: OrganisationRoleRule(anyOf: .administrator),
        )
        self.administerOne = .evoAdministration(
            evo,
            "evo.workspace-administer",
            title: "administer a workspace without a role in it",
        )
        self.readAnyway = .evoAdministration(
            evo,
            "evo.workspace-administer-deleted",
            title: "see a workspace without a role in it",
            place: .anywhere,
        )
    }

    /// All of them, in the order of display.
    var all: [GuardedAction] {
        [
            self.list, self.create, self.readDeleted, self.read, self.change, self.picture, self.share, self.delete,
            self.restore, self.administer, self.administerOne, self.readAnyway,
        ]
    }
}
