import LintelPlatform
import LintelTokens

extension StoreConformance {
    private static func key(_ id: String, _ algorithm: JWSAlgorithm = .es256, at seconds: Int64 = 0) -> SigningKeyRecord
    {
        SigningKeyRecord(
            id: KeyID(id),
            algorithm: algorithm,
            sealedPrivateKey: Array(id.utf8),
            publicJWK: Array("{\"kid\":\"\(id)\"}".utf8),
            createdAt: Sample.now + seconds,
            activatesAt: Sample.now + seconds + 1,
        )
    }

    static let keys: [ConformanceCase<Stores>] = [
        ConformanceCase("keys: a successor is added, and says when the older ones leave") { stores in
            let end = Sample.now + 100
            try requireEqual(try await stores.keys.keys(at: Sample.now), [])
            try requireEqual(
                try await stores.keys.add(Self.key("z"), afterNewest: nil, removingOlderAt: end),
                true,
            )
            try requireEqual(
                try await stores.keys.add(Self.key("r", .rs256), afterNewest: nil, removingOlderAt: end),
                true,
            )
            try requireEqual(
                try await stores.keys.add(Self.key("a"), afterNewest: KeyID("z"), removingOlderAt: end),
                true,
            )
            var retiring = Self.key("z")
            retiring.removedAt = end
            let all = [retiring, Self.key("r", .rs256), Self.key("a")]
            try requireEqual(try await stores.keys.keys(at: end - 1), all)
            try requireEqual(try await stores.keys.keys(at: end), Array(all.dropFirst()))
            // A key that is on its way out keeps its time.
            _ = try await stores.keys.add(Self.key("b"), afterNewest: KeyID("a"), removingOlderAt: end + 50)
            try requireEqual(try await stores.keys.keys(at: Sample.now).first?.removedAt, end)
        },
        ConformanceCase("keys: a key behind another than the newest is not added, and nothing is counted") { stores in
            _ = try await stores.keys.add(Self.key("a"), afterNewest: nil, removingOlderAt: Sample.now + 100)
            let topics = try await stores.changes {
                for expected in [nil, KeyID("b")] {
                    let added = try await stores.keys.add(
                        Self.key("c"),
                        afterNewest: expected,
                        removingOlderAt: Sample.now + 100,
                    )
                    try requireEqual(added, false)
                }
            }
            try requireEqual(topics, [])
            try requireEqual(try await stores.keys.keys(at: Sample.now), [Self.key("a")])
        },
        ConformanceCase("keys: of 10 nodes that rotate at once, one makes the key") { stores in
            let added = try await simultaneously(10) { number in
                try await stores.keys.add(
                    Self.key("k\(number)"),
                    afterNewest: nil,
                    removingOlderAt: Sample.now + 100,
                )
            }
            try requireEqual(added.count { $0 }, 1)
            try requireEqual(try await stores.keys.keys(at: Sample.now).count, 1)
        },
    ]
}
