import HTTPTypes
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

    /// A session that has begun, and what was known of the place.
    package struct Begun: Sendable {
        package var session: Session
        package var history: SignInPlace.History
    }

    /// The live session of this browser, if it has one.
    ///
    /// - Parameter address: Where the request comes from; nil when the caller does not know.
    package func current(
        _ request: Request,
        from address: ClientAddress.Address? = nil,
        at now: UnixTime,
    ) async throws -> SignedIn? {
        guard let id = self.cookies.session(of: request),
            let found = try await self.store.session(id, at: now, idleSeconds: self.settings.idle)
        else { return nil }
        if now - found.session.lastSeenAt >= Self.touchSeconds {
            try await self.store.touch(id, at: now, from: address?.text)
        }
        return SignedIn(session: found.session, account: found.account)
    }

    /// Starts a session with a fresh id; the browser's old one, if any, ends with it (session fixation).
    package func begin(
        for account: Account,
        replacing request: Request,
        from address: ClientAddress.Address,
        at now: UnixTime,
    ) async throws -> Begun {
        let userAgent = UserAgent.text(request.headers[.userAgent])
        let session = Session(
            id: self.random.bytes(16),
            accountID: account.id,
            authenticatedAt: now,
            createdAt: now,
            lastSeenAt: now,
            expiresAt: now + self.settings.absolute,
            userAgent: userAgent,
            signInAddress: address.text,
            lastAddress: address.text,
        )
        let history = try await self.store.create(
            session,
            replacing: self.cookies.session(of: request),
            at: SignInPlace(userAgent: userAgent, address: address.bytes),
        )
        return Begun(session: session, history: history)
    }

    /// Ends a session.
    package func end(_ session: Session) async throws {
        try await self.store.end(session.id)
    }
}
