import LintelPlatform
import LintelTokens

extension Sample {
    /// A project that account 1 has made.
    static func project(_ number: Int, in organisation: OrganisationID, parent: Int? = nil) throws -> Project {
        var change = ProjectChange()
        change.number = "N-\(number)"
        change.type = "Brücke"
        change.timeZone = "Europe/Helsinki"
        change.position = ProjectDetails.Position(latitude: 60.1699, longitude: -24.9384)
        if let parent { change.parentID = ProjectID("project-\(parent)") }
        return Project(
            id: ProjectID("project-\(number)"),
            organisationID: organisation,
            details: try ProjectDetails(name: "Bridge \(number)").changed(by: change),
            createdAt: Self.now + Int64(number),
            createdBy: Author(
                subject: Self.account(1).subject,
                name: Self.account(1).name,
                email: Self.account(1).email,
            ),
        )
    }

    /// A role of project 1.
    static func projectRole(_ number: Int, _ permissions: ProjectPermission...) -> ProjectRole {
        ProjectRole(
            id: ProjectRoleID("role-\(number)"),
            name: "Role \(number)",
            description: "",
            permissions: ProjectPermissions(permissions),
        )
    }
}
