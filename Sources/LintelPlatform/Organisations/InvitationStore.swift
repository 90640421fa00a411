package import LintelTokens

/// Invitations into organisations; tokens stand in them as digests.
package protocol InvitationStore: Sendable {
    /// Keeps an invitation, in the place of an open one of the same organisation to the same address.
    ///
    /// - Parameters:
    ///   - digest: SHA-256 of the token's secret, 32 bytes.
    ///   - limit: How many open invitations the organisation can have.
    /// - Throws: ``PlatformError`` with code `listFull`, or `notFound` when the organisation is unknown.
    func put(_ invitation: Invitation, digest: [UInt8], limit: Int) async throws

    /// The organisation's invitations that can still be accepted, newest first.
    func open(of organisation: OrganisationID, at now: UnixTime, limit: Int) async throws -> [Invitation]

    /// The invitation with this token, if it can still be accepted.
    func invitation(digest: [UInt8], at now: UnixTime) async throws -> Invitation?

    /// Uses the invitation up and makes the account a member, in one transaction; of many at once one succeeds.
    ///
    /// Somebody who has become a member meanwhile keeps the role.
    ///
    /// - Returns: Nil when it is not for this address, or cannot be accepted any more.
    func accept(
        digest: [UInt8],
        key: EmailKey,
        account: AccountID,
        memberLimit: Int,
        at now: UnixTime,
    ) async throws -> Invitation?

    /// Ends an open invitation of the organisation; nil when there is none of that id.
    func revoke(_ id: InvitationID, of organisation: OrganisationID, at now: UnixTime) async throws -> Invitation?

    /// Ends an open invitation that is for this address; nil when there is none with this token.
    func decline(digest: [UInt8], key: EmailKey, at now: UnixTime) async throws -> Invitation?
}
