import LintelOAuth
import LintelPlatform
import LintelTokens

extension StoreConformance {
    static let accounts: [ConformanceCase<Stores>] = [
        ConformanceCase("accounts: an account comes back whole, by id and by e-mail key") { stores in
            try requireEqual(try await stores.accounts.isEmpty(), true)
            for number in 1...2 { try await stores.addAccount(number) }
            try requireEqual(try await stores.accounts.isEmpty(), false)
            for number in 1...2 {
                let account = Sample.account(number)
                try requireEqual(try await stores.accounts.account(account.id), account)
                let found = try requireValue(try await stores.accounts.credentials(for: Sample.key(number)))
                try requireEqual(found.account, account)
                try requireEqual(found.passwordHash, "hash \(number)")
            }
        },
        ConformanceCase("accounts: an unknown id or key gives nil") { stores in
            try requireEqual(try await stores.accounts.account(AccountID("nobody")), nil)
            try require(try await stores.accounts.credentials(for: Sample.key(1)) == nil)
            try requireEqual(
                try await stores.accounts.disable(Sample.key(1), at: Sample.now, denyUntil: Sample.denyUntil),
                nil
            )
            try await stores.accounts.setPasswordHash("hash", for: AccountID("nobody"))
            try requireEqual(try await stores.accounts.isEmpty(), true)
        },
        ConformanceCase("accounts: a key that is taken is refused, and nothing is added") { stores in
            try await stores.addAccount(1)
            let error = try await requireError(PlatformError.self) {
                try await stores.accounts.create(Sample.account(2), key: Sample.key(1), passwordHash: nil)
            }
            try requireEqual(error.code, .emailTaken)
            try requireEqual(try await stores.accounts.account(Sample.account(2).id), nil)
        },
        ConformanceCase("accounts: of 20 sign-ups with one key at once, one succeeds") { stores in
            let created = try await simultaneously(20) { number in
                do {
                    try await stores.accounts.create(Sample.account(number), key: Sample.key(0), passwordHash: nil)
                    return true
                } catch let error as PlatformError where error.code == .emailTaken {
                    return false
                }
            }
            try requireEqual(created.count { $0 }, 1)
        },
        ConformanceCase("accounts: a service identity's key cannot sign up, nor the other way round") { stores in
            try await stores.addAccount(1)
            try await stores.apps.create(Sample.app(1, type: .service), clientEmailKey: Sample.key(2))
            let person = try await requireError(PlatformError.self) { try await stores.addAccount(2) }
            try requireEqual(person.code, .emailTaken)
            let service = try await requireError(PlatformError.self) {
                try await stores.apps.create(Sample.app(2, type: .service), clientEmailKey: Sample.key(1))
            }
            try requireEqual(service.code, .emailTaken)
            try requireEqual(try await stores.apps.app(Sample.app(2, type: .service).client.id), nil)
            try require(try await stores.accounts.credentials(for: Sample.key(2)) == nil)
            try requireEqual(
                try await stores.accounts.disable(Sample.key(2), at: Sample.now, denyUntil: Sample.denyUntil),
                nil
            )
        },
        ConformanceCase("accounts: a new password hash replaces the old one") { stores in
            try await stores.addAccount(1)
            try await stores.accounts.setPasswordHash("other", for: Sample.account(1).id)
            let found = try await stores.accounts.credentials(for: Sample.key(1))
            try requireEqual(found?.passwordHash, "other")
        },
        ConformanceCase("accounts: disabling ends sessions and families, and keeps the first time") { stores in
            try await stores.addFamilies(1)
            try await stores.sessions.create(Sample.session(1), replacing: nil)
            let first = try await stores.accounts.disable(
                Sample.key(1),
                at: Sample.now + 1,
                denyUntil: Sample.denyUntil
            )
            try requireEqual(first?.disabledAt, Sample.now + 1)
            let second = try await stores.accounts.disable(
                Sample.key(1),
                at: Sample.now + 2,
                denyUntil: Sample.denyUntil
            )
            try requireEqual(second?.disabledAt, Sample.now + 1)
            try requireEqual(try await stores.accounts.account(Sample.account(1).id)?.disabledAt, Sample.now + 1)
            let session = try await stores.sessions.session(
                Sample.id(1),
                at: Sample.now + 2,
                idleSeconds: Sample.idleSeconds,
            )
            try require(session == nil)
            try requireEqual(try await stores.family(1), nil)
            try requireEqual(try await stores.rotate(1, generation: 0).outcome, "unknown")
        },
    ]
}
