import LintelOAuth
import LintelPlatform
import LintelTokens

extension StoreConformance {
    static let codes: [ConformanceCase<Stores>] = [
        ConformanceCase("codes: a code is redeemed as it was saved, with its account and family") { stores in
            try await stores.addAccountsAndApps()
            for number: UInt8 in 1...2 {
                try await stores.grants.saveCode(Sample.code(number))
                guard case .redeemed(let code, let account, let family) = try await stores.redeem(number) else {
                    throw ConformanceFailure("not redeemed")
                }
                try requireEqual(code, Sample.code(number))
                try requireEqual(account, Sample.account(1))
                try requireEqual(family, Sample.family(number))
                try requireEqual(try await stores.family(number), Sample.family(number))
            }
        },
        ConformanceCase("codes: of 50 redemptions at once, one succeeds") { stores in
            try await stores.addAccountsAndApps()
            try await stores.grants.saveCode(Sample.code(1))
            let outcomes = try await simultaneously(50) { _ in try await stores.redeem(1).outcome }
            try requireEqual(outcomes.count { $0 == "redeemed" }, 1)
            try requireEqual(outcomes.count { $0 == "reused" }, 49)
            try requireEqual(try await stores.family(1), nil)
        },
        ConformanceCase("codes: a refused code is used up and gives nothing") { stores in
            try await stores.addAccountsAndApps()
            try await stores.grants.saveCode(Sample.code(1))
            let refused = try await stores.grants.redeemCode(
                Sample.id(1),
                clientID: Sample.app(1).client.id,
                at: Sample.now,
                denyUntil: Sample.denyUntil,
            ) { code, account in
                .refuse(reason: "\(code.grantID) \(account.id)")
            }
            guard case .refused(let code, "grant-1 account-1") = refused else {
                throw ConformanceFailure("not refused: \(refused.outcome)")
            }
            try requireEqual(code, Sample.code(1))
            try requireEqual(try await stores.redeem(1).outcome, "reused")
            try requireEqual(try await stores.family(1), nil)
        },
        ConformanceCase("codes: a code without a family to start gives none") { stores in
            try await stores.addAccountsAndApps()
            try await stores.grants.saveCode(Sample.code(1))
            let redemption = try await stores.grants.redeemCode(
                Sample.id(1),
                clientID: Sample.app(1).client.id,
                at: Sample.now,
                denyUntil: Sample.denyUntil,
            ) { _, _ in .grant(family: nil) }
            guard case .redeemed(_, _, nil) = redemption else { throw ConformanceFailure("a family appeared") }
            try requireEqual(try await stores.family(1), nil)
        },
        ConformanceCase("codes: a second use revokes what the first one gave, and only that") { stores in
            try await stores.addFamilies(1, 2)
            _ = try await stores.rotate(1, generation: 0)
            try requireEqual(try await stores.redeem(1, at: Sample.now + 3_000).outcome, "reused")
            try requireEqual(try await stores.family(1), nil)
            try requireEqual(try await stores.rotate(1, generation: 1).outcome, "unknown")
            try requireEqual(try await stores.family(2), Sample.family(2))
            let denials = try await stores.grants.denials(at: Sample.now)
            try requireEqual(denials, [Denial(target: .grant(GrantID("grant-1")), expiresAt: Sample.denyUntil)])
        },
        ConformanceCase("codes: an unknown, expired or other client's code is unknown") { stores in
            try await stores.addAccountsAndApps()
            try await stores.grants.saveCode(Sample.code(1))
            try requireEqual(try await stores.redeem(9).outcome, "unknown")
            let other = try await stores.grants.redeemCode(
                Sample.id(1),
                clientID: Sample.app(2).client.id,
                at: Sample.now,
                denyUntil: Sample.denyUntil,
            ) { _, _ in .grant(family: nil) }
            try requireEqual(other.outcome, "unknown")
            try requireEqual(try await stores.redeem(1, at: Sample.now + 60).outcome, "unknown")
            try requireEqual(try await stores.grants.denials(at: Sample.now), [])
            // Left alone by all of these.
            try requireEqual(try await stores.redeem(1, at: Sample.now + 59).outcome, "redeemed")
        },
        ConformanceCase("codes: another client's use of a used code revokes nothing") { stores in
            try await stores.addFamilies(1)
            let other = try await stores.grants.redeemCode(
                Sample.id(1),
                clientID: Sample.app(2).client.id,
                at: Sample.now,
                denyUntil: Sample.denyUntil,
            ) { _, _ in .grant(family: nil) }
            try requireEqual(other.outcome, "unknown")
            try requireEqual(try await stores.family(1), Sample.family(1))
        },
        ConformanceCase("codes: a disabled account's code is unknown and dies") { stores in
            try await stores.addAccountsAndApps()
            try await stores.grants.saveCode(Sample.code(1))
            _ = try await stores.accounts.disable(Sample.key(1), at: Sample.now, denyUntil: Sample.denyUntil)
            for _ in 1...2 { try requireEqual(try await stores.redeem(1).outcome, "unknown") }
            try requireEqual(try await stores.family(1), nil)
        },
    ]
}
