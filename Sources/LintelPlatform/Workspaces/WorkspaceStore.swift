package import LintelTokens

/// Workspaces, who has which role in them, and their thumbnails.
///
/// Nothing of another organisation is ever found, and a role is held by members of the organisation only: the database
/// ends it together with the membership. Roles are read at each use, so that every node sees a change at once.
package protocol WorkspaceStore: WorkspaceRoleStore, WorkspaceThumbnailStore {
    /// The organisation's workspace with somebody's role in it, in the recycle bin or not; nil when there is none.
    func access(of subject: Subject, to id: WorkspaceID, in organisation: OrganisationID) async throws
        -> WorkspaceAccess?

    /// The organisation that a workspace belongs to, for operators; nil when there is no such workspace.
    func organisation(of id: WorkspaceID) async throws -> OrganisationID?

    /// A part of the organisation's workspaces, each with somebody's role.
    ///
    /// - Parameter includingOthers: Also those in which they have no role.
    func workspaces(
        in organisation: OrganisationID,
        of subject: Subject,
        includingOthers: Bool,
        matching query: WorkspaceQuery,
    ) async throws -> WorkspacePage<WorkspaceAccess>

    /// The same list for those who want ids and names only: nothing else is read, so that it can be long.
    func names(in organisation: OrganisationID, of subject: Subject, matching query: WorkspaceQuery) async throws
        -> WorkspacePage<WorkspaceName>

    /// Adds a workspace.
    ///
    /// - Parameters:
    ///   - owner: The first owner; nil for a workspace that an administrator gives away later.
    ///   - limit: How many workspaces the organisation can have.
    /// - Throws: ``PlatformError`` with code `nameTaken`, `listFull`, or `notFound` when there is no such organisation or
    ///   the owner does not belong to it.
    func create(_ workspace: Workspace, owner: Subject?, limit: Int) async throws

    /// Changes details of a workspace that is in use.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, `nameTaken`, `nameInvalid` or `workspaceInvalid`.
    func update(
        _ id: WorkspaceID,
        in organisation: OrganisationID,
        by change: WorkspaceChange,
        author: Subject,
        at now: UnixTime,
    ) async throws -> Workspace

    /// Puts a workspace into the recycle bin.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    func delete(_ id: WorkspaceID, in organisation: OrganisationID, author: Subject, at now: UnixTime) async throws

    /// Takes a workspace out of the recycle bin.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` when it is not in there, or `nameTaken`.
    func restore(_ id: WorkspaceID, in organisation: OrganisationID, author: Subject, at now: UnixTime) async throws

    /// Says of workspaces whether models may learn from them: all or, when one of them is unknown, none.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    func setMachineLearning(
        _ choices: [(id: WorkspaceID, isEnabled: Bool)],
        in organisation: OrganisationID,
        author: Subject,
        at now: UnixTime,
    ) async throws
}

/// Who has which role in a workspace.
package protocol WorkspaceRoleStore: Sendable {
    /// Whose id it is in the resource APIs; nil when it is nobody's.
    func subject(of user: UserID) async throws -> Subject?

    /// Those who have a role, by address; of one subject only when it is named.
    func users(of id: WorkspaceID, in organisation: OrganisationID, subject: Subject?) async throws -> [WorkspaceUser]

    /// Gives roles, in the place of those that there are: all of them or none.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` when there is no such workspace in use or no such member of the
    ///   organisation, `roleMissing` when the authority does not suffice for a role that is given or taken, or
    ///   `workspaceOwnerLast` when nobody would be left as an owner.
    func assign(
        _ assignments: [WorkspaceAssignment],
        in organisation: OrganisationID,
        under authority: WorkspaceAuthority,
        at now: UnixTime,
    ) async throws

    /// Takes somebody's role.
    ///
    /// - Returns: The role.
    /// - Throws: As ``assign(_:in:under:at:)``; `notFound` also when they have none.
    func revoke(
        from subject: Subject,
        on id: WorkspaceID,
        in organisation: OrganisationID,
        under authority: WorkspaceAuthority,
    ) async throws -> WorkspaceRole
}

/// A role for somebody.
package struct WorkspaceAssignment: Sendable, Hashable {
    package var workspaceID: WorkspaceID
    package var subject: Subject
    package var role: WorkspaceRole

    package init(workspaceID: WorkspaceID, subject: Subject, role: WorkspaceRole) {
        self.workspaceID = workspaceID
        self.subject = subject
        self.role = role
    }
}

/// Pictures of workspaces.
package protocol WorkspaceThumbnailStore: Sendable {
    /// The picture; nil when the workspace in use has none.
    func thumbnail(of id: WorkspaceID, in organisation: OrganisationID) async throws -> Picture?

    /// Puts a picture in the place of the one that there is; nil takes it away.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` when there is no such workspace in use.
    func setThumbnail(_ thumbnail: Picture?, of id: WorkspaceID, in organisation: OrganisationID)
        async throws
}
