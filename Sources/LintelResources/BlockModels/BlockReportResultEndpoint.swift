import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// The block model API: reports, which jobs make, and what has changed between two of them.
struct BlockReportResultEndpoint: Sendable {
    let models: any BlockModelStore
    let reports: any BlockReportStore
    let management: BlockReportManagement
    let links: EvoLinks

    /// Two ids.
    private static let maximumBytes = 4_096

    /// Answers `POST …/report-specifications/{rs_id}/jobs`: 200 when the report is there or being made.
    func run(_ call: EvoCall) async throws -> Response {
        let body = try await Self.body(of: call)
        let (model, report) = try await self.reports.report(of: call, in: self.models)
        let run = try await self.management.run(
            report,
            on: try Self.version(body, "version_uuid"),
            of: model,
            by: call.actor,
            at: call.now,
        )
        let address = self.links.blockJob(run.job, in: try call.workspace())
        return CallAnswer.json(run.isNew ? .created : .ok) { json in
            json.object { json in
                json.member("bm_uuid", model.id.rawValue)
                json.member("report_specification_uuid", report.id.rawValue)
                json.member("version_id", run.version.number)
                json.member("version_uuid", run.version.id.rawValue)
                json.member("job_uuid", run.job.id.rawValue)
                json.member("job_url", address)
                // Not described anywhere: `Report.run` of the public package reads it.
                if let result = run.result { json.member("report_result_uuid", result.rawValue) }
            }
        }
    }

    /// Answers `GET …/results`, newest first.
    func list(_ call: EvoCall) async throws -> Response {
        let (_, report) = try await self.reports.report(of: call, in: self.models)
        let window = try call.query().blockWindow()
        let page = try await self.reports.results(of: report.id, window: window)
        return CallAnswer.json(reserving: 512 + 512 * page.items.count) { json in
            json.object { json in
                json.members(page, window)
                json.member("results", objects: page.items) { result, json in
                    json.member("report_specification_uuid", report.id.rawValue)
                    Self.write(result, to: &json)
                    json.member("mesh_filter_used", optional: nil)
                }
            }
        }
    }

    /// Answers `GET …/results/{report_result_uuid}`.
    func get(_ call: EvoCall) async throws -> Response {
        let (model, report) = try await self.reports.report(of: call, in: self.models)
        let result = try await self.result(try call.id("result"), of: report)
        return CallAnswer.json(reserving: 2_048 + result.table.utf8.count) { json in
            json.object { json in
                json.member("bm_uuid", model.id.rawValue)
                Self.write(report, revision: result.revision, to: &json)
                Self.write(result, to: &json)
                json.member("version_comment", result.version.comment)
                json.member("mesh_filter_used", optional: nil)
                let text = Array(result.table.utf8)
                let table = try? JSONValue(parsing: text, maximumBytes: BlockReportTable.maximumBytes)
                for member in table?.objectValue ?? [] {
                    json.key(member.name)
                    json.value(member.value)
                }
            }
        }
    }

    /// Answers `POST …/comparisons`: 200 when both reports are there, 201 with the job that makes them otherwise.
    func compare(_ call: EvoCall) async throws -> Response {
        let body = try await Self.body(of: call)
        let (model, report) = try await self.reports.report(of: call, in: self.models)
        let found = try await self.management.compare(
            report,
            from: try Self.version(body, "from_version_uuid"),
            to: try Self.version(body, "to_version_uuid"),
            of: model,
            by: call.actor,
            at: call.now,
        )
        let workspace = try call.workspace()
        return CallAnswer.json(found.job == nil ? .ok : .created) { json in
            json.object { json in
                json.member("from_result_uuid", optional: found.from?.rawValue)
                json.member("to_result_uuid", optional: found.to?.rawValue)
                json.member("job_url", optional: found.job.map { self.links.blockJob($0, in: workspace) })
            }
        }
    }

    /// Answers `GET …/comparisons?from=…&to=…`.
    func comparison(_ call: EvoCall) async throws -> Response {
        let (model, report) = try await self.reports.report(of: call, in: self.models)
        let query = try call.query()
        let places = try query.blockNumber("decimal_places", BlockReportComparison.decimalPlaces)
        let from = try await self.result(try query.result("from"), of: report)
        let to = try await self.result(try query.result("to"), of: report)
        guard from.revision == to.revision else {
            throw PlatformError(
                .queryInvalid,
                "The two reports were made of different revisions of the specification.",
                field: "from",
            )
        }
        guard let old = BlockReportTable(stored: from.table), let new = BlockReportTable(stored: to.table) else {
            throw PlatformError(.notFound, "One of the reports cannot be read.")
        }
        guard old.columns.map(\.unit) == new.columns.map(\.unit) else {
            throw PlatformError(
                .queryInvalid,
                "The two reports have their values in different units, which were changed in between.",
                field: "from",
            )
        }
        let comparison = BlockReportComparison(from: old, to: new, places: places)
        return CallAnswer.json(reserving: 4_096 + 2 * to.table.utf8.count) { json in
            json.object { json in
                json.member("bm_uuid", model.id.rawValue)
                Self.write(report, revision: to.revision, to: &json)
                new.write(to: &json)
                Self.write("from_result", from, old, to: &json)
                Self.write("to_result", to, new, to: &json)
                json.key("warnings")
                json.object { json in
                    for (name, warnings) in [
                        ("from_result", old.warnings), ("to_result", new.warnings), ("comparison", []),
                    ] {
                        json.key(name)
                        BlockReportTable.write(warnings, to: &json)
                    }
                }
                json.member("result_sets", objects: comparison.levels) { Self.write($0, to: &$1) }
            }
        }
    }

    private func result(_ id: BlockReportResultID, of report: BlockReport) async throws -> BlockReportResult {
        guard let result = try await self.reports.result(id, of: report.id) else {
            throw PlatformError(.notFound, "There is no such report.")
        }
        return result
    }

    /// What is said of versions; the clients send nothing at all when nothing is.
    private static func body(of call: EvoCall) async throws -> JSONValue {
        try await call.optionalJSON(upTo: Self.maximumBytes) ?? .object([])
    }

    private static func version(_ body: JSONValue, _ name: String) throws(PlatformError) -> BlockVersionID? {
        guard let value = body[name], value != .null else { return nil }
        guard let id = value.stringValue.flatMap({ BlockVersionID(uuid: $0) }) else {
            throw .blockModel(name, "It is a UUID.")
        }
        return id
    }

    private static func write(_ report: BlockReport, revision: Int64, to json: inout JSONWriter) {
        json.member("report_specification_uuid", report.id.rawValue)
        json.member("report_specification_name", report.content.name)
        json.member("report_specification_description", optional: report.content.description)
        json.member("report_specification_revision", revision)
    }

    /// Writes what a report tells of itself and of its version.
    private static func write(_ result: BlockReportResult, to json: inout JSONWriter) {
        json.member("report_result_uuid", result.id.rawValue)
        json.member("report_result_created_at", result.createdAt.timestamp)
        json.member("version_id", result.version.number)
        json.member("version_uuid", result.version.id.rawValue)
        json.member("version_created_at", result.version.createdAt.timestamp)
        json.member("version_created_by", result.version.createdBy)
    }

    private static func write(
        _ name: StaticString,
        _ result: BlockReportResult,
        _ table: BlockReportTable,
        to json: inout JSONWriter,
    ) {
        json.key(name)
        json.object { json in
            Self.write(result, to: &json)
            json.member("version_comment", result.version.comment)
            BlockReportTable.write(table.references, to: &json)
        }
    }

    private static func write(_ level: BlockReportComparison.Level, to json: inout JSONWriter) {
        json.key("cutoff_value")
        if let cutoff = level.cutoff { json.number(cutoff) } else { json.null() }
        json.member("rows", objects: level.rows) { row, json in
            json.key("categories")
            BlockReportTable.write(row.categories, to: &json)
            json.member("values", objects: row.values) { value, json in
                for (name, cell) in [
                    ("from_value", value.from), ("to_value", value.to), ("difference", value.difference),
                    ("percent", value.percent),
                ] {
                    json.key(name)
                    json.object { cell.write(to: &$0) }
                }
            }
        }
    }
}

extension CallQuery {
    /// The id of a report.
    ///
    /// - Throws: ``PlatformError`` with code `queryInvalid`.
    fileprivate func result(_ name: String) throws(PlatformError) -> BlockReportResultID {
        guard let id = self.text(name).flatMap({ BlockReportResultID(uuid: $0) }) else {
            throw PlatformError(.queryInvalid, "It is the UUID of a report.", field: name)
        }
        return id
    }
}
