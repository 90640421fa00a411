package import LintelTokens

/// All refresh tokens that descend from one authorization code: one row, whatever the number of rotations.
///
/// The token is `id . generation . MAC`; only the newest generation is alive, the one before it is answered with
/// the same successor inside the grace window, anything older kills the family (RFC 9700 §4.14.2).
package struct RefreshFamily: Sendable, Hashable {
    /// 16 random bytes.
    package var id: [UInt8]
    package var clientID: ClientID
    package var accountID: AccountID
    package var sessionReference: [UInt8]
    package var grantID: GrantID
    /// The code that the family came from: a second use of it revokes the family.
    package var codeID: [UInt8]
    package var scopes: ScopeSet
    package var authenticatedAt: UnixTime
    /// Generation of the token that is alive; the first is 0.
    package var generation: Int64
    package var createdAt: UnixTime
    package var rotatedAt: UnixTime
    /// The absolute end, whatever the use.
    package var expiresAt: UnixTime

    package init(
        id: [UInt8],
        clientID: ClientID,
        accountID: AccountID,
        sessionReference: [UInt8],
        grantID: GrantID,
        codeID: [UInt8],
        scopes: ScopeSet,
        authenticatedAt: UnixTime,
        generation: Int64 = 0,
        createdAt: UnixTime,
        rotatedAt: UnixTime,
        expiresAt: UnixTime,
    ) {
        self.id = id
        self.clientID = clientID
        self.accountID = accountID
        self.sessionReference = sessionReference
        self.grantID = grantID
        self.codeID = codeID
        self.scopes = scopes
        self.authenticatedAt = authenticatedAt
        self.generation = generation
        self.createdAt = createdAt
        self.rotatedAt = rotatedAt
        self.expiresAt = expiresAt
    }
}
