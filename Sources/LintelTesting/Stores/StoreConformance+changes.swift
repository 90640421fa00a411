import LintelPlatform
import LintelTokens

extension StoreConformance {
    static let changes: [ConformanceCase<Stores>] = [
        ConformanceCase("changes: accounts, apps, organisations, keys and denials are counted") { stores in
            try requireEqual(try await stores.changes { try await stores.addAccount(1) }, [.accounts])
            try requireEqual(
                try await stores.changes { try await stores.apps.create(Sample.app(1), clientEmailKey: nil) },
                [.apps],
            )
            try requireEqual(
                try await stores.changes {
                    try await stores.organisations.create(
                        Organisation(id: OrganisationID("o"), name: "O", entitlements: [], createdAt: Sample.now)
                    )
                },
                [.organisations],
            )
            try requireEqual(
                try await stores.changes {
                    try await stores.grants.deny(
                        Denial(target: .token(TokenID("t")), expiresAt: Sample.denyUntil)
                    )
                },
                [.denials],
            )
            try requireEqual(
                try await stores.changes {
                    _ = try await stores.accounts.disable(Sample.key(1), at: Sample.now, denyUntil: Sample.denyUntil)
                },
                [.accounts],
            )
        },
        ConformanceCase("changes: codes, sessions and rotations are not counted") { stores in
            try await stores.addAccountsAndApps()
            let topics = try await stores.changes {
                try await stores.sessions.create(Sample.session(1), replacing: nil)
                try await stores.sessions.touch(Sample.id(1), at: Sample.now + 1)
                try await stores.grants.saveCode(Sample.code(1))
                _ = try await stores.redeem(1)
                _ = try await stores.rotate(1, generation: 0)
            }
            try requireEqual(topics, [])
        },
        ConformanceCase("changes: a change that is refused is not counted") { stores in
            try await stores.addAccount(1)
            let topics = try await stores.changes { try? await stores.addAccount(1) }
            try requireEqual(topics, [])
        },
    ]
}
