import LintelPlatform
import LintelTokens

extension StoreConformance {
    private static func session(
        _ number: UInt8,
        at now: UnixTime = Sample.now,
        in stores: Stores,
    ) async throws -> (session: Session, account: Account)? {
        try await stores.sessions.session(Sample.id(number), at: now, idleSeconds: Sample.idleSeconds)
    }

    static let sessions: [ConformanceCase<Stores>] = [
        ConformanceCase("sessions: a session comes back whole with its account, an unknown id gives nil") { stores in
            try await stores.addAccount(1)
            try await stores.sessions.create(Sample.session(1), replacing: nil)
            let found = try requireValue(try await Self.session(1, in: stores))
            try requireEqual(found.session, Sample.session(1))
            try requireEqual(found.account, Sample.account(1))
            try require(try await Self.session(2, in: stores) == nil)
        },
        ConformanceCase("sessions: a new session ends the one it replaces") { stores in
            try await stores.addAccount(1)
            try await stores.sessions.create(Sample.session(1), replacing: nil)
            try await stores.sessions.create(Sample.session(2), replacing: Sample.id(1))
            try require(try await Self.session(1, in: stores) == nil)
            try require(try await Self.session(2, in: stores) != nil)
        },
        ConformanceCase("sessions: idle and absolute ends hold; use moves only the idle one") { stores in
            try await stores.addAccount(1)
            try await stores.sessions.create(Sample.session(1), replacing: nil)
            let idle = Sample.now + Sample.idleSeconds
            try require(try await Self.session(1, at: idle, in: stores) != nil)
            try require(try await Self.session(1, at: idle + 1, in: stores) == nil)
            try await stores.sessions.touch(Sample.id(1), at: idle)
            try requireEqual(try await Self.session(1, at: idle + 1, in: stores)?.session.lastSeenAt, idle)
            try await stores.sessions.touch(Sample.id(1), at: idle - 5)
            try requireEqual(try await Self.session(1, at: idle + 1, in: stores)?.session.lastSeenAt, idle)
            let end = Sample.session(1).expiresAt
            try await stores.sessions.touch(Sample.id(1), at: end - 1)
            try require(try await Self.session(1, at: end - 1, in: stores) != nil)
            try require(try await Self.session(1, at: end, in: stores) == nil)
        },
        ConformanceCase("sessions: ending is final, and no error when the session is gone") { stores in
            try await stores.addAccount(1)
            for number: UInt8 in 1...3 { try await stores.sessions.create(Sample.session(number), replacing: nil) }
            for _ in 1...2 { try await stores.sessions.end(Sample.id(1)) }
            try await stores.sessions.touch(Sample.id(1), at: Sample.now + 1)
            try require(try await Self.session(1, in: stores) == nil)
            try require(try await Self.session(2, in: stores) != nil)
            try await stores.sessions.endAll(of: Sample.account(1).id)
            try require(try await Self.session(2, in: stores) == nil)
            try require(try await Self.session(3, in: stores) == nil)
        },
    ]
}
