package import Hummingbird
package import LintelPlatform
package import LintelTokens

/// Who is signed in on the browser that sent a request.
package struct BrowserSessions: Sendable {
    /// A live session with its account.
    package struct SignedIn: Sendable {
        package var session: Session
        package var account: Account
    }

    /// Seconds between two notes of use: a note is a write.
    private static let touchSeconds: Int64 = 60

    private let cookies: BrowserCookies
    private let store: any SessionStore
    private let settings: ServerSettings.Session
    private let random: RandomSource

    package init(
        cookies: BrowserCookies,
        store: any SessionStore,
        settings: ServerSettings.Session,
        random: RandomSource,
    ) {
        self.cookies = cookies
        self.store = store
        self.settings = settings
        self.random = random
    }

    /// The live session of this browser, if it has one.
    package func current(_ request: Request, at now: UnixTime) async throws -> SignedIn? {
        guard let id = self.cookies.session(of: request),
            let found = try await self.store.session(id, at: now, idleSeconds: self.settings.idle)
        else { return nil }
        if now - found.session.lastSeenAt >= Self.touchSeconds { try await self.store.touch(id, at: now) }
        return SignedIn(session: found.session, account: found.account)
    }

    /// Starts a session with a fresh id; the browser's old one, if any, ends with it (session fixation).
    package func begin(for account: Account, replacing request: Request, at now: UnixTime) async throws -> Session {
        let session = Session(
            id: self.random.bytes(16),
            accountID: account.id,
            authenticatedAt: now,
            createdAt: now,
            lastSeenAt: now,
            expiresAt: now + self.settings.absolute,
        )
        try await self.store.create(session, replacing: self.cookies.session(of: request))
        return session
    }

    /// Ends a session.
    package func end(_ session: Session) async throws {
        try await self.store.end(session.id)
    }
}
