import LintelOAuth
import LintelPlatform
import LintelTokens

extension StoreConformance {
    static let rotation: [ConformanceCase<Stores>] = [
        ConformanceCase("rotation: a family moves on to the next generation, and nothing else of it changes") {
            stores in
            try await stores.addFamilies(1)
            for generation: Int64 in 0...3 {
                let now = Sample.now + 10 * (generation + 1)
                guard
                    case .rotated(let family, let account) = try await stores.rotate(
                        1,
                        generation: generation,
                        at: now,
                    )
                else { throw ConformanceFailure("not rotated") }
                var expected = Sample.family(1)
                expected.generation = generation + 1
                expected.rotatedAt = now
                try requireEqual(family, expected)
                try requireEqual(account, Sample.account(1))
                try requireEqual(try await stores.family(1, at: now), expected)
            }
        },
        ConformanceCase("rotation: of 50 refreshes with one token at once, there is one successor") { stores in
            try await stores.addFamilies(1)
            let outcomes = try await simultaneously(50) { _ in try await stores.rotate(1, generation: 0).outcome }
            try requireEqual(outcomes.count { $0 == "rotated to 1" }, 1)
            try requireEqual(outcomes.count { $0 == "repeated 1" }, 49)
            try requireEqual(try await stores.family(1)?.generation, 1)
        },
        ConformanceCase("rotation: the last generation gets the same successor inside the grace window") { stores in
            try await stores.addFamilies(1)
            _ = try await stores.rotate(1, generation: 0)
            guard
                case .repeated(let family, let account) = try await stores.rotate(
                    1,
                    generation: 0,
                    at: Sample.now + 10 + Sample.graceSeconds,
                )
            else { throw ConformanceFailure("not repeated") }
            try requireEqual(family.generation, 1)
            try requireEqual(family.rotatedAt, Sample.now + 10)
            try requireEqual(account, Sample.account(1))
            try requireEqual(try await stores.rotate(1, generation: 1).outcome, "rotated to 2")
        },
        ConformanceCase("rotation: behind the grace window it is reuse: the family dies, its grant is denied") {
            stores in
            try await stores.addFamilies(1, 2)
            _ = try await stores.rotate(1, generation: 0)
            let late = Sample.now + 11 + Sample.graceSeconds
            try requireEqual(try await stores.rotate(1, generation: 0, at: late).outcome, "reused")
            try requireEqual(try await stores.family(1), nil)
            try requireEqual(try await stores.rotate(1, generation: 1).outcome, "unknown")
            try requireEqual(
                try await stores.grants.denials(at: Sample.now),
                [Denial(target: .grant(GrantID("grant-1")), expiresAt: Sample.denyUntil)],
            )
            // Only the family, not the person's others.
            try requireEqual(try await stores.rotate(2, generation: 0).outcome, "rotated to 1")
        },
        ConformanceCase("rotation: a generation older than the last is reuse, whatever the time") { stores in
            try await stores.addFamilies(1)
            for generation: Int64 in 0...1 { _ = try await stores.rotate(1, generation: generation) }
            try requireEqual(try await stores.rotate(1, generation: 0).outcome, "reused")
            try requireEqual(try await stores.family(1), nil)
        },
        ConformanceCase("rotation: a refused request leaves the token alive and the family as it was") { stores in
            try await stores.addFamilies(1)
            let refused = try await stores.rotate(1, generation: 0) { family in
                family == Sample.family(1) ? .refuse : .rotate
            }
            guard case .refused(Sample.family(1)) = refused else { throw ConformanceFailure(refused.outcome) }
            try requireEqual(try await stores.family(1), Sample.family(1))
            try requireEqual(try await stores.rotate(1, generation: 0).outcome, "rotated to 1")
            // A repeat is asked about as well.
            let repeated = try await stores.rotate(1, generation: 0) { _ in .refuse }
            try requireEqual(repeated.outcome, "refused at 1")
            try requireEqual(try await stores.family(1)?.generation, 1)
        },
        ConformanceCase("rotation: another client's family is unknown and left alone") { stores in
            try await stores.addFamilies(1)
            for generation: Int64 in 0...1 { _ = try await stores.rotate(1, generation: generation) }
            for generation: Int64 in 0...2 {
                let other = try await stores.rotate(1, generation: generation, client: Sample.app(2).client.id)
                try requireEqual(other.outcome, "unknown")
            }
            try requireEqual(try await stores.family(1)?.generation, 2)
            try requireEqual(try await stores.grants.denials(at: Sample.now), [])
        },
        ConformanceCase("rotation: an idle family is unknown, one second before it is alive") { stores in
            try await stores.addFamilies(1, 2)
            let end = Sample.now + Sample.idleSeconds
            try requireEqual(try await stores.family(1, at: end)?.generation, 0)
            try requireEqual(try await stores.family(1, at: end + 1), nil)
            try requireEqual(try await stores.rotate(1, generation: 0, at: end + 1).outcome, "unknown")
            try requireEqual(try await stores.rotate(2, generation: 0, at: end).outcome, "rotated to 1")
            // The use has moved the idle end.
            try requireEqual(try await stores.rotate(2, generation: 1, at: end + 10).outcome, "rotated to 2")
        },
        ConformanceCase("rotation: the absolute end holds, whatever the use") { stores in
            try await stores.addFamilies(1)
            var generation: Int64 = 0
            var now = Sample.now
            while now + 900 < Sample.family(1).expiresAt {
                now = now + 900
                let outcome = try await stores.rotate(1, generation: generation, at: now).outcome
                generation += 1
                try requireEqual(outcome, "rotated to \(generation)")
            }
            let end = Sample.family(1).expiresAt
            try requireEqual(try await stores.rotate(1, generation: generation, at: end).outcome, "unknown")
            try requireEqual(try await stores.family(1, at: end), nil)
            try requireEqual(try await stores.grants.denials(at: Sample.now), [])
        },
        ConformanceCase("rotation: an unknown family, and a generation that never was, are unknown") { stores in
            try await stores.addFamilies(1)
            try requireEqual(try await stores.rotate(9, generation: 0).outcome, "unknown")
            try requireEqual(try await stores.rotate(1, generation: 1).outcome, "unknown")
            try requireEqual(try await stores.family(1), Sample.family(1))
        },
        ConformanceCase("rotation: a disabled account's family is unknown") { stores in
            try await stores.addFamilies(1)
            _ = try await stores.accounts.disable(Sample.key(1), at: Sample.now, denyUntil: Sample.denyUntil)
            try requireEqual(try await stores.rotate(1, generation: 0).outcome, "unknown")
        },
    ]
}
