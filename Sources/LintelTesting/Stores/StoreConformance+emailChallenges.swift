import LintelPlatform
import LintelTokens

extension StoreConformance {
    static let emailChallenges: [ConformanceCase<Stores>] = [
        ConformanceCase("e-mail challenges: a challenge comes back whole, and only for its reference") { stores in
            try await stores.emailChallenges.put(Sample.challenge(1))
            let reference = Sample.challengeReference(1)
            try requireEqual(
                try await stores.emailChallenges.challenge(reference, at: Sample.now),
                Sample.challenge(1),
            )
            for other in Self.others(than: reference) {
                try requireEqual(try await stores.emailChallenges.challenge(other, at: Sample.now), nil)
            }
        },
        ConformanceCase("e-mail challenges: the right code is right once") { stores in
            try await stores.emailChallenges.put(Sample.challenge(1))
            try requireEqual(try await stores.attempt(1), .right(Sample.challenge(1)))
            try requireEqual(try await stores.attempt(1), .unusable)
            try requireEqual(
                try await stores.emailChallenges.challenge(Sample.challengeReference(1), at: Sample.now),
                nil,
            )
        },
        ConformanceCase("e-mail challenges: of 50 tries of the right code at once, one succeeds") { stores in
            try await stores.emailChallenges.put(Sample.challenge(1))
            let outcomes = try await simultaneously(50) { _ in try await stores.attempt(1) }
            try requireEqual(outcomes.count { $0 == .right(Sample.challenge(1)) }, 1)
            try requireEqual(outcomes.count { $0 == .unusable }, 49)
        },
        ConformanceCase("e-mail challenges: of 50 wrong tries at once, five are looked at") { stores in
            try await stores.emailChallenges.put(Sample.challenge(1))
            let outcomes = try await simultaneously(50) { _ in try await stores.attempt(1, code: 2) }
            try requireEqual(outcomes.count { $0 == .unusable }, 45)
            for left: Int64 in 0...4 { try requireEqual(outcomes.count { $0 == .wrong(triesLeft: left) }, 1) }
        },
        ConformanceCase("e-mail challenges: the sixth try fails, also with the right code") { stores in
            try await stores.emailChallenges.put(Sample.challenge(1))
            for left: Int64 in [4, 3, 2, 1, 0] {
                try requireEqual(try await stores.attempt(1, code: 2), .wrong(triesLeft: left))
            }
            try requireEqual(try await stores.attempt(1), .unusable)
        },
        ConformanceCase("e-mail challenges: the fifth try may be the right one") { stores in
            try await stores.emailChallenges.put(Sample.challenge(1))
            for _ in 1...4 { _ = try await stores.attempt(1, code: 2) }
            try requireEqual(try await stores.attempt(1), .right(Sample.challenge(1)))
        },
        ConformanceCase("e-mail challenges: an expired code is unusable") { stores in
            try await stores.emailChallenges.put(Sample.challenge(1))
            let end = Sample.now + EmailChallenge.lifetimeSeconds
            try requireEqual(try await stores.attempt(1, at: end), .unusable)
            try requireEqual(
                try await stores.emailChallenges.challenge(Sample.challengeReference(1), at: end),
                nil,
            )
            try requireEqual(try await stores.attempt(1, at: end - 1), .right(Sample.challenge(1)))
        },
        ConformanceCase("e-mail challenges: another browser, address or purpose has no use of the code") { stores in
            try await stores.emailChallenges.put(Sample.challenge(1))
            for other in Self.others(than: Sample.challengeReference(1)) {
                let outcome = try await stores.emailChallenges.attempt(other, codeMAC: Sample.digest(1), at: Sample.now)
                try requireEqual(outcome, .unusable)
            }
            // And costs the owner no try.
            try requireEqual(try await stores.attempt(1, code: 2), .wrong(triesLeft: 4))
        },
        ConformanceCase("e-mail challenges: a renewed code replaces the old one and has all tries") { stores in
            try await stores.emailChallenges.put(Sample.challenge(1))
            for _ in 1...5 { _ = try await stores.attempt(1, code: 3) }
            try requireEqual(try await stores.renew(1, code: 2, at: Sample.now + 30), true)
            try requireEqual(try await stores.attempt(1, at: Sample.now + 31), .wrong(triesLeft: 4))
            guard case .right(let challenge) = try await stores.attempt(1, code: 2, at: Sample.now + 629) else {
                throw ConformanceFailure("the new code does not work")
            }
            try requireEqual(challenge.name, Sample.challenge(1).name)
            try requireEqual(challenge.passwordHash, Sample.challenge(1).passwordHash)
            try requireEqual(challenge.expiresAt, Sample.now + 630)
        },
        ConformanceCase("e-mail challenges: the wait before a further code doubles") { stores in
            try await stores.emailChallenges.put(Sample.challenge(1))
            var now = Sample.now
            for wait: Int64 in [30, 60, 120, 240] {
                try requireEqual(try await stores.renew(1, code: 2, at: now + wait - 1), false)
                now = now + wait
                try requireEqual(try await stores.renew(1, code: 2, at: now), true)
            }
        },
        ConformanceCase("e-mail challenges: of 20 renewals at once, one succeeds") { stores in
            try await stores.emailChallenges.put(Sample.challenge(1))
            let renewed = try await simultaneously(20) { _ in
                try await stores.renew(1, code: 2, at: Sample.now + 30)
            }
            try requireEqual(renewed.count { $0 }, 1)
        },
        ConformanceCase("e-mail challenges: what is used, expired or unknown is not renewed") { stores in
            try requireEqual(try await stores.renew(1, code: 2, at: Sample.now + 30), false)
            try await stores.emailChallenges.put(Sample.challenge(1))
            try requireEqual(try await stores.renew(1, code: 2, at: Sample.now + 600), false)
            _ = try await stores.attempt(1)
            try requireEqual(try await stores.renew(1, code: 2, at: Sample.now + 30), false)
        },
        ConformanceCase("e-mail challenges: asking again begins anew") { stores in
            try await stores.emailChallenges.put(Sample.challenge(1))
            _ = try await stores.attempt(1)
            try await stores.emailChallenges.put(Sample.challenge(1))
            try requireEqual(try await stores.attempt(1, code: 2), .wrong(triesLeft: 4))
            try requireEqual(try await stores.attempt(1), .right(Sample.challenge(1)))
        },
        ConformanceCase("e-mail challenges: expired ones are removed, others stay") { stores in
            for number: UInt8 in 1...3 { try await stores.emailChallenges.put(Sample.challenge(number)) }
            _ = try await stores.renew(3, code: 3, at: Sample.now + 30)
            let end = Sample.now + EmailChallenge.lifetimeSeconds
            try requireEqual(try await stores.maintenance.removeExpired(at: end - 1, limit: 10), 0)
            try requireEqual(try await stores.maintenance.removeExpired(at: end, limit: 1), 1)
            try requireEqual(try await stores.maintenance.removeExpired(at: end, limit: 10), 1)
            guard case .right = try await stores.attempt(3, at: end) else {
                throw ConformanceFailure("the renewed challenge is gone")
            }
        },
        ConformanceCase("accounts: a recovery sets the password and ends what the old one had opened") { stores in
            try await stores.addFamilies(1, 2)
            try await stores.grants.saveCode(Sample.code(3))
            try await stores.sessions.create(Sample.session(1), replacing: nil)
            let id = Sample.account(1).id
            let recovery = try await stores.accounts.recover(id, passwordHash: "new", denyUntil: Sample.denyUntil)
            try requireEqual(recovery, AccountRecovery(sessions: 1, families: 2))
            let found = try requireValue(try await stores.accounts.credentials(for: Sample.key(1)))
            try requireEqual(found.passwordHash, "new")
            try requireEqual(found.account.isEmailVerified, true)
            try requireEqual(try await stores.family(1), nil)
            try requireEqual(try await stores.redeem(3).outcome, "unknown")
            let denied = try await stores.grants.denials(at: Sample.now).map(\.target)
            try requireEqual(Set(denied), [.grant(GrantID("grant-1")), .grant(GrantID("grant-2"))])
            let other = try requireValue(try await stores.accounts.credentials(for: Sample.key(2)))
            try requireEqual(other.passwordHash, "hash 2")
        },
        ConformanceCase("accounts: a disabled or unknown account is not recovered") { stores in
            try await stores.addAccount(1)
            _ = try await stores.accounts.disable(Sample.key(1), at: Sample.now, denyUntil: Sample.denyUntil)
            for id in [Sample.account(1).id, AccountID("nobody")] {
                let recovery = try await stores.accounts.recover(id, passwordHash: "x", denyUntil: Sample.denyUntil)
                try requireEqual(recovery, nil)
            }
            let found = try await stores.accounts.credentials(for: Sample.key(1))
            try requireEqual(found?.passwordHash, "hash 1")
        },
    ]

    private static func others(than reference: EmailChallenge.Reference) -> [EmailChallenge.Reference] {
        [
            EmailChallenge.Reference(.recovery, key: reference.key, browser: reference.browser),
            EmailChallenge.Reference(reference.purpose, key: Sample.key(2), browser: reference.browser),
            EmailChallenge.Reference(reference.purpose, key: reference.key, browser: Sample.id(2)),
        ]
    }
}

extension Stores {
    /// Tries a code for challenge `number`; its own unless another is named.
    fileprivate func attempt(_ number: UInt8, code: UInt8? = nil, at now: UnixTime = Sample.now) async throws
        -> EmailChallenge.Outcome
    {
        try await self.emailChallenges.attempt(
            Sample.challengeReference(number),
            codeMAC: Sample.digest(code ?? number),
            at: now,
        )
    }

    fileprivate func renew(_ number: UInt8, code: UInt8, at now: UnixTime) async throws -> Bool {
        try await self.emailChallenges.renew(
            Sample.challengeReference(number),
            codeMAC: Sample.digest(code),
            at: now,
        )
    }
}
