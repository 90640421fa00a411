package import LintelTokens

/// The members of organisations.
///
/// Every change is seen by all nodes at once: memberships are read at each use.
package protocol OrganisationMemberStore: Sendable {
    /// The person or service identity with this address; nil when there is none.
    func principal(_ key: EmailKey) async throws -> OrganisationPrincipal?

    /// A page of the members by address.
    func members(of id: OrganisationID, matching query: OrganisationMemberQuery) async throws -> OrganisationMemberPage

    /// How many members there are, services included.
    func memberCount(of id: OrganisationID) async throws -> Int

    /// One member; nil when the subject does not belong to the organisation.
    func member(_ subject: Subject, of id: OrganisationID) async throws -> OrganisationMember?

    /// Makes a principal a member.
    ///
    /// - Returns: False when it is one already, whatever its role.
    /// - Throws: ``PlatformError`` with code `notFound` or `listFull`.
    func add(_ subject: Subject, role: OrganisationRole, to id: OrganisationID, limit: Int, at now: UnixTime)
        async throws -> Bool

    /// Gives a member another role, and ends the open invitations of one who is no administrator any more.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, or `administratorLast` when nobody else is an administrator who
    ///   can sign in.
    func setRole(_ role: OrganisationRole, of subject: Subject, in id: OrganisationID, at now: UnixTime) async throws

    /// Takes a member out, ends the open invitations that it has sent, and hands on its part in the organisation's apps:
    /// an app that has no other owner goes to an administrator.
    ///
    /// - Parameter role: The role that the member has, as far as the caller knows.
    /// - Throws: As ``setRole(_:of:in:at:)``, and `conflict` when the role has changed.
    func remove(_ subject: Subject, withRole role: OrganisationRole, from id: OrganisationID, at now: UnixTime)
        async throws
}
