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
    ]
}
