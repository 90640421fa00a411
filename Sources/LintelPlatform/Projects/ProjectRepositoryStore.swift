package import LintelTokens

/// Repositories of projects, and what is in them.
package protocol ProjectRepositoryStore: Sendable {
    /// The repositories of a project, the oldest first.
    ///
    /// - Parameter type: Those of a class, and perhaps of a sub-class of it; nil for all.
    func repositories(of project: ProjectID, type: RepositoryType?) async throws -> [ProjectRepository]

    /// A part of the repositories of all projects whose team somebody belongs to.
    func repositories(visibleTo subject: Subject, type: RepositoryType?, limit: Int, offset: Int) async throws
        -> [ProjectRepository]

    /// A repository of a project; nil when the project has none of this id.
    func repository(_ id: ProjectRepositoryID, of project: ProjectID) async throws -> ProjectRepository?

    /// Adds a repository.
    ///
    /// - Throws: ``PlatformError`` with code `nameTaken` when the project has one of the same type and address, `listFull`,
    ///   or `notFound` when the project is gone.
    func add(_ repository: ProjectRepository, limit: Int) async throws

    /// Changes what is said of a repository.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` or `nameTaken`.
    func update(_ repository: ProjectRepository) async throws

    /// - Returns: Whether there was one.
    func removeRepository(_ id: ProjectRepositoryID, of project: ProjectID) async throws -> Bool

    /// A part of what is in a repository, by id.
    func resources(of id: ProjectRepositoryID, search: String?, limit: Int, offset: Int) async throws
        -> [RepositoryResource]

    func resource(_ id: String, of repository: ProjectRepositoryID) async throws -> RepositoryResource?

    /// Adds a resource.
    ///
    /// - Throws: ``PlatformError`` with code `nameTaken` when the repository has one of this id, `listFull`, or `notFound`
    ///   when the repository is gone.
    func add(_ resource: RepositoryResource, to repository: ProjectRepositoryID, limit: Int) async throws

    /// - Returns: Whether there was one.
    func removeResource(_ id: String, of repository: ProjectRepositoryID) async throws -> Bool
}
