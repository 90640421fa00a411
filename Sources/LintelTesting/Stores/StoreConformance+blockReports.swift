import LintelPlatform
import LintelTokens

extension StoreConformance {
    static let blockReports: [ConformanceCase<Stores>] = [
        ConformanceCase("block reports: one is kept for each revision and version, the newest ones of all") { stores in
            let (workspace, _) = try await stores.addWorkspaces()
            try await stores.addBlockModel(in: workspace)
            let store = stores.blockReports
            let (id, model) = (BlockReportID("report-1"), Sample.blockModelID(1))
            try await store.add(Sample.blockReport(1), limit: 9)
            try requireEqual(try await store.report(id, of: model)?.lastRun, nil)
            let first = Sample.blockResult("a")
            try await store.add(first, limit: 2)
            try await store.add(Sample.blockResult("again"), limit: 2)
            try requireEqual(try await store.resultID(of: id, revision: 0, version: first.version.id), first.id)
            try requireEqual(try await store.resultID(of: id, revision: 1, version: first.version.id), nil)
            try requireEqual(try await store.result(first.id, of: id), first)
            try requireEqual(try await store.result(first.id, of: BlockReportID("report-2")), nil)
            // The second is older than the first, and stays as it has just come.
            let second = Sample.blockResult("b", revision: 1, at: Sample.now - 5)
            let third = Sample.blockResult("c", revision: 2, at: Sample.now + 5)
            try await store.add(second, limit: 2)
            try requireEqual(
                try await store.results(of: id, window: BlockListWindow()).items.map(\.id),
                [first.id, second.id]
            )
            try await store.add(third, limit: 2)
            let page = try await store.results(of: id, window: BlockListWindow(offset: 0, limit: 1))
            try requireEqual(page.total, 2)
            var listed = third
            listed.table = ""
            try requireEqual(page.items, [listed])
            // What comes for the second time takes nobody's place.
            try await store.add(Sample.blockResult("again", revision: 2), limit: 1)
            let rest = try await store.results(of: id, window: BlockListWindow(offset: 1, limit: 5))
            try requireEqual(rest.items.map(\.id), [first.id])
            let run = BlockReport.LastRun(createdAt: Sample.now + 5, versionNumber: 1)
            try requireEqual(try await store.report(id, of: model)?.lastRun, run)
            try requireEqual(try await store.reports(of: model, window: BlockListWindow()).items.first?.lastRun, run)
        },
        ConformanceCase("block reports: a new version is followed by those that are made of every one") { stores in
            let (workspace, _) = try await stores.addWorkspaces()
            try await stores.addBlockModel(in: workspace)
            let (jobs, reports, model) = (stores.blockJobs, stores.blockReports, Sample.blockModelID(1))
            var manual = Sample.blockReport(1)
            manual.content.isAutomatic = false
            try await reports.add(manual, limit: 9)
            try await jobs.add(Sample.blockJob("a", .update, .queued, version: 2), limit: 100)
            let first = try await stores.takeBlockJob("a")
            try requireEqual(try await stores.commit(Sample.blockVersion(2), of: first, in: workspace), .done)
            try requireEqual(try await jobs.takeDue(at: Sample.now, until: Sample.now + 60), nil)
            for number in [2, 3] { try await reports.add(Sample.blockReport(number), limit: 9) }
            try await reports.add(Sample.blockResult("known", of: 2), limit: 9)
            try await jobs.add(Sample.blockJob("b", .update, .queued, version: 3), limit: 100)
            let second = try await stores.takeBlockJob("b")
            try requireEqual(try await stores.commit(Sample.blockVersion(3), of: second, in: workspace), .done)
            // One for each, as if somebody had asked for it.
            for number in [3, 2] {
                let report = BlockReportID("report-\(number)")
                let request = BlockReportRequest(report: report, revision: 0, versions: [Sample.blockVersionID(3)])
                let job = try requireValue(try await jobs.job(.report, request: request.text, of: model))
                try requireEqual(job.state, .queued)
                try requireEqual(job.versionID, Sample.blockVersionID(3))
                try requireEqual(job.createdBy, Sample.author.subject)
            }
            let taken = try requireValue(try await jobs.takeDue(at: Sample.now, until: Sample.now + 60))
            try requireEqual(try await jobs.complete(taken.job, at: Sample.now), true)
            try requireEqual(try await jobs.complete(taken.job, at: Sample.now), false)
            try requireEqual(try await jobs.job(taken.job.id, of: model)?.state, .complete)
        },
        ConformanceCase("block reports: with too many open jobs those with the oldest report come first") { stores in
            let (workspace, _) = try await stores.addWorkspaces()
            try await stores.addBlockModel(in: workspace)
            let (jobs, model) = (stores.blockJobs, Sample.blockModelID(1))
            for number in [1, 2] { try await stores.blockReports.add(Sample.blockReport(number), limit: 9) }
            try await stores.blockReports.add(Sample.blockResult("known", of: 1), limit: 9)
            try await jobs.add(Sample.blockJob("a", .update, .queued, version: 2), limit: 100)
            let update = try await stores.takeBlockJob("a")
            for number in 1..<BlockJob.maximumOpenReports {
                try await jobs.add(Sample.blockJob("open-\(number)", .report, .queued), limit: 100)
            }
            try requireEqual(try await stores.commit(Sample.blockVersion(2), of: update, in: workspace), .done)
            func find(_ number: Int) async throws -> BlockJob? {
                let report = BlockReportID("report-\(number)")
                let request = BlockReportRequest(report: report, revision: 0, versions: [Sample.blockVersionID(2)])
                return try await stores.blockJobs.job(.report, request: request.text, of: Sample.blockModelID(1))
            }
            try requireEqual(try await find(1), nil)
            try requireEqual(try await find(2)?.state, .queued)
            try requireEqual(try await jobs.job(BlockJobID("open-1"), of: model)?.state, .queued)
        },
        ConformanceCase("block reports: the job of a request is found, unless it has failed") { stores in
            let (workspace, _) = try await stores.addWorkspaces()
            try await stores.addBlockModel(in: workspace)
            let jobs = stores.blockJobs
            func find(_ kind: BlockJob.Kind, _ request: String = "{}") async throws -> BlockJobID? {
                let found = try await stores.blockJobs.job(kind, request: request, of: Sample.blockModelID(1))
                return found?.id
            }
            try requireEqual(try await find(.report), nil)
            try await jobs.add(Sample.blockJob("one", .report, .queued), limit: 100)
            try requireEqual(try await find(.report), BlockJobID("one"))
            try requireEqual(try await find(.comparison), nil)
            try requireEqual(try await find(.report, "{ }"), nil)
            let job = try await stores.takeBlockJob("one")
            _ = try await jobs.fail(job, because: .report("no"), at: Sample.now)
            try requireEqual(try await find(.report), nil)
            try await jobs.add(Sample.blockJob("two", .report, .complete), limit: 1)
            try requireEqual(try await find(.report), BlockJobID("two"))
        },
    ]
}
