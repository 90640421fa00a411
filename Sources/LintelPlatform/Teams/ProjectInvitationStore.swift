package import LintelTokens

/// Invitations into projects, shares and jobs; tokens and keys stand in them as digests.
package protocol ProjectInvitationStore: Sendable {
    /// Keeps an invitation, in the place of an open one to the same address that offers the same kind of place; the roles
    /// of that one are offered too, and have to be the authority's to give.
    ///
    /// - Parameters:
    ///   - digest: SHA-256 of the token's secret, 32 bytes.
    ///   - limit: How many open invitations the project can have.
    /// - Returns: The invitation with all that it offers.
    /// - Throws: ``PlatformError`` with code `listFull`, `roleMissing`, or `notFound` (field `role` or `group`).
    @discardableResult
    func put(
        _ invitation: ProjectInvitation,
        digest: [UInt8],
        limit: Int,
        under authority: ProjectAuthority,
    ) async throws -> ProjectInvitation

    /// A part of the invitations that can still be accepted, newest first.
    ///
    /// - Parameter group: Those into this group only; nil for those into the team.
    func openInvitations(
        of project: ProjectID,
        into group: ProjectGroupID?,
        at now: UnixTime,
        skip: Int,
        top: Int,
    ) async throws -> ProjectTeamPage<ProjectInvitation>

    /// An invitation that was not revoked and has not run out.
    func invitation(_ id: InvitationID, of project: ProjectID, at now: UnixTime) async throws -> ProjectInvitation?

    /// The invitation with this token, if it can still be accepted.
    func projectInvitation(digest: [UInt8], at now: UnixTime) async throws -> ProjectInvitation?

    /// Uses the invitation up and makes the account what it offers, in one transaction; of many at once one succeeds.
    ///
    /// - Parameters:
    ///   - groupLimit: How many members a group can have.
    ///   - authority: What the inviter may do now.
    /// - Returns: Nil when it is not for this address, cannot be accepted any more, or its inviter is switched off or gone.
    /// - Throws: ``PlatformError`` with code `listFull`, `roleMissing`, or `notFound` (field `role` or `group`).
    func accept(
        _ invitation: ProjectInvitation,
        key: EmailKey,
        account: AccountID,
        memberLimit: Int,
        groupLimit: Int,
        under authority: ProjectAuthority,
        at now: UnixTime,
    ) async throws -> ProjectInvitation?

    /// Ends an open invitation; nil when there is none of that id.
    ///
    /// - Parameter key: Whom it has to be for; nil for whomever.
    func revokeInvitation(_ id: InvitationID, of project: ProjectID, key: EmailKey?, at now: UnixTime) async throws
        -> ProjectInvitation?
}

/// Shares of projects, and jobs on their teams.
package protocol ProjectShareStore: Sendable {
    /// - Throws: ``PlatformError`` with code `notFound` or `listFull`.
    func add(_ share: ProjectShare, digest: [UInt8], limit: Int) async throws

    /// The shares that are still good, newest first.
    func shares(of project: ProjectID, at now: UnixTime) async throws -> [ProjectShare]

    /// The share with this id; nil when it has been ended.
    func share(_ id: ProjectShareID) async throws -> ProjectShare?

    /// The share that a key opens; nil when it has been ended or is no longer good.
    ///
    /// - Parameter digest: SHA-256 of the key, 32 bytes.
    func share(withDigest digest: [UInt8], at now: UnixTime) async throws -> ProjectShare?

    /// Ends a share; nil when there is none of that id.
    func removeShare(_ id: ProjectShareID, of project: ProjectID) async throws -> ProjectShare?

    /// Keeps a job, or what has become of it, and forgets the oldest beyond so many.
    func put(_ job: ProjectTeamJob, keeping limit: Int) async throws

    func job(_ id: ProjectTeamJobID, of project: ProjectID) async throws -> ProjectTeamJob?
}
