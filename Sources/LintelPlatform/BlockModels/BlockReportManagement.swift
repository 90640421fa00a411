package import LintelCodec
package import LintelTokens

/// What is done with report specifications: makes and changes them, and begins the work on reports.
///
/// Who may do it is said by the gate in front of the endpoints, which looks at the role in the workspace. A report is made
/// by those who read: it shows nothing that they could not compute from the blocks.
package struct BlockReportManagement: Sendable {
    private let models: any BlockModelStore
    private let jobs: any BlockJobStore
    private let reports: any BlockReportStore
    private let random: RandomSource

    package static let unknown = PlatformError(.notFound, "There is no such report specification.")

    package init(
        models: any BlockModelStore,
        jobs: any BlockJobStore,
        reports: any BlockReportStore,
        random: RandomSource,
    ) {
        self.models = models
        self.jobs = jobs
        self.reports = reports
        self.random = random
    }

    /// A job that makes a report, or has made it.
    package struct Run: Sendable, Hashable {
        package var job: BlockJob
        package var version: BlockModelVersion
        /// The report, when it is there.
        package var result: BlockReportResultID?
        /// Whether the job is there because of this call.
        package var isNew: Bool
    }

    /// Two reports, or the job that makes what is missing of them.
    package struct Comparison: Sendable, Hashable {
        package var from: BlockReportResultID?
        package var to: BlockReportResultID?
        /// Nil when both are there.
        package var job: BlockJob?
    }

    /// Makes a specification.
    ///
    /// - Parameter runsNow: Begins a report on the newest version as well, which it has to fit then.
    /// - Throws: ``PlatformError`` with code `blockModelInvalid` or `listFull`.
    package func create(
        _ body: JSONValue,
        of model: BlockModel,
        runsNow: Bool,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> (BlockReport, BlockJob?) {
        let report = BlockReport(
            id: BlockReportID(self.random.uuid()),
            modelID: model.id,
            content: try BlockReportContent(body, of: model.grid),
            revision: 0,
            createdAt: now,
        )
        if runsNow { _ = try await self.fit(report, to: nil, of: model) }
        try await self.reports.add(report, limit: BlockReport.maximumReports)
        guard runsNow else { return (report, nil) }
        return (report, try await self.run(report, on: nil, of: model, by: actor, at: now).job)
    }

    /// Changes a specification.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, `blockModelInvalid` or `listFull`.
    package func update(
        _ id: BlockReportID,
        with body: JSONValue,
        of model: BlockModel,
        runsNow: Bool,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> (BlockReport, BlockJob?) {
        let content = try BlockReportContent(body, of: model.grid)
        if runsNow {
            let planned = BlockReport(id: id, modelID: model.id, content: content, revision: 0, createdAt: now)
            _ = try await self.fit(planned, to: nil, of: model)
        }
        guard let report = try await self.reports.update(id, of: model.id, to: content) else { throw Self.unknown }
        guard runsNow else { return (report, nil) }
        return (report, try await self.run(report, on: nil, of: model, by: actor, at: now).job)
    }

    /// Begins a report, unless there is one of the revision and the version, or one is being made.
    ///
    /// - Parameter version: Nil for the newest one.
    /// - Throws: ``PlatformError`` with code `notFound`, `blockModelInvalid` or `listFull`.
    package func run(
        _ report: BlockReport,
        on version: BlockVersionID?,
        of model: BlockModel,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> Run {
        let version = try await self.fit(report, to: version, of: model)
        let request = BlockReportRequest(report: report.id, revision: report.revision, versions: [version.id])
        let result = try await self.reports.resultID(
            of: report.id,
            revision: report.revision,
            version: version.id,
        )
        let earlier = try await self.jobs.job(.report, request: request.text, of: model.id)
        if let earlier, earlier.state != .complete || result != nil {
            return Run(job: earlier, version: version, result: result, isNew: false)
        }
        let job = BlockJob(
            .report,
            // Jobs are kept for a shorter time than reports: then one stands for the work that was done.
            result == nil ? .queued : .complete,
            of: version.modelID,
            version.id,
            request: request.text,
            by: actor.subject,
            random: self.random,
            at: now,
        )
        try await self.jobs.add(job, limit: BlockJob.maximumOpen)
        return Run(job: job, version: version, result: result, isNew: result == nil)
    }

    /// Finds the reports on two versions, or begins the work on those that are missing.
    ///
    /// - Parameters:
    ///   - from: Nil for the version before the other one.
    ///   - to: Nil for the newest one.
    /// - Throws: ``PlatformError`` with code `notFound`, `blockModelInvalid` or `listFull`.
    package func compare(
        _ report: BlockReport,
        from: BlockVersionID?,
        to: BlockVersionID?,
        of model: BlockModel,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> Comparison {
        let new = try await self.fit(report, to: to, of: model)
        var before = from
        if before == nil {
            before = try await self.models.versions(of: model.id, from: new.number - 1, to: new.number - 1).first?.id
        }
        guard let before else {
            throw PlatformError.blockModel(
                "from_version_uuid",
                "This is missing: no version lies before the other one."
            )
        }
        let old = try await self.fit(report, to: before, of: model)
        func result(_ version: BlockModelVersion) async throws -> BlockReportResultID? {
            try await self.reports.resultID(of: report.id, revision: report.revision, version: version.id)
        }
        let (first, second) = (try await result(old), try await result(new))
        if let first, let second { return Comparison(from: first, to: second, job: nil) }
        let request = BlockReportRequest(report: report.id, revision: report.revision, versions: [old.id, new.id])
        var comparison = Comparison(from: first, to: second, job: nil)
        if let earlier = try await self.jobs.job(.comparison, request: request.text, of: model.id),
            earlier.state != .complete
        {
            comparison.job = earlier
            return comparison
        }
        let job = BlockJob(
            .comparison,
            .queued,
            of: model.id,
            new.id,
            request: request.text,
            by: actor.subject,
            random: self.random,
            at: now,
        )
        try await self.jobs.add(job, limit: BlockJob.maximumOpen)
        comparison.job = job
        return comparison
    }

    /// The version that is meant, which the specification has to fit.
    private func fit(
        _ report: BlockReport,
        to id: BlockVersionID?,
        of model: BlockModel,
    ) async throws -> BlockModelVersion {
        guard let latest = try await self.models.currentVersion(of: model.id) else {
            throw PlatformError.blockVersionUnknown
        }
        var version = latest
        if let id, id != latest.id {
            guard let found = try await self.models.version(id, of: model.id) else {
                throw PlatformError.blockVersionUnknown
            }
            version = found
        }
        let definition = try BlockReportDefinition(stored: report.content.definition, of: model.grid)
        _ = try BlockReportPlan(definition, of: version, latest: latest, model: model)
        return version
    }
}
