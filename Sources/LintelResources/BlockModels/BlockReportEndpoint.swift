import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// The block model API: report specifications.
struct BlockReportEndpoint: Sendable {
    let models: any BlockModelStore
    let reports: any BlockReportStore
    let management: BlockReportManagement
    let links: EvoLinks

    /// A hundred columns and five hundred values of categories, with their labels.
    private static let maximumBytes = 524_288

    /// Answers `POST …/report-specifications`.
    func create(_ call: EvoCall) async throws -> Response {
        let body = try await call.json(upTo: Self.maximumBytes)
        let runsNow = try call.query().flag("run_now") ?? false
        let model = try await self.models.model(of: call)
        let (report, job) = try await self.management.create(
            body,
            of: model,
            runsNow: runsNow,
            by: call.actor,
            at: call.now,
        )
        return try self.answer(.created, report, job, call)
    }

    /// Answers `PATCH …/report-specifications/{rs_id}`.
    func update(_ call: EvoCall) async throws -> Response {
        let body = try await call.json(upTo: Self.maximumBytes)
        let runsNow = try call.query().flag("run_now") ?? false
        let model = try await self.models.model(of: call)
        let (report, job) = try await self.management.update(
            try call.id("report"),
            with: body,
            of: model,
            runsNow: runsNow,
            by: call.actor,
            at: call.now,
        )
        return try self.answer(.ok, report, job, call)
    }

    /// Answers `GET …/report-specifications/{rs_id}`.
    func get(_ call: EvoCall) async throws -> Response {
        let (_, report) = try await self.reports.report(of: call, in: self.models)
        return CallAnswer.json { json in
            json.object { json in
                Self.write(report, to: &json)
                Self.writeLastRun(of: report, to: &json)
            }
        }
    }

    /// Answers `GET …/report-specifications`.
    func list(_ call: EvoCall) async throws -> Response {
        let model = try await self.models.model(of: call)
        let window = try call.query().blockWindow()
        let page = try await self.reports.reports(of: model.id, window: window)
        return CallAnswer.json(reserving: 512 + 1_024 * page.items.count) { json in
            json.object { json in
                json.members(page, window)
                json.member("results", objects: page.items) { report, json in
                    Self.write(report, to: &json)
                    Self.writeLastRun(of: report, to: &json)
                }
                json.key("referenced_units")
                let texts = page.items.map(\.content.definition)
                json.objects(BlockUnit.all.filter { unit in texts.contains { $0.contains("\"\(unit.id)\"") } }) {
                    $0.write(to: &$1)
                }
            }
        }
    }

    private func answer(
        _ status: HTTPResponse.Status,
        _ report: BlockReport,
        _ job: BlockJob?,
        _ call: EvoCall,
    ) throws -> Response {
        let workspace = try call.workspace()
        return CallAnswer.json(status) { json in
            json.object { json in
                Self.write(report, to: &json)
                json.member("job_url", optional: job.map { self.links.blockJob($0, in: workspace) })
            }
        }
    }

    /// Writes the members of a specification.
    private static func write(_ report: BlockReport, to json: inout JSONWriter) {
        json.member("report_specification_uuid", report.id.rawValue)
        json.member("bm_uuid", report.modelID.rawValue)
        json.member("name", report.content.name)
        json.member("description", optional: report.content.description)
        json.member("autorun", report.content.isAutomatic)
        json.member("revision", report.revision)
        let text = Array(report.content.definition.utf8)
        let definition = try? JSONValue(parsing: text, maximumBytes: BlockReportDefinition.maximumBytes)
        for member in definition?.objectValue ?? [] {
            json.key(member.name)
            json.value(member.value)
        }
    }

    private static func writeLastRun(of report: BlockReport, to json: inout JSONWriter) {
        json.member("last_result_created_at", optional: report.lastRun?.createdAt.timestamp)
        json.key("last_result_version_id")
        if let run = report.lastRun { json.integer(run.versionNumber) } else { json.null() }
    }
}

extension BlockReportStore {
    /// The specification that a call is about, and its model.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    func report(of call: EvoCall, in models: any BlockModelStore) async throws -> (BlockModel, BlockReport) {
        let model = try await models.model(of: call)
        guard let report = try await self.report(try call.id("report"), of: model.id) else {
            throw BlockReportManagement.unknown
        }
        return (model, report)
    }
}
