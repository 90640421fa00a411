import LintelOAuth
import LintelPlatform
import LintelTokens

extension StoreConformance {
    private static let organisation = Organisation(
        id: OrganisationID("organisation-1"),
        name: "Ördnung",
        entitlements: [],
        createdAt: Sample.now,
    )

    /// Account 2 owns no app.
    private static func deactivate(_ stores: Stores, _ number: Int = 2) async throws -> AccountDeactivation {
        try await stores.accounts.deactivate(
            Sample.account(number).id,
            at: Sample.now + 1,
            denyUntil: Sample.denyUntil,
        )
    }

    static let deactivation: [ConformanceCase<Stores>] = [
        ConformanceCase("deactivation: the last owner of an app and the last administrator stay") { stores in
            try await stores.addAccountsAndApps()
            try await stores.organisations.create(Self.organisation)
            for (number, role) in [(1, OrganisationRole.administrator), (2, .coAdministrator)] {
                _ = try await stores.organisations.setMember(
                    Sample.key(number),
                    role: role,
                    in: Self.organisation.id,
                    at: Sample.now,
                )
            }
            let held = AccountHoldings(
                apps: [
                    .init(id: Sample.app(1).client.id, name: "App 1"),
                    .init(id: Sample.app(2).client.id, name: "App 2"),
                ],
                organisations: [.init(id: Self.organisation.id, name: "Ördnung")],
            )
            try requireEqual(try await stores.accounts.holdings(of: Sample.account(1).id), held)
            try requireEqual(try await Self.deactivate(stores, 1), .held(held))
            try requireEqual(try await stores.accounts.account(Sample.account(1).id)?.disabledAt, nil)
            for number in 1...2 {
                _ = try await stores.apps.disable(Sample.app(number).client.id, at: Sample.now)
            }
            _ = try await stores.organisations.setMember(
                Sample.key(2),
                role: .administrator,
                in: Self.organisation.id,
                at: Sample.now,
            )
            try require(try await stores.accounts.holdings(of: Sample.account(1).id).isEmpty)
            // A disabled administrator looks after nothing.
            _ = try await stores.accounts.disable(Sample.key(2), at: Sample.now, denyUntil: Sample.denyUntil)
            let alone = try await stores.accounts.holdings(of: Sample.account(1).id)
            try requireEqual(alone.organisations, held.organisations)
        },
        ConformanceCase("deactivation: another owner who is enabled lets one go") { stores in
            for number in 1...2 { try await stores.addAccount(number) }
            var app = Sample.app(1)
            app.owners = [Sample.account(1).id, Sample.account(2).id]
            try await stores.apps.create(app, clientEmailKey: nil)
            try requireEqual(try await Self.deactivate(stores), .done(AccountRecovery(sessions: 0, families: 0)))
            let held = AccountHoldings(apps: [.init(id: app.client.id, name: "App 1")])
            try requireEqual(try await Self.deactivate(stores, 1), .held(held))
        },
        ConformanceCase("deactivation: of the last two owners that leave at once, one stays") { stores in
            for number in 1...2 { try await stores.addAccount(number) }
            var app = Sample.app(1)
            app.owners = [Sample.account(1).id, Sample.account(2).id]
            try await stores.apps.create(app, clientEmailKey: nil)
            let outcomes = try await simultaneously(2) { try await Self.deactivate(stores, $0 % 2 + 1) }
            try requireEqual(outcomes.count { $0 == .done(AccountRecovery(sessions: 0, families: 0)) }, 1)
        },
        ConformanceCase("deactivation: ends sessions, consents, families, codes and their tokens") { stores in
            try await stores.addAccountsAndApps()
            let (account, client) = (Sample.account(2).id, Sample.app(1).client.id)
            var session = Sample.session(1)
            session.accountID = account
            try await stores.sessions.create(session, replacing: nil)
            for number: UInt8 in 1...2 {
                var code = Sample.code(number)
                code.accountID = account
                try await stores.grants.saveCode(code)
            }
            _ = try await stores.grants.redeemCode(
                Sample.id(1),
                clientID: client,
                at: Sample.now,
                denyUntil: Sample.denyUntil,
            ) { _, _ in
                var family = Sample.family(1)
                family.accountID = account
                return .grant(family: family)
            }
            try await stores.grants.saveConsent(account: account, client: client, scopes: ["files"], at: Sample.now)
            let changes = try await stores.changes {
                let outcome = try await Self.deactivate(stores)
                try requireEqual(outcome, .done(AccountRecovery(sessions: 1, families: 1)))
            }
            try requireEqual(changes, [.accounts, .denials])
            try requireEqual(try await stores.accounts.account(account)?.disabledAt, Sample.now + 1)
            try requireEqual(try await stores.grants.consent(account: account, client: client), nil)
            try requireEqual(try await stores.family(1), nil)
            try requireEqual(try await stores.redeem(2).outcome, "unknown")
            try requireEqual(
                try await stores.grants.denials(at: Sample.now),
                [Denial(target: .grant(GrantID("grant-1")), expiresAt: Sample.denyUntil)],
            )
            try requireEqual(try await Self.deactivate(stores), .unknown)
            try requireEqual(try await Self.deactivate(stores, 9), .unknown)
        },
    ]
}
