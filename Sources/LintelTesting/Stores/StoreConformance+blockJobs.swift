import LintelPlatform
import LintelTokens

extension StoreConformance {
    static let blockJobs: [ConformanceCase<Stores>] = [
        ConformanceCase("block jobs: one waits for its file, is taken once, and makes a version") { stores in
            let (workspace, _) = try await stores.addWorkspaces()
            try await stores.addBlockModel(in: workspace)
            let jobs = stores.blockJobs
            let id = BlockJobID("update")
            try await jobs.add(Sample.blockJob("update", .update, .pendingUpload, version: 2), limit: 100)
            try requireEqual(try await jobs.takeDue(at: Sample.now, until: Sample.now + 60), nil)
            try await stores.send(7, for: .blockUpload, target: "update", in: workspace)
            let full = try await requireError(PlatformError.self) {
                try await jobs.add(Sample.blockJob("too many", .query, .queued), limit: 1)
            }
            try requireEqual(full.code, .listFull)
            let waiting = try requireValue(try await jobs.job(id, of: Sample.blockModelID(1)))
            try requireEqual(waiting.upload, Sample.blob(7))
            try requireEqual(try await jobs.job(id, of: Sample.blockModelID(2)), nil)
            try requireEqual(try await jobs.queue(id, at: Sample.now), true)
            try requireEqual(try await jobs.queue(id, at: Sample.now), false)
            let job = try await stores.takeBlockJob("update")
            try requireEqual(job.state, .processing)
            try requireEqual(job.attempts, 1)
            try requireEqual(try await jobs.takeDue(at: Sample.now + 59, until: Sample.now + 90), nil)
            try await stores.blobs.announce(Sample.blob(8), at: Sample.now)
            let version = Sample.blockVersion(2, blob: Sample.blob(8))
            try requireEqual(try await stores.commit(version, of: job, in: workspace), .done)
            try requireEqual(try await stores.commit(version, of: job, in: workspace), .lost)
            let model = try await stores.blockModels.model(Sample.blockModelID(1), in: workspace, isDeleted: false)
            try requireEqual(model?.version, 2)
            // What came is not needed any more, what was made is.
            try requireEqual(try await stores.blobs.blob(Sample.blob(7).digest, in: .workspace(workspace)), nil)
            try requireEqual(
                try await stores.blobs.blob(Sample.blob(8).digest, in: .workspace(workspace)),
                Sample.blob(8)
            )
            let ended = try await jobs.job(id, of: Sample.blockModelID(1))
            try requireEqual(ended?.state, .complete)
        },
        ConformanceCase("block jobs: what a dead node held goes to the next, and only that one can end it") { stores in
            let (workspace, _) = try await stores.addWorkspaces()
            try await stores.addBlockModel(in: workspace)
            let jobs = stores.blockJobs
            try await jobs.add(Sample.blockJob("query", .query, .queued), limit: 100)
            let first = try await stores.takeBlockJob("query")
            try requireEqual(try await jobs.keep(first, until: Sample.now + 100), true)
            try requireEqual(try await jobs.takeDue(at: Sample.now + 99, until: Sample.now + 160), nil)
            let second = try await stores.takeBlockJob("query", at: Sample.now + 100)
            try requireEqual(second.attempts, 2)
            try requireEqual(try await jobs.keep(first, until: Sample.now + 200), false)
            let problem = BlockJobProblem.query("no")
            try requireEqual(try await jobs.fail(first, because: problem, at: Sample.now), false)
            try await stores.blobs.announce(Sample.blob(9), at: Sample.now)
            func complete(_ job: BlockJob) async throws -> Bool {
                try await jobs.complete(job, with: Sample.blob(9), in: workspace, at: Sample.now + 101)
            }
            try requireEqual(try await complete(first), false)
            try await jobs.putBack(first)
            try requireEqual(try await complete(second), true)
            try requireEqual(try await complete(second), false)
            let ended = try await jobs.job(second.id, of: Sample.blockModelID(1))
            try requireEqual(ended?.result, Sample.blob(9))
            try requireEqual(
                try await stores.blobs.blob(Sample.blob(9).digest, in: .workspace(workspace)),
                Sample.blob(9)
            )
        },
        ConformanceCase("block jobs: one that is put back is taken again, and one that fails is not") { stores in
            let (workspace, _) = try await stores.addWorkspaces()
            try await stores.addBlockModel(in: workspace)
            let jobs = stores.blockJobs
            try await jobs.add(Sample.blockJob("query", .query, .queued), limit: 100)
            try await jobs.putBack(try await stores.takeBlockJob("query"))
            let again = try await stores.takeBlockJob("query")
            try requireEqual(again.attempts, 1)
            let problem = BlockJobProblem.query("The blocks cannot be read.")
            try requireEqual(try await jobs.fail(again, because: problem, at: Sample.now), true)
            let ended = try await jobs.job(again.id, of: Sample.blockModelID(1))
            try requireEqual(ended?.problem, problem)
            try requireEqual(ended?.state, .failed)
            try requireEqual(try await jobs.takeDue(at: Sample.now + 999, until: Sample.now + 1_000), nil)
        },
        ConformanceCase("block jobs: of two versions that follow the same one, the second is outdated") { stores in
            let (workspace, _) = try await stores.addWorkspaces()
            try await stores.addBlockModel(in: workspace)
            let jobs = stores.blockJobs
            for (name, number) in [("a", 2), ("b", 3)] {
                try await jobs.add(Sample.blockJob(name, .update, .queued, version: number), limit: 100)
            }
            let first = try await stores.takeBlockJob("a")
            let second = try await stores.takeBlockJob("b")
            try requireEqual(
                try await stores.commit(Sample.blockVersion(2), of: first, in: workspace),
                .done,
            )
            var late = Sample.blockVersion(3)
            late.number = 2
            try requireEqual(try await stores.commit(late, of: second, in: workspace), .outdated)
            // It has not ended: it is still the caller's.
            late.number = 3
            try requireEqual(try await stores.commit(late, of: second, in: workspace), .done)
        },
        ConformanceCase("block jobs: what ended long ago goes, with its files") { stores in
            let (workspace, _) = try await stores.addWorkspaces()
            try await stores.addBlockModel(in: workspace, at: Sample.now + 50)
            let jobs = stores.blockJobs
            try await jobs.add(Sample.blockJob("waiting", .update, .pendingUpload, version: 2), limit: 100)
            try await stores.send(7, for: .blockUpload, target: "waiting", in: workspace)
            try await jobs.add(
                Sample.blockJob("young", .update, .pendingUpload, version: 3, at: Sample.now + 50),
                limit: 100
            )
            try await jobs.add(Sample.blockJob("query", .query, .queued), limit: 100)
            let query = try await stores.takeBlockJob("query")
            try await stores.blobs.announce(Sample.blob(9), at: Sample.now)
            _ = try await jobs.complete(query, with: Sample.blob(9), in: workspace, at: Sample.now + 1)
            let end = Sample.now + 10
            try requireEqual(try await jobs.removeJobs(before: end, limit: 1, at: end), 1)
            try requireEqual(try await jobs.removeJobs(before: end, limit: 5, at: end), 1)
            try requireEqual(try await jobs.removeJobs(before: end, limit: 5, at: end), 0)
            for number: UInt8 in [7, 9] {
                try requireEqual(
                    try await stores.blobs.blob(Sample.blob(number).digest, in: .workspace(workspace)),
                    nil
                )
            }
            try require(try await jobs.job(BlockJobID("young"), of: Sample.blockModelID(1)) != nil)
        },
    ]
}
