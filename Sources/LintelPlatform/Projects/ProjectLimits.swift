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
}
