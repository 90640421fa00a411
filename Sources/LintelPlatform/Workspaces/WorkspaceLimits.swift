/// How much of everything there can be.
package enum WorkspaceLimits {
    /// Workspaces of one organisation, those in the recycle bin included.
    package static let workspaces = 10_000
    /// Changes that one administrative call makes.
    package static let bulk = 100
}
