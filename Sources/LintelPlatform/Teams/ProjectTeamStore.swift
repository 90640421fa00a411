package import LintelTokens

/// The teams of projects: roles, members, groups, invitations, jobs and shares.
///
/// What gives somebody permissions takes the authority of whoever asks, and looks at the roles as they are then: of two
/// changes at once the later one is judged by what the earlier one has left.
package protocol ProjectTeamStore: ProjectRoleStore, ProjectMemberStore, ProjectGroupStore, ProjectInvitationStore,
    ProjectShareStore
{}

/// Roles of projects.
package protocol ProjectRoleStore: Sendable {
    /// Every role of a project, by name.
    func roles(of project: ProjectID) async throws -> [ProjectRole]

    /// - Throws: ``PlatformError`` with code `nameTaken`, `listFull` or `roleMissing`.
    func add(_ role: ProjectRole, to project: ProjectID, limit: Int, under authority: ProjectAuthority) async throws

    /// Puts a role in the place of the one with its id, and gives it the next version.
    ///
    /// - Parameter version: The version that the caller has seen; nil for whichever.
    /// - Throws: ``PlatformError`` with code `notFound` (field `role`), `conflict`, `nameTaken` or `roleMissing`.
    func replace(
        _ role: ProjectRole,
        of project: ProjectID,
        version: Int64?,
        under authority: ProjectAuthority,
    ) async throws -> ProjectRole

    /// Removes a role: whoever has it has it no more.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` (field `role`) or `roleMissing`.
    func removeRole(_ id: ProjectRoleID, of project: ProjectID, under authority: ProjectAuthority) async throws
        -> ProjectRole
}

/// Members of projects.
package protocol ProjectMemberStore: Sendable {
    /// A part of the members by address.
    func members(of project: ProjectID, matching query: ProjectMemberQuery) async throws
        -> ProjectTeamPage<ProjectMember>

    func memberCount(of project: ProjectID) async throws -> Int

    /// One member; nil for somebody who is in the team through a group only, and for strangers.
    func member(_ subject: Subject, of project: ProjectID) async throws -> ProjectMember?

    /// Whether somebody is in one of the project's groups.
    func isInGroup(_ subject: Subject, of project: ProjectID) async throws -> Bool

    /// Makes a principal a member with roles beside those that it has.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` (field `role` or `email`), `listFull` or `roleMissing`.
    func add(
        _ subject: Subject,
        roles: [ProjectRoleID],
        isOwner: Bool,
        to project: ProjectID,
        limit: Int,
        under authority: ProjectAuthority,
        at now: UnixTime,
    ) async throws

    /// Gives a member these roles in the place of those that it has.
    ///
    /// - Parameter seen: The roles that the caller has seen; others are a conflict. Nil for whichever.
    /// - Throws: ``PlatformError`` with code `notFound` (field `member` or `role`), `conflict` or `roleMissing`.
    func setRoles(
        _ roles: [ProjectRoleID],
        of subject: Subject,
        in project: ProjectID,
        seen: Set<ProjectRoleID>?,
        under authority: ProjectAuthority,
    ) async throws

    /// Takes a member out, with its roles and its places in groups: all of them have to be the authority's to take.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` (field `member`), `ownerLast` or `roleMissing`.
    func remove(_ subject: Subject, from project: ProjectID, under authority: ProjectAuthority) async throws

    /// Makes an owner an ordinary member; one that has no role and is in no group leaves the team.
    ///
    /// - Throws: As ``remove(_:from:under:)``.
    func removeOwner(_ subject: Subject, from project: ProjectID, under authority: ProjectAuthority) async throws
}

/// Groups of projects.
package protocol ProjectGroupStore: Sendable {
    /// A part of the groups by name.
    ///
    /// - Parameter withRoles: Whether only those are listed that have a role.
    func groups(of project: ProjectID, withRoles: Bool, skip: Int, top: Int) async throws
        -> ProjectTeamPage<ProjectGroup>

    func group(_ id: ProjectGroupID, of project: ProjectID) async throws -> ProjectGroup?

    /// - Throws: ``PlatformError`` with code `nameTaken` or `listFull`.
    func add(_ group: ProjectGroup, to project: ProjectID, limit: Int) async throws

    /// Names a group anew.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` (field `group`) or `nameTaken`.
    func rename(_ id: ProjectGroupID, of project: ProjectID, to label: ProjectLabel) async throws

    /// Gives a group these members in the place of those that it has, and makes them members of the project; what the
    /// group's roles allow is given and taken with them.
    ///
    /// - Parameter label: Its new name and description; nil for those that it has.
    /// - Returns: The group as it was before.
    /// - Throws: ``PlatformError`` with code `notFound` (field `group`), `listFull`, `nameTaken` or `roleMissing`.
    @discardableResult
    func setMembers(
        _ subjects: [Subject],
        ofGroup id: ProjectGroupID,
        of project: ProjectID,
        label: ProjectLabel?,
        limit: Int,
        under authority: ProjectAuthority,
        at now: UnixTime,
    ) async throws -> ProjectGroup

    /// Gives a group roles beside those that it has.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` (field `group` or `role`) or `roleMissing`.
    func addRoles(
        _ roles: [ProjectRoleID],
        toGroup id: ProjectGroupID,
        of project: ProjectID,
        under authority: ProjectAuthority,
    ) async throws

    /// Gives a group these roles in the place of those that it has.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` (field `group` or `role`) or `roleMissing`.
    func setRoles(
        _ roles: [ProjectRoleID],
        ofGroup id: ProjectGroupID,
        of project: ProjectID,
        under authority: ProjectAuthority,
    ) async throws

    /// Removes a group; its members keep what they have beside it.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` (field `group`) or `roleMissing`.
    func removeGroup(_ id: ProjectGroupID, of project: ProjectID, under authority: ProjectAuthority) async throws
}
