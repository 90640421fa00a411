/// How much of everything there can be.
package enum ProjectLimits {
    /// Projects of one organisation.
    package static let projects = 10_000
    /// How deep projects can lie in each other.
    package static let depth = 16
    /// Members of one project.
    package static let members = 10_000
    /// Roles of one project.
    package static let roles = 100
    /// Groups of one project.
    package static let groups = 500
    /// Projects on a list of favourites.
    package static let favorites = 1_000
    /// Projects on a list of those that were used last.
    package static let recents = 25
    /// Repositories of one project.
    package static let repositories = 100
    /// Resources of one repository.
    package static let resources = 1_000
    /// Work areas that one project is connected with.
    package static let connections = 100
    /// Exports that are kept for somebody.
    package static let exports = 20
    /// Projects of one export.
    package static let exportedProjects = 10_000
    /// Members of one group.
    package static let groupMembers = 1_000
    /// Role assignments of one call.
    package static let assignmentsOfOneCall = 50
    /// Addresses that a page takes at once, typed or from a spreadsheet.
    package static let additionsOfOneList = 1_000
    /// Invitations of one project that nobody has answered yet.
    package static let openInvitations = 1_000
    /// Invitations into projects that one person or service sends within an hour.
    package static let invitationsOfOneInviter: Int64 = 1_000
    /// Changes that one job makes.
    package static let actionsOfOneJob = 500
    /// Role assignments of all changes of one job.
    package static let assignmentsOfOneJob = 5_000
    /// Jobs of one project that are remembered, the newest.
    package static let keptJobs = 100
    /// Shares of one project that are good at once.
    package static let shares = 100
}
