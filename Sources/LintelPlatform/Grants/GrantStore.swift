package import LintelTokens

/// Authorization codes, refresh families and remembered consent: everything that must be used exactly once.
package protocol GrantStore: Sendable {
    // MARK: Codes

    /// Keeps a fresh code.
    func saveCode(_ code: AuthorizationCode) async throws

    /// Uses a code up and, when `decide` says so, starts the refresh family, in one transaction.
    ///
    /// Exactly one caller of many gets `redeemed` or `refused`; the code is used up in both cases. A second use of a
    /// code revokes the families that came from it and denies its grant until `denyUntil`. A code presented by
    /// another client is left alone and answered `unknown`; so is a code whose account is disabled (it dies).
    /// - Parameter decide: A pure check of the code's bindings, run inside the transaction.
    func redeemCode(
        _ id: [UInt8],
        clientID: ClientID,
        at now: UnixTime,
        denyUntil: UnixTime,
        decide: @escaping @Sendable (AuthorizationCode, Account) -> CodeDecision,
    ) async throws -> CodeRedemption

    // MARK: Refresh families

    /// Moves a family from `generation` to the next, if `decide` does not refuse; one conditional statement.
    ///
    /// A generation that was rotated away at most `graceSeconds` ago, and is the one just before the living one,
    /// gets `repeated`; with `graceSeconds` 0 nothing does. An older one revokes the family (`reused`) and denies its grant until `denyUntil`.
    /// A family of another client is left alone and answered `unknown`; so are expired (idle or absolute), revoked
    /// families and those of disabled accounts.
    func rotate(
        _ id: [UInt8],
        generation: Int64,
        clientID: ClientID,
        at now: UnixTime,
        idleSeconds: Int64,
        graceSeconds: Int64,
        denyUntil: UnixTime,
        decide: @escaping @Sendable (RefreshFamily) -> RefreshDecision,
    ) async throws -> RefreshRotation

    /// The family as it stands, if it is alive at `now` and belongs to an enabled account (introspection).
    func family(_ id: [UInt8], at now: UnixTime, idleSeconds: Int64) async throws -> RefreshFamily?

    /// Revokes a family of this client and denies its grant's access tokens until `denyUntil`; false when unknown.
    func revokeFamily(_ id: [UInt8], clientID: ClientID, denyUntil: UnixTime) async throws -> Bool

    /// Revokes the families that this browser session gave to this client, and its codes that are still unused
    /// (sign-out started by the client).
    ///
    /// - Parameter session: The session's reference, as in ``RefreshFamily/sessionReference``.
    func revokeFamilies(session: [UInt8], clientID: ClientID, denyUntil: UnixTime) async throws

    // MARK: Consent

    /// The scopes that the account has allowed the client so far.
    func consent(account: AccountID, client: ClientID) async throws -> ScopeSet?

    /// Remembers the scopes in addition to those allowed before.
    func saveConsent(account: AccountID, client: ClientID, scopes: ScopeSet, at now: UnixTime) async throws

    /// The apps that the account has allowed something, the last change first.
    func consents(of account: AccountID, limit: Int) async throws -> [AppConsent]

    /// Forgets what the account allowed the client, revokes the families that live from it, and denies the access tokens
    /// that came from them or from its codes.
    func revokeConsent(account: AccountID, client: ClientID, denyUntil: UnixTime) async throws

    // MARK: Denied access tokens

    /// Denies one access token until it would have expired.
    func deny(_ denial: Denial) async throws

    /// Every denial that has not expired.
    func denials(at now: UnixTime) async throws -> [Denial]
}

/// An access token, or all of a grant, that must no longer be accepted although its signature still holds.
package struct Denial: Sendable, Hashable {
    package enum Target: Sendable, Hashable {
        case token(TokenID)
        case grant(GrantID)
    }

    package var target: Target
    package var expiresAt: UnixTime

    package init(target: Target, expiresAt: UnixTime) {
        self.target = target
        self.expiresAt = expiresAt
    }
}

/// What a pure check says of a code that is being redeemed.
package enum CodeDecision: Sendable {
    /// The code's bindings hold; start this family if there is one.
    case grant(family: RefreshFamily?)
    /// A binding does not hold; the code is used up and nothing is given.
    case refuse(reason: String)
}

/// What became of a code.
package enum CodeRedemption: Sendable {
    case redeemed(AuthorizationCode, Account, family: RefreshFamily?)
    case refused(AuthorizationCode, reason: String)
    /// Used before: what it gave has been revoked.
    case reused
    case unknown
}

/// What a pure check says of a refresh request before the family moves on.
package enum RefreshDecision: Sendable {
    case rotate
    /// The request is wrong (wider scope, say); the presented token stays alive.
    case refuse
}

/// What became of a refresh request.
///
/// The family is as it stands after the call.
package enum RefreshRotation: Sendable {
    case rotated(RefreshFamily, Account)
    /// The same successor again: `family.generation` is the living one.
    case repeated(RefreshFamily, Account)
    case refused(RefreshFamily)
    case reused
    case unknown
}
