import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// The block model API through the router: report specifications.
@Suite struct BlockReportEndpointTests {
    private static let id = "00000000-0000-4000-8000-00000000000a"

    private static func body(_ more: String = "", name: String = "Grades") -> String {
        #"""
        {"name":"\#(name)","mass_unit_id":"t","columns":[{"col_id":"\#(Self.id)","label":"Cu","aggregation":"SUM",
        "output_unit_id":"kg"}]\#(more)}
        """#
    }

    @Test func keepsSpecifications() async throws {
        try await EvoScene.run { scene in
            let all = "\(try await scene.addModel())/report-specifications"
            let made = try await scene.call(.post, "\(all)?run_now=False", Self.body(#","density_value":2.5"#))
            #expect(made.status == .created && made.json["job_url"] == .null, "\(made.text)")
            #expect(made.json["revision"]?.integerValue == 0 && made.json["autorun"]?.boolValue == true)
            #expect(made.json["null_values_policy"]?.stringValue == "IGNORE_BLOCK")
            let one = "\(all)/\(try #require(made.json["report_specification_uuid"]?.stringValue))"
            let renamed = try await scene.call(
                .patch,
                one,
                Self.body(#","density_value":2.5,"autorun":false"#, name: "b")
            )
            #expect(renamed.status == .ok && renamed.json["revision"]?.integerValue == 0, "\(renamed.text)")
            let changed = try await scene.call(.patch, one, Self.body(#","cutoff_values":[1,2.5]"#))
            #expect(changed.json["revision"]?.integerValue == 1 && changed.json["density_value"] == .null)
            let shown = try await scene.call(.get, one, as: scene.viewer).json
            #expect(shown["last_result_created_at"] == .null && shown["cutoff_values"]?.arrayValue?.count == 2)
            let list = try await scene.call(.get, all, as: scene.viewer).json
            #expect(list["total"]?.integerValue == 1)
            let units = list["referenced_units"]?.arrayValue?.compactMap { $0["unit_id"]?.stringValue }
            #expect(units == ["kg", "t"])
            let results = try await scene.call(.get, "\(one)/results", as: scene.viewer).json
            #expect(results["total"]?.integerValue == 0 && results["results"]?.arrayValue?.isEmpty == true)
            let viewer = try await scene.call(.post, all, as: scene.viewer, Self.body())
            expectProblem(viewer, .forbidden, "auth/forbidden")
            let unknown = "\(all)/\(Self.id)"
            expectProblem(try await scene.call(.get, unknown), .notFound, "not-found")
            expectProblem(try await scene.call(.patch, unknown, Self.body()), .notFound, "not-found")
            expectProblem(try await scene.call(.get, "\(unknown)/results"), .notFound, "not-found")
        }
    }

    /// A model with a column of grades, and a specification of its mass and its average; the column's id.
    private static func addReport(_ scene: EvoScene, _ more: String = "") async throws -> (String, String, String) {
        let model = try await scene.addModel()
        // Without values: what a report looks like hangs on the columns alone.
        let id = RandomSource.system.uuid()
        let number = try #require(model.split(separator: "/").last.map { BlockModelID(String($0)) })
        let current = try #require(try await scene.server.parts.stores.blockModels.currentVersion(of: number))
        let update = try BlockUpdate(
            stored:
                #"{"columns":{"new":[{"title":"Cu","data_type":"Float64","unit_id":"%[mass]"}],"update":[],"delete":[],"rename":[]}}"#
        )
        let job = BlockJob(
            .update,
            .pendingUpload,
            of: number,
            BlockVersionID(RandomSource.system.uuid()),
            request: "{}",
            by: scene.ann.subject,
            random: .system,
            at: scene.server.clock.now,
        )
        try await scene.server.parts.stores.blockJobs.add(job, limit: 10)
        let version = current.next(
            job,
            update,
            try update.plan(on: current.mapping) { id },
            blob: nil,
            box: nil,
            at: scene.server.clock.now,
        )
        let commit = try await scene.server.parts.stores.blockJobs.commit(
            version,
            of: job,
            in: scene.workspace,
            random: .system,
            at: scene.server.clock.now,
        )
        #expect(commit == .done)
        let body = #"""
            {"name":"Copper","mass_unit_id":"t","density_value":2.5,"density_unit_id":"t/m3","columns":[{"col_id":"\#(id)",
            "label":"Cu","aggregation":"MASS_AVERAGE","output_unit_id":"%[mass]"}]\#(more)}
            """#
        let made = try await scene.call(.post, "\(model)/report-specifications?run_now=1", body)
        #expect(made.status == .created, "\(made.text)")
        let report = try #require(made.json["report_specification_uuid"]?.stringValue)
        return ("\(model)/report-specifications/\(report)", try scene.path(made.json["job_url"]), id)
    }

    @Test func beginsEachReportOnce() async throws {
        try await EvoScene.run { scene in
            let (report, job, _) = try await Self.addReport(scene)
            let queued = try await scene.call(.get, job, as: scene.viewer)
            #expect(queued.json["job_status"]?.stringValue == "QUEUED" && queued.json["payload"] == .null)
            let again = try await scene.call(.post, "\(report)/jobs", as: scene.viewer, "{}")
            #expect(again.status == .ok && again.json["report_result_uuid"] == nil, "\(again.text)")
            #expect(try scene.path(again.json["job_url"]) == job && again.json["version_id"]?.integerValue == 2)
            let model = report.replacing(/\/report-specifications.*/, with: "")
            let versions = try await scene.call(.get, "\(model)/versions").json["results"]?.arrayValue
            let first = try #require(versions?.last?["version_uuid"]?.stringValue)
            // The first version does not have the column.
            let old = try await scene.call(.post, "\(report)/jobs", #"{"version_uuid":"\#(first)"}"#)
            expectProblem(old, .unprocessableContent, "validation-error")
            let unknown = #"{"version_uuid":"\#(Self.id)"}"#
            expectProblem(try await scene.call(.post, "\(report)/jobs", unknown), .notFound, "not-found")
            let wrong = try await scene.call(.post, "\(report)/jobs", #"{"version_uuid":7}"#)
            expectProblem(wrong, .unprocessableContent, "validation-error")
            let before = try await scene.call(.post, "\(report)/comparisons", "{}")
            expectProblem(before, .unprocessableContent, "validation-error")
            let last = try #require(versions?.first?["version_uuid"]?.stringValue)
            let pair = #"{"from_version_uuid":"\#(last)","to_version_uuid":"\#(last)"}"#
            let asked = try await scene.call(.post, "\(report)/comparisons", as: scene.viewer, pair)
            #expect(asked.status == .created && asked.json["to_result_uuid"] == .null, "\(asked.text)")
            let same = try await scene.call(.post, "\(report)/comparisons", pair)
            #expect(same.json["job_url"] == asked.json["job_url"] && same.status == .created)
            let shut = try await scene.call(.post, "\(report)/jobs", as: scene.stranger, "{}")
            expectProblem(shut, .notFound, "not-found")
        }
    }

    @Test func showsReportsAndWhatHasChanged() async throws {
        try await EvoScene.run { scene in
            let (report, job, column) = try await Self.addReport(scene)
            let stores = scene.server.parts.stores
            let taken = try #require(
                try await stores.blockJobs.takeDue(at: scene.server.clock.now, until: scene.server.clock.now + 9)
            )
            let id = BlockReportID(String(try #require(report.split(separator: "/").last)))
            let version = try #require(try await stores.blockModels.currentVersion(of: taken.model.id))
            func table(_ mass: Double, unit: String = "t") -> BlockReportTable {
                BlockReportTable(
                    categories: [],
                    columns: [BlockReportTable.Column(column: nil, label: "Mass", unit: unit)],
                    references: [
                        BlockReportTable.Reference(
                            column: column,
                            title: "Cu",
                            type: "Float64",
                            unit: "%[mass]",
                            unitVersion: nil,
                        )
                    ],
                    cutoffColumn: nil,
                    levels: [
                        BlockReportTable.Level(
                            cutoff: nil,
                            rows: [BlockReportTable.Row(categories: [], cells: [BlockReportTable.Cell(mass)])],
                        )
                    ],
                    warnings: [BlockReportTable.Warning(kind: .nullColumn, count: 24, message: "missing")],
                )
            }
            var ids: [String] = []
            for (number, mass) in [(0, 10.0), (1, 12.5)] {
                // The second one is of a version that looks like the first one.
                var result = BlockReportResult(
                    id: BlockReportResultID(RandomSource.system.uuid()),
                    reportID: id,
                    revision: 0,
                    version: BlockReportResult.Version(version),
                    createdAt: scene.server.clock.now + Int64(number),
                    table: table(mass).text,
                )
                if number == 1 {
                    let earlier = try await stores.blockModels.versions(of: taken.model.id, from: 1, to: 1)
                    result.version = BlockReportResult.Version(try #require(earlier.first))
                }
                try await stores.blockReports.add(result, limit: 9)
                ids.append(result.id.rawValue)
            }
            #expect(try await stores.blockJobs.complete(taken.job, at: scene.server.clock.now))
            let done = try await scene.call(.get, job, as: scene.viewer).json
            #expect(done["job_status"]?.stringValue == "COMPLETE")
            #expect(
                done["payload"]?["report_result_uuid"]?.stringValue == ids[0]
                    && done["payload"]?["version_id"] == .integer(2)
            )
            let again = try await scene.call(.post, "\(report)/jobs", as: scene.viewer, "{}")
            #expect(again.status == .ok && again.json["report_result_uuid"]?.stringValue == ids[0], "\(again.text)")
            let list = try await scene.call(.get, "\(report)/results", as: scene.viewer).json
            #expect(
                list["results"]?.arrayValue?.compactMap { $0["report_result_uuid"]?.stringValue } == [ids[1], ids[0]]
            )
            let shown = try await scene.call(.get, "\(report)/results/\(ids[0])", as: scene.viewer).json
            #expect(shown["report_specification_name"]?.stringValue == "Copper")
            let row = shown["result_sets"]?.arrayValue?.first?["rows"]?.arrayValue?.first
            #expect(row?["values"]?.arrayValue?.first?["value"]?.doubleValue == 10)
            #expect(shown["warnings"]?.arrayValue?.first?["occurrences"] == .integer(24))
            #expect(try await scene.call(.get, report).json["last_result_version_id"] == .integer(1))
            let pair = "\(report)/comparisons?from=\(ids[0])&to=\(ids[1])"
            let compared = try await scene.call(.get, "\(pair)&decimal_places=0", as: scene.viewer)
            #expect(compared.status == .ok, "\(compared.text)")
            let values = compared.json["result_sets"]?.arrayValue?.first?["rows"]?.arrayValue?.first?["values"]
            #expect(values?.arrayValue?.first?["difference"]?["value"]?.doubleValue == 3)
            #expect(compared.json["to_result"]?["version_id"] == .integer(1))
            for query in ["&decimal_places=11", "&decimal_places=-1"] {
                expectProblem(try await scene.call(.get, pair + query), .unprocessableContent, "validation-error")
            }
            // Of another revision, in which nothing but the unit of one of them is different.
            let first = try #require(try await stores.blockModels.versions(of: taken.model.id, from: 1, to: 1).first)
            for (version, unit) in [(version, "t"), (first, "kt")] {
                let result = BlockReportResult(
                    id: BlockReportResultID(RandomSource.system.uuid()),
                    reportID: id,
                    revision: 1,
                    version: BlockReportResult.Version(version),
                    createdAt: scene.server.clock.now + 2,
                    table: table(10, unit: unit).text,
                )
                try await stores.blockReports.add(result, limit: 9)
                ids.append(result.id.rawValue)
            }
            for (from, to, word) in [(0, 2, "revisions"), (2, 3, "units")] {
                let refused = try await scene.call(.get, "\(report)/comparisons?from=\(ids[from])&to=\(ids[to])")
                expectProblem(refused, .unprocessableContent, "validation-error")
                #expect(refused.text.contains(word), "\(refused.text)")
            }
            let half = try await scene.call(.get, "\(report)/comparisons?from=\(ids[0])")
            expectProblem(half, .unprocessableContent, "validation-error")
            let unknown = try await scene.call(.get, "\(report)/comparisons?from=\(ids[0])&to=\(Self.id)")
            expectProblem(unknown, .notFound, "not-found")
            expectProblem(try await scene.call(.get, "\(report)/results/\(Self.id)"), .notFound, "not-found")
        }
    }

    @Test func makesNoSpecificationThatCannotBeRunNow() async throws {
        try await EvoScene.run { scene in
            let all = "\(try await scene.addModel())/report-specifications"
            let refused = try await scene.call(.post, "\(all)?run_now=true", Self.body())
            expectProblem(refused, .unprocessableContent, "validation-error")
            #expect(try await scene.call(.get, all).json["total"]?.integerValue == 0)
        }
    }

    @Test(arguments: [
        "{}", body(name: ""), body(#","density_value":1"#), body(#","cutoff_values":["a"]"#),
        body(#","density_col_id":"x""#), body(#","null_values_policy":"USE""#), body(#","mesh_filter":{}"#),
        body(#","mesh_filter":{"uuid":"00000000-0000-4000-8000-000000000001","relation":"INSIDE"}"#),
        body(#","bbox":{}"#), body(#","categories":[{"col_id":"1","label":""}]"#),
        #"{"name":"a","mass_unit_id":"t","columns":[{"col_id":"1"}]}"#,
    ]) func refuses(_ body: String) async throws {
        try await EvoScene.run { scene in
            let all = "\(try await scene.addModel())/report-specifications"
            expectProblem(try await scene.call(.post, all, body), .unprocessableContent, "validation-error")
        }
    }
}
