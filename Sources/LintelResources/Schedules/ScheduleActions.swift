import LintelPlatform

/// The actions of the APIs about schedules, and what each of them asks for.
///
/// Both surfaces have them; those of the older one are told apart by their ids and their scope.
struct ScheduleActions: Sendable {
    let list: GuardedAction
    let create: GuardedAction
    let read: GuardedAction
    let change: GuardedAction
    let delete: GuardedAction
    let readAssignments: GuardedAction
    let changeAssignments: GuardedAction
    let readStatus: GuardedAction
    let changeStatus: GuardedAction

    /// - Parameter prefix: What the ids begin with.
    init(_ api: ProjectAPISettings, prefix: String) {
        func action(_ name: String, _ title: String, _ permission: ProjectPermission) -> GuardedAction {
            .project(api, "\(prefix).\(name)", title: title, needs: permission, product: .synchro)
        }
        self.list = action("list", "list a project's schedules", .readSchedule)
        self.create = action("create", "make a schedule", .writeSchedule)
        self.read = action("read", "see a schedule and its tasks", .readSchedule)
        self.change = action("change", "change a schedule and its tasks", .writeSchedule)
        self.delete = action("delete", "delete a schedule", .writeSchedule)
        self.readAssignments = action("assignments-read", "see the resources of tasks", .readAssignments)
        self.changeAssignments = action("assignments-change", "give resources to tasks", .writeAssignments)
        self.readStatus = action("resource-status-read", "see the status of resources", .readResourceStatus)
        self.changeStatus = action("resource-status-change", "report the status of resources", .writeResourceStatus)
    }

    var all: [GuardedAction] {
        [
            self.list, self.create, self.read, self.change, self.delete, self.readAssignments, self.changeAssignments,
            self.readStatus, self.changeStatus,
        ]
    }

    /// Those that the older surface has: by it schedules are read, and the status of resources is reported.
    var older: [GuardedAction] {
        [self.list, self.read, self.readAssignments, self.readStatus, self.changeStatus]
    }
}

extension ProjectEntitlementRule {
    /// What the schedules of projects ask for.
    static let synchro = Self("synchro", named: "SYNCHRO")
}
