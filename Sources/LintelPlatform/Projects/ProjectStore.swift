package import LintelTokens

/// Projects, and what somebody may do in them.
///
/// Roles are read at each use, so that every node sees a change at once.
package protocol ProjectStore: ProjectListStore, ProjectPictureStore, ProjectRepositoryStore, ProjectConnectionStore,
    ProjectExportStore
{
    /// A project with what a principal may do in it; nil when there is no such project.
    func access(of subject: Subject, to id: ProjectID) async throws -> ProjectAccess?

    /// A project, for those whom no rule holds back; nil when there is none.
    func project(_ id: ProjectID) async throws -> Project?

    /// Adds a project with its first roles.
    ///
    /// - Parameters:
    ///   - owner: The first owner; nil for a project that an administrator gives away later.
    ///   - limit: How many projects the organisation can have.
    /// - Throws: ``PlatformError`` with code `nameTaken` when the number is taken, `listFull`, `projectInvalid` for a
    ///   parent that is none, or `notFound` when there is no such organisation.
    func create(_ project: Project, roles: [ProjectRole], owner: Subject?, limit: Int) async throws

    /// Changes details of a project.
    ///
    /// - Parameter version: The version that the project must have; nil for whichever it has.
    /// - Throws: ``PlatformError`` with code `notFound`, `nameInvalid`, `nameTaken`, `projectInvalid`, or `conflict` when
    ///   it has another version.
    func update(
        _ id: ProjectID,
        by change: ProjectChange,
        seen version: Int64?,
        author: Subject,
        at now: UnixTime,
    ) async throws -> Project

    /// Removes a project with its team and all that is in it.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, or `conflict` while other projects are parts of it.
    func delete(_ id: ProjectID) async throws
}
