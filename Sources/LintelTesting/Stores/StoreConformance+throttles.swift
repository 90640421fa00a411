import LintelPlatform
import LintelTokens

extension StoreConformance {
    static let throttles: [ConformanceCase<Stores>] = [
        ConformanceCase("throttles: failures add up by key, and the rule says until when a key is blocked") { stores in
            try requireEqual(try await stores.throttles.counters(["a", "b"]), [:])
            for step: Int64 in 1...3 {
                let keys = step == 1 ? ["a", "b"] : ["a"]
                try await stores.throttles.recordFailure(keys, at: Sample.now + step, forgetAfter: 100) {
                    key,
                    failures in
                    key == "a" && failures >= 3 ? Sample.now + 60 : nil
                }
            }
            try requireEqual(
                try await stores.throttles.counters(["b", "a", "c"]),
                [
                    "a": FailureCounter(failures: 3, blockedUntil: Sample.now + 60),
                    "b": FailureCounter(failures: 1, blockedUntil: nil),
                ],
            )
        },
        ConformanceCase("throttles: a counter whose time has passed starts anew at one") { stores in
            for seconds: Int64 in [0, 1, 101] {
                try await stores.throttles.recordFailure(["a"], at: Sample.now + seconds, forgetAfter: 100) {
                    _,
                    failures in
                    failures > 1 ? Sample.now + 10 : nil
                }
            }
            try requireEqual(
                try await stores.throttles.counters(["a"]),
                ["a": FailureCounter(failures: 1, blockedUntil: nil)],
            )
        },
        ConformanceCase("throttles: of 50 failures at once, all count") { stores in
            _ = try await simultaneously(50) { _ in
                try await stores.throttles.recordFailure(["a", "b"], at: Sample.now, forgetAfter: 100) { _, _ in nil }
            }
            try requireEqual(try await stores.throttles.counters(["a"])["a"]?.failures, 50)
        },
        ConformanceCase("throttles: a reset forgets one key") { stores in
            try await stores.throttles.recordFailure(["a", "b"], at: Sample.now, forgetAfter: 100) { _, _ in nil }
            try await stores.throttles.reset("a")
            try await stores.throttles.reset("unknown")
            try requireEqual(Array(try await stores.throttles.counters(["a", "b"]).keys), ["b"])
        },
        ConformanceCase("throttles: a window begins with the first failure and blocks to its end") { stores in
            for (seconds, failures) in [(0, 1), (30, 2)] as [(Int64, Int64)] {
                let window = try await stores.windowFailure("client a", after: seconds)
                try requireEqual(window, FailureWindow(failures: failures, endsAt: Sample.now + 60))
            }
            try requireEqual(try await stores.blocked(after: 30), [:])
            try requireEqual(try await stores.windowFailure("client a", after: 40).failures, 3)
            try requireEqual(try await stores.windowFailure("client a", after: 41).failures, 4)
            try requireEqual(try await stores.blocked(after: 59), ["client a": Sample.now + 60])
            try requireEqual(try await stores.blocked(after: 60), [:])
            // The next window knows nothing of the last one.
            try requireEqual(
                try await stores.windowFailure("client a", after: 60),
                FailureWindow(failures: 1, endsAt: Sample.now + 120),
            )
            try requireEqual(
                try await stores.throttles.counters(["client a"]),
                ["client a": FailureCounter(failures: 1, blockedUntil: nil)],
            )
        },
        ConformanceCase("throttles: of 50 failures at once in a window, each has a number of its own") { stores in
            let numbers = try await simultaneously(50) { _ in
                try await stores.windowFailure("client a", after: 0).failures
            }
            try requireEqual(numbers.sorted(), Array(1...50))
            try requireEqual(try await stores.blocked(after: 0), ["client a": Sample.now + 60])
        },
        ConformanceCase("throttles: the failure that blocks is counted as a change, no other") { stores in
            for failure in 1...4 {
                let topics = try await stores.changes { _ = try await stores.windowFailure("client a", after: 0) }
                try requireEqual(topics, failure == 3 ? [.throttles] : [])
            }
        },
        ConformanceCase("throttles: the blocked ones are told by prefix, those blocked longest first") { stores in
            for number: Int64 in 1...3 {
                for _ in 1...3 { _ = try await stores.windowFailure("client \(number)", after: number) }
            }
            for key in ["clients", "client", "other 1"] {
                for _ in 1...3 { _ = try await stores.windowFailure(key, after: 5) }
            }
            try requireEqual(
                try await stores.throttles.blocked(prefix: "client ", at: Sample.now + 10, limit: 2),
                ["client 2": Sample.now + 62, "client 3": Sample.now + 63],
            )
        },
    ]
}

extension Stores {
    /// Counts a failure in a window of a minute with room for three.
    fileprivate func windowFailure(_ key: String, after seconds: Int64) async throws -> FailureWindow {
        try await self.throttles.recordFailure(key, at: Sample.now + seconds, window: 60, limit: 3)
    }

    fileprivate func blocked(after seconds: Int64) async throws -> [String: UnixTime] {
        try await self.throttles.blocked(prefix: "client ", at: Sample.now + seconds, limit: 10)
    }
}
