import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// The block model API: the blocks' values, which are read and changed by jobs.
struct BlockJobEndpoint: Sendable {
    let models: any BlockModelStore
    let jobs: any BlockJobStore
    let reports: any BlockReportStore
    let management: BlockModelManagement
    let links: EvoLinks
    let blobs: BlobLinks
    let problems: EvoProblems
    /// Whether somebody works on what is queued.
    let isWorking: Bool

    /// A thousand columns by their titles.
    private static let maximumQueryBytes = 262_144

    /// Answers `PATCH …/blocks`: begins a change of columns.
    func update(_ call: EvoCall) async throws -> Response {
        let body = try await call.json(upTo: BlockUpdate.maximumBytes)
        guard body.objectValue != nil else { throw EvoRefusal.unreadable("The body is not a JSON object.") }
        let workspace = try call.workspace()
        let model = try await self.models.model(of: call)
        let request = Self.text(body)
        let beginning = try await self.management.begin(
            try BlockUpdate(body),
            request: request,
            on: model,
            in: workspace,
            by: call.actor,
            at: call.now,
        )
        let job = beginning.job
        return CallAnswer.json(.accepted, reserving: 1_024 + request.utf8.count) { json in
            json.object { json in
                json.key("changes")
                json.raw(request.utf8)
                json.member("job_url", self.links.blockJob(job, in: workspace))
                json.member("job_uuid", job.id.rawValue)
                let address = beginning.upload.map { self.blobs.upload(for: $0, at: call.now) }
                json.member("upload_url", optional: address)
                json.member("version_uuid", job.versionID.rawValue)
            }
        }
    }

    /// Answers `POST …/jobs/{job_id}/uploaded`.
    func uploaded(_ call: EvoCall) async throws -> Response {
        let model = try await self.models.model(of: call)
        let job = try await self.job(call, of: model)
        try await self.management.uploaded(job, to: model, at: call.now)
        let address = self.links.blockJob(job, in: try call.workspace())
        return CallAnswer.json(.created) { json in json.object { $0.member("job_url", address) } }
    }

    /// Answers `POST …/blocks`: begins a query.
    func query(_ call: EvoCall) async throws -> Response {
        let body = try await call.json(upTo: Self.maximumQueryBytes)
        let model = try await self.models.model(of: call)
        let query = try BlockQuery(body, of: model.grid)
        let version: BlockModelVersion?
        if let id = query.version {
            version = try await self.models.version(id, of: model.id)
        } else {
            version = try await self.models.currentVersion(of: model.id)
        }
        guard let version else { throw PlatformError.blockVersionUnknown }
        let selection = try query.select(from: version.mapping, of: model.grid.division)
        let job = try await self.management.beginQuery(
            request: Self.text(body),
            of: version,
            by: call.actor,
            at: call.now,
        )
        let address = self.links.blockJob(job, in: try call.workspace())
        let used = BlockMapping(columns: selection.columns, groups: version.mapping.groups)
        return CallAnswer.json(reserving: 4_096) { json in
            json.object { json in
                json.member("bm_uuid", model.id.rawValue)
                json.member("version_id", version.number)
                json.member("version_uuid", version.id.rawValue)
                json.member("columns", query.columns)
                json.key("bbox")
                switch query.box {
                case nil: BlockModelDocument.write(model.grid.indexBox, to: &json)
                case .indices(let box)?: BlockModelDocument.write(box, to: &json)
                case .space(let box)?: BlockModelDocument.write(box, to: &json)
                }
                json.key("mapping")
                used.write(system: selection.geometry, to: &json)
                json.member("job_url", address)
            }
        }
    }

    /// Answers `GET …/jobs/{job_id}`.
    func get(_ call: EvoCall) async throws -> Response {
        let model = try await self.models.model(of: call)
        let job = try await self.job(call, of: model)
        let workspace = try call.workspace()
        var version: BlockModelVersion?
        var outcome: BlockReportOutcome?
        if job.state == .complete {
            switch job.kind {
            case .create, .update: version = try await self.models.version(job.versionID, of: model.id)
            case .query: break
            case .report, .comparison: outcome = try await self.reports.outcome(of: job, self.models)
            }
        }
        var upload: BlobUpload?
        if try call.access().role.map({ $0 >= .editor }) ?? false {
            upload = try await self.management.resume(job, in: workspace, by: call.actor, at: call.now)
        }
        return CallAnswer.json(reserving: 4_096) { [version, upload, outcome] json in
            json.object { json in
                json.member("job_status", job.state.rawValue)
                json.key("payload")
                if let outcome {
                    outcome.write(to: &json)
                } else {
                    self.writePayload(of: job, model, version, upload, call.now, to: &json)
                }
                if job.state == .queued, !self.isWorking {
                    json.member(
                        "detail",
                        "This server has no program that works on the blocks of models: the job waits."
                    )
                }
            }
        }
    }

    private func writePayload(
        of job: BlockJob,
        _ model: BlockModel,
        _ version: BlockModelVersion?,
        _ upload: BlobUpload?,
        _ now: UnixTime,
        to json: inout JSONWriter,
    ) {
        if let version {
            BlockVersionDocument(model).write(version, to: &json)
        } else if let result = job.result {
            let name = "\(model.details.name).\(Self.ending(of: job))"
            let address = self.blobs.download(
                place: .workspace(model.workspaceID),
                digest: result.digest,
                name: name,
                at: now,
            )
            json.object { $0.member("download_url", address) }
        } else if let problem = job.problem {
            json.object { json in
                json.member("type", self.problems.type(problem.code))
                json.member("title", problem.title)
                json.member("status", problem.status)
                json.member("detail", problem.detail)
            }
        } else if let upload {
            json.object { $0.member("upload_url", self.blobs.upload(for: upload, at: now)) }
        } else {
            json.null()
        }
    }

    private static func ending(of job: BlockJob) -> String {
        let json = try? JSONValue(parsing: Array(job.request.utf8), maximumBytes: Self.maximumQueryBytes)
        return json?["output_options"]?["file_format"]?.stringValue == "csv" ? "csv" : "parquet"
    }

    private static func text(_ value: JSONValue) -> String {
        var json = JSONWriter()
        json.value(value)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private func job(_ call: EvoCall, of model: BlockModel) async throws -> BlockJob {
        guard let job = try await self.jobs.job(try call.id("job"), of: model.id) else {
            throw PlatformError(.notFound, "There is no such job.")
        }
        return job
    }
}
