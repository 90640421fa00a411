package import LintelTokens

/// The scopes of apps and who has decided about them.
package protocol ScopeApprovalStore: Sendable {
    /// Adds scopes behind those that the app has and puts refused ones into their new state; others stay as they are.
    /// The app gets a new version when something has changed.
    ///
    /// - Parameters:
    ///   - version: The version that the change was made for; nil for any.
    ///   - limit: How many scopes an app may have.
    /// - Returns: The scopes that have changed, in no particular order.
    /// - Throws: ``PlatformError`` with code `notFound`, `conflict` (another version) or `scopeLimit`.
    func request(_ scopes: [AppScope], for id: ClientID, version: Int64?, limit: Int) async throws -> [String]

    /// Decides about a request and gives the app a new version: of two decisions at once one counts.
    ///
    /// - Returns: Whether the scope was requested, and not by `decider`.
    func decide(
        _ decision: ScopeDecision,
        on scope: String,
        of id: ClientID,
        note: String?,
        by decider: String,
        at now: UnixTime,
    ) async throws -> Bool

    /// Turns an approval into a refusal.
    ///
    /// - Returns: Whether the scope was approved.
    func revokeApproval(
        of scope: String,
        of id: ClientID,
        note: String?,
        by decider: String,
        at now: UnixTime,
    ) async throws -> Bool

    /// Takes a scope off an app that is requested or approved.
    ///
    /// - Parameter version: The version that the change was made for; nil for any.
    /// - Returns: Whether the app had it.
    /// - Throws: ``PlatformError`` with code `notFound` or `conflict`.
    func withdraw(_ scope: String, of id: ClientID, version: Int64?) async throws -> Bool

    /// The requests of active apps, oldest first, from behind a place on.
    func requests(_ filter: ScopeRequestFilter, after cursor: ScopeRequest.Cursor?, limit: Int) async throws
        -> [ScopeRequest]

    /// The newest decisions, newest first.
    func decisions(_ filter: ScopeRequestFilter, limit: Int) async throws -> [ScopeRequest]

    /// The enabled administrators and co-administrators of an organisation; the enabled operators for nil.
    func approvers(in organisation: OrganisationID?, limit: Int) async throws -> [Account]
}
