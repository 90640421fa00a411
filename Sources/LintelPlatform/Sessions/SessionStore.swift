package import LintelTokens

/// Server-side sessions of signed-in browsers.
///
/// Ids are stored as SHA-256: a stolen file opens no session.
package protocol SessionStore: Sendable {
    /// Adds a session and, in the same transaction, ends the one it replaces (session fixation).
    func create(_ session: Session, replacing old: [UInt8]?) async throws

    /// The live session with its enabled account: neither idle for longer than `idleSeconds` nor past its end.
    func session(_ id: [UInt8], at now: UnixTime, idleSeconds: Int64) async throws -> (
        session: Session, account: Account
    )?

    /// Notes that the session was used.
    func touch(_ id: [UInt8], at now: UnixTime) async throws

    /// Ends the session; no error when it is gone already.
    func end(_ id: [UInt8]) async throws

    /// Ends each session of the account.
    func endAll(of account: AccountID) async throws
}
