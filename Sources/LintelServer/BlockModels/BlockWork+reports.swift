import LintelPlatform
import LintelTokens

extension BlockWork {
    /// Of what the program prints so much is read: more than a report can have that is not too long to be kept.
    private static let reportBytes = 24 * 1024 * 1024

    /// Makes those reports that a job asks for and that are not there: each is kept for itself, so that what is begun
    /// anew goes on where it was left.
    func report(_ taken: TakenBlockJob, in folder: String) async throws {
        let (job, model) = (taken.job, taken.model)
        guard let request = BlockReportRequest(stored: job.request) else {
            throw BlockJobProblem.report("The request cannot be read.")
        }
        guard let report = try await self.reports.report(request.report, of: model.id),
            report.revision == request.revision
        else { throw BlockJobProblem.report("The specification has changed since: run the report again.") }
        for version in request.versions { try await self.make(report, on: version, of: model, in: folder) }
        _ = try await self.jobs.complete(job, at: self.clock.now())
    }

    private func make(
        _ report: BlockReport,
        on id: BlockVersionID,
        of model: BlockModel,
        in folder: String,
    ) async throws {
        let known = try await self.reports.resultID(of: report.id, revision: report.revision, version: id)
        guard known == nil else { return }
        guard let version = try await self.models.version(id, of: model.id),
            let latest = try await self.models.currentVersion(of: model.id)
        else { throw BlockJobProblem.report("The version is not there any more.") }
        let plan: BlockReportPlan
        do throws(PlatformError) {
            let definition = try BlockReportDefinition(stored: report.content.definition, of: model.grid)
            plan = try BlockReportPlan(definition, of: version, latest: latest, model: model)
        } catch {
            throw BlockJobProblem.report(error.message)
        }
        let source = version.blob.map { self.blobs.files.path(of: $0.digest) }
        let script = BlockReportScript(plan: plan, source: try source.map(Self.name))
        var program = self.program
        program.outputBytes = Self.reportBytes
        let rows = try await program.run(try script.text(), in: folder, reading: source.map { [$0] } ?? [])
        let table = try BlockReportRows(plan: plan, rows: rows).table().text
        guard table.utf8.count <= BlockReportTable.maximumBytes else { throw BlockJobProblem.reportTooLong }
        let result = BlockReportResult(
            id: BlockReportResultID(self.random.uuid()),
            reportID: report.id,
            revision: report.revision,
            version: BlockReportResult.Version(version),
            createdAt: self.clock.now(),
            table: table,
        )
        try await self.reports.add(result, limit: BlockReportResult.maximumResults)
    }
}
