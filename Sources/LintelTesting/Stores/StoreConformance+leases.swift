import LintelPlatform
import LintelTokens

extension StoreConformance {
    /// Asks for a lease of ten seconds, so many seconds after the beginning.
    private static func acquire(_ holder: String, at seconds: Int64, in stores: Stores) async throws -> Bool {
        let now = Sample.now + seconds
        return try await stores.leases.acquire("work", holder: holder, at: now, until: now + 10)
    }

    static let leases: [ConformanceCase<Stores>] = [
        ConformanceCase("leases: of 50 nodes at once exactly one gets it") { stores in
            let taken = try await simultaneously(50) { number in
                try await Self.acquire("node \(number)", at: 0, in: stores) ? number : nil
            }
            let holders = taken.compactMap(\.self)
            try requireEqual(holders.count, 1)
            // The one that was told so, and no other.
            let holder = try requireValue(holders.first)
            try requireEqual(try await Self.acquire("node \(holder)", at: 1, in: stores), true)
            try requireEqual(try await Self.acquire("node \(holder + 1)", at: 1, in: stores), false)
        },
        ConformanceCase("leases: the holder renews, and others wait for the end of the last renewal") { stores in
            try requireEqual(try await Self.acquire("a", at: 0, in: stores), true)
            try requireEqual(try await Self.acquire("a", at: 3, in: stores), true)
            try requireEqual(try await Self.acquire("b", at: 10, in: stores), false)
            try requireEqual(try await Self.acquire("b", at: 12, in: stores), false)
            try requireEqual(try await Self.acquire("b", at: 13, in: stores), true)
            // The first one was away and comes back.
            try requireEqual(try await Self.acquire("a", at: 13, in: stores), false)
        },
        ConformanceCase("leases: of 50 nodes that wait for an expired one exactly one gets it") { stores in
            _ = try await Self.acquire("dead", at: 0, in: stores)
            let taken = try await simultaneously(50) { number in
                try await Self.acquire("node \(number)", at: 10, in: stores)
            }
            try requireEqual(taken.count { $0 }, 1)
        },
        ConformanceCase("leases: one that is given back is free at once, and nobody gives another's back") { stores in
            _ = try await Self.acquire("a", at: 0, in: stores)
            try await stores.leases.release("work", holder: "b")
            try requireEqual(try await Self.acquire("b", at: 1, in: stores), false)
            try await stores.leases.release("work", holder: "a")
            try await stores.leases.release("unknown", holder: "a")
            try requireEqual(try await Self.acquire("b", at: 1, in: stores), true)
        },
        ConformanceCase("leases: names have nothing to do with each other, and nothing is counted") { stores in
            let topics = try await stores.changes {
                for name in ["one", "two"] {
                    let taken = try await stores.leases.acquire(
                        name,
                        holder: name,
                        at: Sample.now,
                        until: Sample.now + 10,
                    )
                    try requireEqual(taken, true)
                }
            }
            try requireEqual(topics, [])
        },
        ConformanceCase("leases: an expired one is removed, a live one stays") { stores in
            _ = try await Self.acquire("a", at: 0, in: stores)
            try requireEqual(try await stores.maintenance.removeExpired(at: Sample.now + 9, limit: 10), 0)
            try requireEqual(try await Self.acquire("b", at: 9, in: stores), false)
            try requireEqual(try await stores.maintenance.removeExpired(at: Sample.now + 10, limit: 10), 1)
            try requireEqual(try await Self.acquire("b", at: 10, in: stores), true)
        },
    ]
}
