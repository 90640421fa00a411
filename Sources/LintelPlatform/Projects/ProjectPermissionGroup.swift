/// Permissions that belong together, as the Roles tab shows them: None, Read, or Read and write.
package struct ProjectPermissionGroup: Sendable, Hashable {
    /// A stable word for forms.
    package let id: String
    /// The heading that it stands under.
    package let section: String
    package let title: String
    /// The group without which this one counts for nothing.
    package let parent: String?
    /// What reading takes; nil where there is nothing to read.
    package let read: ProjectPermission?
    package let write: ProjectPermission

    /// How much a role has of a group.
    package enum Level: String, Sendable, Hashable, CaseIterable {
        case none, read, write
    }

    private init(
        _ id: String,
        _ section: String,
        _ title: String,
        under parent: String? = nil,
        read: ProjectPermission? = nil,
        write: ProjectPermission,
    ) {
        self.id = id
        self.section = section
        self.title = title
        self.parent = parent
        self.read = read
        self.write = write
    }

    /// The group's permissions, the least first.
    package var permissions: [ProjectPermission] { (self.read.map { [$0] } ?? []) + [self.write] }

    /// The levels that a role can have of the group.
    package var levels: [Level] { self.read == nil ? [.none, .write] : [.none, .read, .write] }

    /// What a level allows.
    package func permissions(at level: Level) -> [ProjectPermission] {
        switch level {
        case .none: []
        case .read: self.read.map { [$0] } ?? []
        case .write: self.permissions
        }
    }

    /// Every group, in the order of display.
    package static let all: [Self] = [
        Self("invite", "Administration", "Add people", write: .inviteMember),
        Self("remove", "Administration", "Remove people", write: .removeMember),
        Self("roles", "Administration", "Manage roles", write: .manageRoles),
        Self("groups", "Administration", "Manage groups", write: .manageGroups),
        Self("setup", "Administration", "Set up the project", write: .setUpProject),
        Self("schedule", "4D scheduling", "Schedule", read: .readSchedule, write: .writeSchedule),
        Self(
            "actuals",
            "4D scheduling",
            "Actuals",
            under: "schedule",
            read: .readActuals,
            write: .writeActuals,
        ),
        Self(
            "assignments",
            "4D scheduling",
            "Assignments",
            under: "schedule",
            read: .readAssignments,
            write: .writeAssignments,
        ),
        Self("costs", "4D scheduling", "Costs", under: "schedule", read: .readCosts, write: .writeCosts),
        Self(
            "resource-status",
            "4D scheduling",
            "Resource status",
            under: "schedule",
            read: .readResourceStatus,
            write: .writeResourceStatus,
        ),
        Self("storage", "Documents", "Files and folders", read: .readStorage, write: .writeStorage),
        Self("imodels", "iModel", "iModels", read: .readModels, write: .writeModels),
        Self("imodels-manage", "iModel", "Administrate iModels", under: "imodels", write: .manageModels),
    ]
}
