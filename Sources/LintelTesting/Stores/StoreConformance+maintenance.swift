import LintelPlatform
import LintelTokens

extension StoreConformance {
    static let maintenance: [ConformanceCase<Stores>] = [
        ConformanceCase("maintenance: what has not expired stays") { stores in
            try await stores.addFamilies(1)
            try await stores.sessions.create(Sample.session(1), replacing: nil)
            try await stores.grants.deny(Denial(target: .token(TokenID("t")), expiresAt: Sample.now + 1))
            try await stores.throttles.recordFailure(["k"], at: Sample.now, forgetAfter: 1) { _, _ in nil }
            try requireEqual(try await stores.maintenance.removeExpired(at: Sample.now, limit: 10), 0)
            try requireEqual(try await stores.family(1), Sample.family(1))
        },
        ConformanceCase("maintenance: expired rows of each kind go, at most so many at a time") { stores in
            try await stores.addFamilies(1, 2, 3)
            for number: UInt8 in 1...3 {
                try await stores.sessions.create(Sample.session(number), replacing: nil)
                try await stores.grants.deny(
                    Denial(target: .token(TokenID("t\(number)")), expiresAt: Sample.now + 1)
                )
                try await stores.throttles.recordFailure(["k\(number)"], at: Sample.now, forgetAfter: 1) { _, _ in nil }
            }
            let end = Sample.now + 100_000
            // Sessions, codes, families, denials, counters: two of each, and then the third.
            try requireEqual(try await stores.maintenance.removeExpired(at: end, limit: 2), 10)
            try requireEqual(try await stores.maintenance.removeExpired(at: end, limit: 2), 5)
            try requireEqual(try await stores.maintenance.removeExpired(at: end, limit: 2), 0)
        },
        ConformanceCase("maintenance: a used code is remembered for an hour from its issue") { stores in
            try await stores.addFamilies(1)
            let hour = Sample.now + 3_600
            try requireEqual(try await stores.maintenance.removeExpired(at: hour - 1, limit: 10), 0)
            try requireEqual(try await stores.redeem(1, at: hour - 1).outcome, "reused")
            // The code, and the denial that its second use made.
            try requireEqual(try await stores.maintenance.removeExpired(at: hour, limit: 10), 2)
            try requireEqual(try await stores.redeem(1, at: hour).outcome, "unknown")
        },
        ConformanceCase("maintenance: versions and data whose bytes never came go when nobody can send them any more") {
            stores in
            let (workspace, _) = try await stores.addWorkspaces()
            let end = Sample.now + BlobUpload.lifetimeSeconds
            let kept = try await stores.addFile("kept", in: workspace)
            let second = try await stores.beginFile("kept", in: workspace)
            let lost = try await stores.beginFile("lost", in: workspace, id: "lost")
            let late = try await stores.beginFile("late", in: workspace, id: "late")
            let upload = BlobUpload(
                to: .workspace(workspace),
                for: .fileVersion,
                target: late.uploadTarget,
                by: Sample.account(1).subject,
                random: .system,
                at: end - 1,
            )
            _ = try await stores.blobs.begin(upload, limit: 10)
            let data = try await stores.objects.data(
                for: [ObjectDataKey(stored: Sample.blob(9).digest.hex)],
                newIDs: [ObjectDataID("data")],
                in: workspace,
                by: Sample.account(1).subject,
                at: Sample.now,
            )
            try requireEqual(data.map(\.id), [ObjectDataID("data")])
            try requireEqual(try await stores.maintenance.removeExpired(at: end - 1, limit: 10), 0)
            // Two versions and a piece of data.
            try requireEqual(try await stores.maintenance.removeExpired(at: end, limit: 10), 3)
            try requireEqual(try await stores.files.isUnfinished(late, in: workspace), true)
            try requireEqual(try await stores.files.isUnfinished(second, in: workspace), false)
            try requireEqual(try await stores.files.isUnfinished(lost, in: workspace), false)
            let file = try await stores.files.file(kept.file, in: workspace, version: nil, includingDeleted: false)
            try requireEqual(file?.version.id, kept.version)
            try requireEqual(try await stores.beginFile("lost", in: workspace, id: "found").file, FileID("found"))
        },
        ConformanceCase("maintenance: a counter that still blocks stays") { stores in
            try await stores.throttles.recordFailure(["k"], at: Sample.now, forgetAfter: 1) { _, _ in Sample.now + 50 }
            try requireEqual(try await stores.maintenance.removeExpired(at: Sample.now + 49, limit: 10), 0)
            try requireEqual(try await stores.maintenance.removeExpired(at: Sample.now + 50, limit: 10), 1)
            try requireEqual(try await stores.throttles.counters(["k"]), [:])
        },
    ]
}
