/// Something that a role of a project allows; the raw value is its name on the wire (contract §4.3).
package struct ProjectPermission: RawRepresentable, Sendable, Hashable {
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    package static let inviteMember = Self(rawValue: "administration_invite_member")
    package static let removeMember = Self(rawValue: "administration_remove_member")
    package static let manageRoles = Self(rawValue: "administration_manage_roles")
    package static let manageGroups = Self(rawValue: "administration_manage_groups")
    /// Changing what is said of the project, its status and its repositories.
    package static let setUpProject = Self(rawValue: "administration_setup_project")

    package static let readSchedule = Self(rawValue: "schedule_read")
    package static let writeSchedule = Self(rawValue: "schedule_write")
    package static let readActuals = Self(rawValue: "schedule_actuals_read")
    package static let writeActuals = Self(rawValue: "schedule_actuals_write")
    package static let readAssignments = Self(rawValue: "schedule_assignments_read")
    package static let writeAssignments = Self(rawValue: "schedule_assignments_write")
    package static let readCosts = Self(rawValue: "schedule_costs_read")
    package static let writeCosts = Self(rawValue: "schedule_costs_write")
    package static let readResourceStatus = Self(rawValue: "schedule_resource_status_read")
    package static let writeResourceStatus = Self(rawValue: "schedule_resource_status_write")

    package static let readStorage = Self(rawValue: "storage_read")
    package static let writeStorage = Self(rawValue: "storage_write")

    package static let readModels = Self(rawValue: "imodels_read")
    package static let writeModels = Self(rawValue: "imodels_write")
    package static let manageModels = Self(rawValue: "imodels_manage")

    /// Every permission, in the order of the groups.
    package static let all: [Self] = ProjectPermissionGroup.all.flatMap(\.permissions)

    /// Whether it is about the team and the project itself, which the organisation's administrators look after too.
    package var isAdministrative: Bool { self.rawValue.hasPrefix("administration_") }
}
