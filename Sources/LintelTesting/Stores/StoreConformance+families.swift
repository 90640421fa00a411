import LintelOAuth
import LintelPlatform
import LintelTokens

extension StoreConformance {
    static let families: [ConformanceCase<Stores>] = [
        ConformanceCase("families: the client revokes its own, and the grant is denied") { stores in
            try await stores.addFamilies(1, 2)
            let id = Sample.family(1).id
            let other = Sample.app(2).client.id
            let own = Sample.app(1).client.id
            let end = Sample.denyUntil
            try requireEqual(try await stores.grants.revokeFamily(id, clientID: other, denyUntil: end), false)
            try requireEqual(try await stores.family(1), Sample.family(1))
            try requireEqual(try await stores.grants.revokeFamily(id, clientID: own, denyUntil: end), true)
            try requireEqual(try await stores.family(1), nil)
            try requireEqual(try await stores.grants.revokeFamily(id, clientID: own, denyUntil: end), false)
            try requireEqual(try await stores.family(2), Sample.family(2))
            try requireEqual(
                try await stores.grants.denials(at: Sample.now),
                [Denial(target: .grant(GrantID("grant-1")), expiresAt: end)],
            )
        },
        ConformanceCase("families: a session's families of one client are revoked together") { stores in
            try await stores.addAccountsAndApps()
            for number: UInt8 in 1...3 {
                try await stores.grants.saveCode(Sample.code(number))
                _ = try await stores.grants.redeemCode(
                    Sample.id(number),
                    clientID: Sample.app(1).client.id,
                    at: Sample.now,
                    denyUntil: Sample.denyUntil,
                ) { _, _ in
                    var family = Sample.family(number)
                    if number == 3 { family.sessionReference = Sample.id(201) }
                    return .grant(family: family)
                }
            }
            func revoke(_ client: ClientID) async throws {
                try await stores.grants.revokeFamilies(
                    session: Sample.id(200),
                    clientID: client,
                    denyUntil: Sample.denyUntil,
                )
            }
            try await revoke(Sample.app(2).client.id)
            try requireEqual(try await stores.family(1), Sample.family(1))
            try await revoke(Sample.app(1).client.id)
            try requireEqual(try await stores.family(1), nil)
            try requireEqual(try await stores.family(2), nil)
            try require(try await stores.family(3) != nil, "another session's family")
            try requireEqual(try await stores.grants.denials(at: Sample.now).count, 2)
        },
    ]
}
