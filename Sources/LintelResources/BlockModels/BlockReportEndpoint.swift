import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// The block model API: report specifications, which are kept; there are no reports of them.
struct BlockReportEndpoint: Sendable {
    let models: any BlockModelStore
    let reports: any BlockReportStore
    let random: RandomSource

    /// A thousand columns with their labels.
    private static let maximumBytes = 524_288

    /// Answers `POST …/report-specifications`.
    func create(_ call: EvoCall) async throws -> Response {
        let body = try await call.json(upTo: Self.maximumBytes)
        let model = try await self.models.model(of: call)
        let report = BlockReport(
            id: BlockReportID(self.random.uuid()),
            modelID: model.id,
            content: try BlockReportContent(body, of: model.grid),
            revision: 0,
            createdAt: call.now,
        )
        try await self.reports.add(report, limit: BlockReport.maximumReports)
        return EvoAnswer.json(.created) { Self.write(report, ["job_url"], to: &$0) }
    }

    /// Answers `PATCH …/report-specifications/{rs_id}`.
    func update(_ call: EvoCall) async throws -> Response {
        let body = try await call.json(upTo: Self.maximumBytes)
        let model = try await self.models.model(of: call)
        let content = try BlockReportContent(body, of: model.grid)
        guard let report = try await self.reports.update(try call.id("report"), of: model.id, to: content) else {
            throw Self.unknown
        }
        return EvoAnswer.json { Self.write(report, ["job_url"], to: &$0) }
    }

    /// Answers `GET …/report-specifications/{rs_id}`.
    func get(_ call: EvoCall) async throws -> Response {
        let report = try await self.report(call)
        return EvoAnswer.json { Self.write(report, Self.lastRun, to: &$0) }
    }

    /// Answers `GET …/report-specifications`.
    func list(_ call: EvoCall) async throws -> Response {
        let model = try await self.models.model(of: call)
        let window = try call.query().blockWindow()
        let page = try await self.reports.reports(of: model.id, window: window)
        return EvoAnswer.json(reserving: 512 + 1_024 * page.items.count) { json in
            json.object { json in
                json.members(page, window)
                json.key("results")
                json.beginArray()
                for report in page.items { Self.write(report, Self.lastRun, to: &json) }
                json.endArray()
                json.key("referenced_units")
                let texts = page.items.map(\.content.definition)
                json.objects(BlockUnit.all.filter { unit in texts.contains { $0.contains("\"\(unit.id)\"") } }) {
                    $0.write(to: &$1)
                }
            }
        }
    }

    /// Answers `GET …/report-specifications/{rs_id}/results`: there are none.
    func results(_ call: EvoCall) async throws -> Response {
        _ = try await self.report(call)
        let window = try call.query().blockWindow()
        return EvoAnswer.json { json in
            json.object { json in
                json.members(ListPage<BlockReport>(items: [], total: 0), window)
                json.key("results")
                json.beginArray()
                json.endArray()
            }
        }
    }

    private static let lastRun = ["last_result_created_at", "last_result_version_id"]
    private static let unknown = PlatformError(.notFound, "There is no such report specification.")

    private func report(_ call: EvoCall) async throws -> BlockReport {
        let model = try await self.models.model(of: call)
        guard let report = try await self.reports.report(try call.id("report"), of: model.id) else {
            throw Self.unknown
        }
        return report
    }

    /// - Parameter absent: Members about runs, which there are none of.
    private static func write(_ report: BlockReport, _ absent: [String], to json: inout JSONWriter) {
        json.object { json in
            json.member("report_specification_uuid", report.id.rawValue)
            json.member("bm_uuid", report.modelID.rawValue)
            json.member("name", report.content.name)
            json.member("description", optional: report.content.description)
            json.member("autorun", report.content.isAutomatic)
            json.member("revision", report.revision)
            let text = Array(report.content.definition.utf8)
            for member in (try? JSONValue(parsing: text, maximumBytes: Self.maximumBytes))?.objectValue ?? [] {
                json.key(member.name)
                json.value(member.value)
            }
            for name in absent {
                json.key(name)
                json.null()
            }
        }
    }
}
