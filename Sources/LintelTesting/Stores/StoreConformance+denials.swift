import LintelPlatform
import LintelTokens

extension StoreConformance {
    static let denials: [ConformanceCase<Stores>] = [
        ConformanceCase("denials: each counts until it expires") { stores in
            let token = Denial(target: .token(TokenID("same")), expiresAt: Sample.now + 5)
            let grant = Denial(target: .grant(GrantID("same")), expiresAt: Sample.now + 9)
            try await stores.grants.deny(token)
            try await stores.grants.deny(grant)
            try requireEqual(Set(try await stores.grants.denials(at: Sample.now + 4)), [token, grant])
            try requireEqual(try await stores.grants.denials(at: Sample.now + 5), [grant])
            try requireEqual(try await stores.grants.denials(at: Sample.now + 9), [])
        },
        ConformanceCase("denials: of two denials of one token the longer one counts") { stores in
            for seconds: Int64 in [5, 9, 7] {
                try await stores.grants.deny(
                    Denial(target: .token(TokenID("t")), expiresAt: Sample.now + seconds)
                )
            }
            let denials = try await stores.grants.denials(at: Sample.now)
            try requireEqual(denials, [Denial(target: .token(TokenID("t")), expiresAt: Sample.now + 9)])
        },
    ]
}
