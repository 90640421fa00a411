package import LintelTokens

/// Where somebody is signed in, and how they sign out from afar.
package struct SessionManagement: Sendable {
    /// More browsers than anybody has; of more, those used last are shown.
    private static let limit = 100

    private let sessions: any SessionStore
    private let idleSeconds: Int64
    private let sink: any AuditSink

    /// - Parameter idleSeconds: How long a session lives without use.
    package init(sessions: any SessionStore, idleSeconds: Int64, sink: any AuditSink) {
        self.sessions = sessions
        self.idleSeconds = idleSeconds
        self.sink = sink
    }

    /// The live sessions of whoever asks, the one that was used last first.
    package func sessions(by actor: Actor, at now: UnixTime) async throws -> [LiveSession] {
        let account = try AccountManagement.account(of: actor)
        return try await self.sessions.sessions(
            of: account.id,
            at: now,
            idleSeconds: self.idleSeconds,
            limit: Self.limit,
        )
    }

    /// Ends one session of whoever asks.
    ///
    /// - Parameter name: As ``LiveSession/name`` gave it.
    /// - Throws: ``PlatformError`` with code `notFound`, also for another account's session.
    package func end(_ name: String, by actor: Actor, at now: UnixTime) async throws {
        let account = try AccountManagement.account(of: actor)
        guard let reference = LiveSession.reference(named: name),
            try await self.sessions.end(reference: reference, of: account.id)
        else { throw PlatformError(.notFound, "There is no such session.") }
        self.sink.record(actor.event(.sessionEnded, target: account.id.rawValue, at: now))
    }

    /// Ends every session of whoever asks but the one with this reference.
    ///
    /// - Parameter reference: Nil ends them all.
    /// - Returns: How many have ended.
    @discardableResult
    package func endAll(except reference: [UInt8]?, by actor: Actor, at now: UnixTime) async throws -> Int {
        let account = try AccountManagement.account(of: actor)
        let ended = try await self.sessions.endAll(of: account.id, except: reference)
        if ended > 0 {
            self.sink.record(
                actor.event(.sessionEnded, target: account.id.rawValue, detail: "\(ended) sessions.", at: now)
            )
        }
        return ended
    }
}
