package import LintelTokens

/// Server-side sessions of signed-in browsers.
///
/// Ids are stored as SHA-256: a stolen file opens no session.
package protocol SessionStore: Sendable {
    /// Adds a session and, in the same transaction, ends the one it replaces (session fixation) and remembers the place.
    ///
    /// - Parameter place: Where the person signs in; nil leaves the places as they are.
    /// - Returns: What was known of the place before.
    func create(_ session: Session, replacing old: [UInt8]?, at place: SignInPlace?) async throws -> SignInPlace.History

    /// The live session with its enabled account: neither idle for longer than `idleSeconds` nor past its end.
    func session(_ id: [UInt8], at now: UnixTime, idleSeconds: Int64) async throws -> (
        session: Session, account: Account
    )?

    /// Notes that the session was used.
    ///
    /// - Parameter address: The network address of the use; nil keeps the last one.
    func touch(_ id: [UInt8], at now: UnixTime, from address: String?) async throws

    /// The live sessions of an account, the one that was used last first.
    func sessions(of account: AccountID, at now: UnixTime, idleSeconds: Int64, limit: Int) async throws -> [LiveSession]

    /// Ends the session; no error when it is gone already.
    func end(_ id: [UInt8]) async throws

    /// Ends the session with this reference, if it is the account's.
    ///
    /// - Returns: Whether there was one.
    func end(reference: [UInt8], of account: AccountID) async throws -> Bool

    /// Ends each session of the account, but for the one with this reference.
    ///
    /// - Returns: How many have ended.
    @discardableResult
    func endAll(of account: AccountID, except reference: [UInt8]?) async throws -> Int
}

extension SessionStore {
    /// Adds a session and ends the one it replaces, whatever the place.
    package func create(_ session: Session, replacing old: [UInt8]?) async throws {
        _ = try await self.create(session, replacing: old, at: nil)
    }

    /// Notes that the session was used, wherever.
    package func touch(_ id: [UInt8], at now: UnixTime) async throws {
        try await self.touch(id, at: now, from: nil)
    }

    /// Ends each session of the account.
    package func endAll(of account: AccountID) async throws {
        try await self.endAll(of: account, except: nil)
    }
}
