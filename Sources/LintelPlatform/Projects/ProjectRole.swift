package import LintelTokens

/// What a ``ProjectRoleID`` names.
package enum ProjectRoleKind: Sendable {}
/// A role of a project: a lower-case UUID.
package typealias ProjectRoleID = Identifier<ProjectRoleKind>

/// Permissions under a name, which members of a project are given.
package struct ProjectRole: Sendable, Hashable {
    package var id: ProjectRoleID
    package var name: String
    package var description: String
    package var permissions: ProjectPermissions
    /// Grows with every change; a lost update is refused by comparing it.
    package var version: Int64

    package init(
        id: ProjectRoleID,
        name: String,
        description: String,
        permissions: ProjectPermissions,
        version: Int64 = 1,
    ) {
        self.id = id
        self.name = name
        self.description = description
        self.permissions = permissions
        self.version = version
    }

    /// The roles that a project begins with; they can be changed and removed like any other.
    ///
    /// - Parameter random: Gives them their ids.
    package static func initial(_ random: RandomSource) -> [ProjectRole] {
        let schedule = ProjectPermission.all.filter { $0.rawValue.hasPrefix("schedule_") }
        let reading = ProjectPermission.all.filter { $0.rawValue.hasSuffix("_read") }
        func role(_ name: String, _ description: String, _ permissions: [ProjectPermission]) -> ProjectRole {
            ProjectRole(
                id: ProjectRoleID(random.uuid()),
                name: name,
                description: description,
                permissions: ProjectPermissions(permissions),
            )
        }
        return [
            role("Project Administrator", "Everything, the team and its roles included", ProjectPermission.all),
            role("Scheduler", "Read and write the schedule", schedule),
            role(
                "Contributor",
                "Read and write the schedule and the documents",
                schedule + [.readStorage, .writeStorage, .readModels, .writeModels],
            ),
            role("Viewer", "Read all that is in the project", reading),
        ]
    }
}
