import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelTesting
import LintelTokens
import NIOCore
import Testing

/// The block model API through the router: versions, and the jobs that make and read them.
@Suite struct BlockJobEndpointTests {
    private static let newColumn = #""new":[{"title":"Cu","data_type":"Float64"}],"update":[],"delete":[],"rename":[]"#

    @Test func waitsForItsFileAndForSomebodyWhoWorks() async throws {
        try await EvoScene.run { scene in
            let model = try await scene.addModel()
            let (job, upload) = try await scene.begin(Self.newColumn, on: model)
            let pending = try await scene.call(.get, job).json
            #expect(pending["job_status"]?.stringValue == "PENDING_UPLOAD")
            #expect(pending["payload"]?["upload_url"]?.stringValue?.contains("/blobs/uploads/") == true)
            // Who only reads gets no address to write to.
            #expect(try await scene.call(.get, job, as: scene.viewer).json["payload"] == .null)
            let sent = try await scene.client.execute(
                uri: try scene.path(upload),
                method: .put,
                headers: BlobScene.whole,
                body: ByteBuffer(string: "PAR1"),
            )
            #expect(sent.status == .created, "\(sent.text)")
            let uploaded = try await scene.call(.post, "\(job)/uploaded")
            #expect(uploaded.status == .created && uploaded.json["job_url"]?.stringValue?.hasSuffix(job) == true)
            #expect(try await scene.call(.post, "\(job)/uploaded").status == .created)
            let queued = try await scene.call(.get, job).json
            #expect(queued["job_status"]?.stringValue == "QUEUED" && queued["payload"] == .null)
            #expect(queued["detail"]?.stringValue?.isEmpty == false)
        }
    }

    @Test func failsWithoutItsFile() async throws {
        try await EvoScene.run { scene in
            let model = try await scene.addModel()
            let (job, _) = try await scene.begin(Self.newColumn, on: model)
            #expect(try await scene.call(.post, "\(job)/uploaded").status == .created)
            let failed = try await scene.call(.get, job).json
            #expect(failed["job_status"]?.stringValue == "FAILED")
            #expect(failed["payload"]?["type"]?.stringValue?.hasSuffix("block-model-service/job/update-error") == true)
            #expect(failed["payload"]?["status"]?.integerValue == 400)
            #expect(failed["payload"]?["title"]?.stringValue == "Error in Update")
        }
    }

    @Test func changesColumnsWithoutAFile() async throws {
        try await EvoScene.run { scene in
            let model = try await scene.addModel()
            let groups =
                #"{"groups":{"new":[{"title":"Assays"}]},"columns":{"new":[],"update":[],"delete":[],"rename":[]}}"#
            let begun = try await scene.call(.patch, "\(model)/blocks", groups)
            #expect(begun.status == .accepted && begun.json["upload_url"] == .null, "\(begun.text)")
            #expect(begun.json["changes"]?["groups"]?["new"]?.arrayValue?.count == 1)
            let job = try scene.path(begun.json["job_url"])
            #expect(try await scene.call(.post, "\(job)/uploaded").status == .created)
            let done = try await scene.call(.get, job, as: scene.viewer).json
            #expect(done["job_status"]?.stringValue == "COMPLETE")
            #expect(done["payload"]?["version_id"]?.integerValue == 2)
            #expect(done["payload"]?["version_uuid"] == begun.json["version_uuid"])
            let version = try #require(begun.json["version_uuid"]?.stringValue)
            let shown = try await scene.call(.get, "\(model)/versions/\(version)?include_changes=True").json
            #expect(shown["mapping"]?["groups"]?.arrayValue?.first?["title"]?.stringValue == "Assays")
            #expect(shown["changes"]?["total_blocks"]?.integerValue == 24)
            #expect(shown["created_by"]?["name"]?.stringValue == "Editor")
            let list = try await scene.call(.get, "\(model)/versions?limit=1", as: scene.viewer).json
            #expect(list["total"]?.integerValue == 2 && list["count"]?.integerValue == 1)
            #expect(list["results"]?.arrayValue?.first?["version_id"]?.integerValue == 2)
            #expect(list["referenced_units"]?.arrayValue?.isEmpty == true)
        }
    }

    @Test func tellsWhatHasChanged() async throws {
        try await EvoScene.run { scene in
            let model = try await scene.addModel()
            let list = try await scene.call(.get, "\(model)/versions").json["results"]?.arrayValue
            let version = try #require(list?.first?["version_uuid"]?.stringValue)
            let box = #"{"x_minmax":{"min":0,"max":9},"y_minmax":{"min":0,"max":9},"z_minmax":{"min":0,"max":9}}"#
            let uri = "\(model)/versions/\(version)/delta"
            let none = try await scene.call(.post, uri, as: scene.viewer, #"{"bbox":\#(box),"columns":["*"]}"#)
            #expect(none.status == .notModified && none.text.isEmpty)
            expectProblem(try await scene.call(.post, uri, "{}"), .unprocessableContent, "validation-error")
            let unknown = try await scene.call(.post, "\(model)/versions/\(RandomSource.system.uuid())/delta", "{}")
            expectProblem(unknown, .notFound, "not-found")
        }
    }

    @Test func beginsAQuery() async throws {
        try await EvoScene.run { scene in
            let model = try await scene.addModel()
            let asked = try await scene.call(
                .post,
                "\(model)/blocks",
                as: scene.viewer,
                #"{"columns":["*","version_id"],"geometry_columns":"coordinates","bbox":null}"#,
            )
            #expect(asked.status == .ok, "\(asked.text)")
            #expect(asked.json["version_id"]?.integerValue == 1)
            #expect(asked.json["bbox"]?["k_minmax"]?["max"]?.integerValue == 3)
            let titles = asked.json["mapping"]?["columns"]?.arrayValue?.compactMap { $0["title"]?.stringValue }
            #expect(titles == ["x", "y", "z", "version_id"])
            let job = try await scene.call(.get, try scene.path(asked.json["job_url"]), as: scene.viewer).json
            #expect(job["job_status"]?.stringValue == "QUEUED")
            for body in ["{}", #"{"columns":["Cu"]}"#, #"{"columns":[1]}"#] {
                let refused = try await scene.call(.post, "\(model)/blocks", body)
                expectProblem(refused, .unprocessableContent, "validation-error")
            }
            let unknown = #"{"columns":[],"version_uuid":"\#(RandomSource.system.uuid())"}"#
            expectProblem(try await scene.call(.post, "\(model)/blocks", unknown), .notFound, "not-found")
            expectProblem(try await scene.call(.get, "\(model)/jobs/x"), .notFound, "not-found")
        }
    }
}
