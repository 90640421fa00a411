import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelTesting
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
            let made = try await scene.call(.post, "\(all)?run_now=True", Self.body(#","density_value":2.5"#))
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

    @Test(arguments: [
        "{}", body(name: ""), body(#","density_value":1"#), body(#","cutoff_values":["a"]"#),
        body(#","density_col_id":"x""#), body(#","null_values_policy":"USE""#), body(#","mesh_filter":{}"#),
        body(#","bbox":{}"#), body(#","categories":[{"col_id":"1","label":""}]"#),
        #"{"name":"a","mass_unit_id":"t","columns":[{"col_id":"1"}]}"#,
    ]) func refuses(_ body: String) async throws {
        try await EvoScene.run { scene in
            let all = "\(try await scene.addModel())/report-specifications"
            expectProblem(try await scene.call(.post, all, body), .unprocessableContent, "validation-error")
        }
    }
}
