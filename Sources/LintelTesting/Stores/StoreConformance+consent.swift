import LintelOAuth
import LintelPlatform
import LintelTokens

extension StoreConformance {
    static let consent: [ConformanceCase<Stores>] = [
        ConformanceCase("consent: scopes add up, for one account and client") { stores in
            try await stores.addAccountsAndApps()
            let (account, client) = (Sample.account(1).id, Sample.app(1).client.id)
            try requireEqual(try await stores.grants.consent(account: account, client: client), nil)
            let asked: [ScopeSet] = [["openid", "files"], ["files", "email"]]
            for scopes in asked {
                try await stores.grants.saveConsent(account: account, client: client, scopes: scopes, at: Sample.now)
            }
            let consent = try await stores.grants.consent(account: account, client: client)
            try requireEqual(consent, ["openid", "files", "email"])
            try requireEqual(try await stores.grants.consent(account: Sample.account(2).id, client: client), nil)
            let other = try await stores.grants.consent(account: account, client: Sample.app(2).client.id)
            try requireEqual(other, nil)
        },
        ConformanceCase("consent: of many consents at once, all count") { stores in
            try await stores.addAccountsAndApps()
            let (account, client) = (Sample.account(1).id, Sample.app(1).client.id)
            _ = try await simultaneously(20) { number in
                try await stores.grants.saveConsent(
                    account: account,
                    client: client,
                    scopes: ["scope-\(number)"],
                    at: Sample.now,
                )
            }
            let consent = try await stores.grants.consent(account: account, client: client)
            try requireEqual(consent?.values.count, 20)
        },
        ConformanceCase("consent: taking it back revokes what lives from it, and codes under way") { stores in
            try await stores.addFamilies(1)
            try await stores.grants.saveCode(Sample.code(2))
            let (account, client) = (Sample.account(1).id, Sample.app(1).client.id)
            try await stores.grants.saveConsent(account: account, client: client, scopes: ["files"], at: Sample.now)
            try await stores.grants.revokeConsent(
                account: account,
                client: client,
                denyUntil: Sample.denyUntil,
            )
            try requireEqual(try await stores.grants.consent(account: account, client: client), nil)
            try requireEqual(try await stores.family(1), nil)
            try requireEqual(try await stores.redeem(2).outcome, "unknown")
            try requireEqual(
                try await stores.grants.denials(at: Sample.now),
                [Denial(target: .grant(GrantID("grant-1")), expiresAt: Sample.denyUntil)],
            )
        },
    ]
}
