import LintelCodec
import LintelPlatform
import LintelTokens

/// What has become of a job that makes reports, for those who look at it.
struct BlockReportOutcome: Sendable {
    let job: BlockJob
    let report: BlockReportID
    let versions: [BlockModelVersion]
    /// Of each version; nil when it is not kept any more.
    let results: [BlockReportResultID?]

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("report_specification_uuid", self.report.rawValue)
            switch (self.job.kind, self.versions.count) {
            case (.comparison, 2):
                json.member("from_version_uuid", self.versions[0].id.rawValue)
                json.member("from_result_uuid", optional: self.results[0]?.rawValue)
                json.member("to_version_uuid", self.versions[1].id.rawValue)
                json.member("to_result_uuid", optional: self.results[1]?.rawValue)
            default:
                json.member("bm_uuid", self.job.modelID.rawValue)
                json.member("version_id", self.versions[0].number)
                json.member("version_uuid", self.versions[0].id.rawValue)
                json.member("report_result_uuid", optional: self.results[0]?.rawValue)
            }
        }
    }
}

extension BlockReportStore {
    /// The reports that a job has made; nil when what it was about is not there any more.
    func outcome(of job: BlockJob, _ models: any BlockModelStore) async throws -> BlockReportOutcome? {
        guard let request = BlockReportRequest(stored: job.request) else { return nil }
        var versions: [BlockModelVersion] = []
        var results: [BlockReportResultID?] = []
        for id in request.versions {
            guard let version = try await models.version(id, of: job.modelID) else { return nil }
            versions.append(version)
            results.append(try await self.resultID(of: request.report, revision: request.revision, version: id))
        }
        guard !versions.isEmpty, job.kind != .report || results[0] != nil else { return nil }
        return BlockReportOutcome(job: job, report: request.report, versions: versions, results: results)
    }
}
