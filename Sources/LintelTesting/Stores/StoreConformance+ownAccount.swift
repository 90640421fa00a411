import LintelOAuth
import LintelPlatform
import LintelTokens

/// What people see and change of their own account.
extension StoreConformance {
    static let ownAccount: [ConformanceCase<Stores>] =
        Self.ownSessions + Self.ownConsents + Self.ownChanges + Self.deactivation

    private static func live(_ stores: Stores, _ number: Int = 1, at now: UnixTime = Sample.now) async throws
        -> [LiveSession]
    {
        try await stores.sessions.sessions(
            of: Sample.account(number).id,
            at: now,
            idleSeconds: Sample.idleSeconds,
            limit: 10,
        )
    }

    private static let ownSessions: [ConformanceCase<Stores>] = [
        ConformanceCase("own sessions: live ones are listed with place and device, the last used first") { stores in
            for number in 1...2 { try await stores.addAccount(number) }
            var session = Sample.session(1)
            session.userAgent = "Firefox/140 \u{1F511}"
            session.signInAddress = "192.0.2.1"
            session.lastAddress = "192.0.2.1"
            _ = try await stores.sessions.create(session, replacing: nil, at: nil)
            try await stores.sessions.create(Sample.session(2), replacing: nil)
            var other = Sample.session(3)
            other.accountID = Sample.account(2).id
            try await stores.sessions.create(other, replacing: nil)
            try await stores.sessions.touch(session.id, at: Sample.now + 5, from: "2001:db8::1")
            session.lastSeenAt = Sample.now + 5
            session.lastAddress = "2001:db8::1"
            let found = try await stores.sessions.session(
                session.id,
                at: Sample.now + 5,
                idleSeconds: Sample.idleSeconds,
            )
            try requireEqual(found?.session, session)
            let first = LiveSession(
                reference: session.reference,
                authenticatedAt: session.authenticatedAt,
                lastSeenAt: session.lastSeenAt,
                userAgent: session.userAgent,
                signInAddress: "192.0.2.1",
                lastAddress: "2001:db8::1",
            )
            let live = try await Self.live(stores)
            try requireEqual(live.map(\.reference), [session.reference, Sample.session(2).reference])
            try requireEqual(live.first, first)
            try requireEqual(live.last?.userAgent, nil)
            try requireEqual(try await Self.live(stores, at: session.expiresAt).count, 0)
            try requireEqual(try await Self.live(stores, at: Sample.now + Sample.idleSeconds + 1).count, 1)
            let limited = try await stores.sessions.sessions(
                of: Sample.account(1).id,
                at: Sample.now,
                idleSeconds: Sample.idleSeconds,
                limit: 1,
            )
            try requireEqual(limited.map(\.reference), [session.reference])
            try await stores.sessions.touch(session.id, at: Sample.now + 6)
            try requireEqual(try await Self.live(stores).first?.lastAddress, "2001:db8::1")
        },
        ConformanceCase("own sessions: a reference ends the account's own session, once") { stores in
            for number in 1...2 { try await stores.addAccount(number) }
            for number: UInt8 in 1...3 { try await stores.sessions.create(Sample.session(number), replacing: nil) }
            let (own, other) = (Sample.account(1).id, Sample.account(2).id)
            let reference = Sample.session(1).reference
            try requireEqual(try await stores.sessions.end(reference: reference, of: other), false)
            try requireEqual(try await Self.live(stores).count, 3)
            try requireEqual(try await stores.sessions.end(reference: reference, of: own), true)
            try requireEqual(try await stores.sessions.end(reference: reference, of: own), false)
            let kept = Sample.session(2).reference
            try requireEqual(try await stores.sessions.endAll(of: other, except: nil), 0)
            try requireEqual(try await stores.sessions.endAll(of: own, except: kept), 1)
            try requireEqual(try await Self.live(stores).map(\.reference), [kept])
            try requireEqual(try await stores.sessions.endAll(of: own, except: nil), 1)
        },
        ConformanceCase("own sessions: the history of a place tells first, known and other places apart") { stores in
            for number in 1...2 { try await stores.addAccount(number) }
            let home = SignInPlace(userAgent: "Firefox", address: [192, 0, 2, 1])
            let away = SignInPlace(userAgent: "Firefox", address: [198, 51, 100, 1])
            func signIn(_ number: UInt8, _ place: SignInPlace, at now: UnixTime, account: Int = 1) async throws
                -> SignInPlace.History
            {
                var session = Sample.session(number)
                session.accountID = Sample.account(account).id
                session.createdAt = now
                return try await stores.sessions.create(session, replacing: nil, at: place)
            }
            let first = try await signIn(1, home, at: Sample.now)
            try requireEqual(first, SignInPlace.History(lastSeenAt: nil, knowsOthers: false))
            // Places outlive their sessions.
            try await stores.sessions.endAll(of: Sample.account(1).id)
            let again = try await signIn(2, home, at: Sample.now + 60)
            try requireEqual(again, SignInPlace.History(lastSeenAt: Sample.now, knowsOthers: true))
            let other = try await signIn(3, away, at: Sample.now + 70)
            try requireEqual(other, SignInPlace.History(lastSeenAt: nil, knowsOthers: true))
            let third = try await signIn(4, home, at: Sample.now + 80)
            try requireEqual(third.lastSeenAt, Sample.now + 60)
            let stranger = try await signIn(5, away, at: Sample.now + 90, account: 2)
            try requireEqual(stranger, SignInPlace.History(lastSeenAt: nil, knowsOthers: false))
        },
        ConformanceCase("own sessions: of many places the newest are kept") { stores in
            try await stores.addAccount(1)
            func signIn(_ number: UInt8) async throws -> SignInPlace.History {
                var session = Sample.session(number)
                session.createdAt = Sample.now + Int64(number)
                let place = SignInPlace(userAgent: nil, address: [192, 0, number, 1])
                return try await stores.sessions.create(session, replacing: Sample.id(number), at: place)
            }
            for number in 1...UInt8(SignInPlace.limit + 1) { _ = try await signIn(number) }
            try require(try await signIn(2).lastSeenAt != nil, "the second place is known")
            try requireEqual(try await signIn(1).lastSeenAt, nil)
        },
    ]

    private static let ownConsents: [ConformanceCase<Stores>] = [
        ConformanceCase("own consents: apps are listed with what they may do, since when, and their last use") {
            stores in
            try await stores.addFamilies(1)
            let (account, client) = (Sample.account(1).id, Sample.app(1).client.id)
            try await stores.grants.saveConsent(account: account, client: client, scopes: ["openid"], at: Sample.now)
            try await stores.grants.saveConsent(account: account, client: client, scopes: ["files"], at: Sample.now + 7)
            let second = Sample.app(2).client.id
            try await stores.grants.saveConsent(account: account, client: second, scopes: ["a"], at: Sample.now + 3)
            _ = try await stores.rotate(1, generation: 0, at: Sample.now + 10)
            let consents = try await stores.grants.consents(of: account, limit: 10)
            try requireEqual(
                consents,
                [
                    AppConsent(
                        clientID: client,
                        appName: "App 1",
                        organisationName: nil,
                        scopes: ["openid", "files"],
                        givenAt: Sample.now,
                        lastUsedAt: Sample.now + 10,
                    ),
                    AppConsent(
                        clientID: second,
                        appName: "App 2",
                        organisationName: nil,
                        scopes: ["a"],
                        givenAt: Sample.now + 3,
                        lastUsedAt: nil,
                    ),
                ],
            )
            try requireEqual(try await stores.grants.consents(of: account, limit: 1).map(\.clientID), [client])
            try requireEqual(try await stores.grants.consents(of: Sample.account(2).id, limit: 10), [])
        },
        ConformanceCase("own consents: taking one back denies the token of a code without refresh token") { stores in
            try await stores.addAccountsAndApps()
            try await stores.grants.saveCode(Sample.code(1))
            let (account, client) = (Sample.account(1).id, Sample.app(1).client.id)
            _ = try await stores.grants.redeemCode(
                Sample.id(1),
                clientID: client,
                at: Sample.now,
                denyUntil: Sample.denyUntil,
            ) { _, _ in .grant(family: nil) }
            try await stores.grants.saveConsent(account: account, client: client, scopes: ["files"], at: Sample.now)
            let changes = try await stores.changes {
                try await stores.grants.revokeConsent(account: account, client: client, denyUntil: Sample.denyUntil)
            }
            try requireEqual(changes, [.denials])
            try requireEqual(
                try await stores.grants.denials(at: Sample.now),
                [Denial(target: .grant(GrantID("grant-1")), expiresAt: Sample.denyUntil)],
            )
        },
    ]

    private static let ownChanges: [ConformanceCase<Stores>] = [
        ConformanceCase("own account: the name changes, but not of a disabled or unknown account") { stores in
            try await stores.addAccount(1)
            let id = Sample.account(1).id
            let changes = try await stores.changes { _ = try await stores.accounts.setName("Other", for: id) }
            try requireEqual(changes, [.accounts])
            try requireEqual(try await stores.accounts.account(id)?.name, "Other")
            try requireEqual(try await stores.accounts.setName("X", for: AccountID("nobody")), false)
            _ = try await stores.accounts.disable(Sample.key(1), at: Sample.now, denyUntil: Sample.denyUntil)
            try requireEqual(try await stores.accounts.setName("X", for: id), false)
        },
        ConformanceCase("own account: a new password ends every session but one") { stores in
            try await stores.addAccount(1)
            for number: UInt8 in 1...3 { try await stores.sessions.create(Sample.session(number), replacing: nil) }
            let id = Sample.account(1).id
            let kept = Sample.session(2).reference
            try requireEqual(try await stores.accounts.changePassword(id, to: "new", keeping: kept), 2)
            try requireEqual(try await Self.live(stores).map(\.reference), [kept])
            try requireEqual(try await stores.accounts.credentials(for: Sample.key(1))?.passwordHash, "new")
            try requireEqual(try await stores.accounts.changePassword(id, to: "newer", keeping: nil), 1)
            let nobody = try await stores.accounts.changePassword(AccountID("nobody"), to: "new", keeping: nil)
            try requireEqual(nobody, nil)
        },
        ConformanceCase("own account: a new address moves the key and ends every session but one") { stores in
            try await stores.addAccount(2)
            let id = Sample.account(2).id
            for number: UInt8 in 1...2 {
                var session = Sample.session(number)
                session.accountID = id
                try await stores.sessions.create(session, replacing: nil)
            }
            let kept = Sample.session(2).reference
            let changes = try await stores.changes {
                let ended = try await stores.accounts.changeEmail(id, to: "New@X", key: Sample.key(9), keeping: kept)
                try requireEqual(ended, 1)
            }
            try requireEqual(changes, [.accounts])
            try require(try await stores.accounts.credentials(for: Sample.key(2)) == nil)
            let moved = try await stores.accounts.credentials(for: Sample.key(9))
            try requireEqual(moved?.account.id, id)
            try requireEqual(moved?.account.email, "New@X")
            try requireEqual(moved?.account.isEmailVerified, true)
            try requireEqual(moved?.passwordHash, "hash 2")
            // Its own key again is no conflict, and the old one is free for others.
            try requireEqual(
                try await stores.accounts.changeEmail(id, to: "new@x", key: Sample.key(9), keeping: kept),
                0,
            )
            var other = Sample.account(2)
            other.id = AccountID("other")
            try await stores.accounts.create(other, key: Sample.key(2), passwordHash: nil)
        },
        ConformanceCase("own account: an address that is taken is refused, and nothing changes") { stores in
            for number in 1...2 { try await stores.addAccount(number) }
            try await stores.sessions.create(Sample.session(1), replacing: nil)
            let error = try await requireError(PlatformError.self) {
                _ = try await stores.accounts.changeEmail(
                    Sample.account(1).id,
                    to: "x",
                    key: Sample.key(2),
                    keeping: nil,
                )
            }
            try requireEqual(error.code, .emailTaken)
            try requireEqual(try await stores.accounts.account(Sample.account(1).id), Sample.account(1))
            try requireEqual(try await Self.live(stores).count, 1)
        },
        ConformanceCase("own account: of 10 that want one address at once, one gets it") { stores in
            for number in 1...10 { try await stores.addAccount(number) }
            let got = try await simultaneously(10) { number in
                do {
                    let id = Sample.account(number % 10 + 1).id
                    return try await stores.accounts.changeEmail(id, to: "x", key: Sample.key(99), keeping: nil) != nil
                } catch let error as PlatformError where error.code == .emailTaken {
                    return false
                }
            }
            try requireEqual(got.count { $0 }, 1)
        },
    ]
}
