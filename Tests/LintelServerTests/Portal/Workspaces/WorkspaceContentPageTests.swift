import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelTesting
import LintelTokens
import Testing

@testable import LintelServer

/// What is in a workspace, as pages show it.
@Suite struct WorkspaceContentPageTests {
    private typealias Scene = WorkspaceContentScene

    @Test func theTreeIsWalkedFolderByFolder() async throws {
        try await Scene.run { scene in
            #expect(try await scene.get("/contents").text.contains("There is nothing in the workspace yet."))
            try await scene.addContent()
            let top = try await scene.get("/contents")
            #expect(top.text.contains("You are a viewer of this workspace.") && top.text.contains("Model 1"))
            #expect(!top.text.contains("b.csv") && !top.text.contains("unfinished"))
            let folder = try #require(Scene.link("a", in: top))
            let page = try await scene.browser(.assistant).get(folder)
            #expect(page.status == .ok && page.text.contains("<b aria-current=\"page\">a</b>"))
            #expect(page.text.contains("20 bytes") && page.text.contains("1 version"))
            #expect(page.text.contains("/objects/pointset/1.0.0/pointset.schema.json") && page.text.contains(" UTC"))
            for (name, start) in [("b.csv", "/files/file"), ("b.json", "/objects/")] {
                let link = try #require(Scene.link(name, in: page))
                #expect(link.hasPrefix(scene.path + start))
                #expect(try await scene.browser(.assistant).get(link).status == .ok)
            }
        }
    }

    @Test func aLongFolderIsReadToItsEnd() async throws {
        try await Scene.run { scene in
            let files = (0..<60).map { "big/file-\($0)" } + (0..<60).map { "big/folder-\($0)/x" }
            try await scene.stores.addFiles(files, to: scene.workspace)
            let browser = try await scene.browser(.assistant)
            var next: String? = scene.path + "/contents?folder=big"
            var found: Set<String> = []
            var counts: [Int] = []
            while let current = next, counts.count < 9 {
                let page = try await browser.get(current)
                let names = page.text.matches(of: /(?:file|folder)-[0-9]+<\/b>/).map { String($0.output) }
                found.formUnion(names)
                counts.append(names.count)
                next = Scene.link("Next page", in: page)
            }
            #expect(counts == [50, 50, 20] && found.count == 120)
        }
    }

    @Test func aFileTellsOfItsVersionsAndGivesTheirBytes() async throws {
        try await Scene.run { scene in
            try await scene.stores.addFiles((0..<60).map { _ in "a/x.csv" }, to: scene.workspace)
            let path = try #require(Scene.link("x.csv", in: try await scene.get("/contents?folder=a")))
            let page = try await scene.browser(.assistant).get(path)
            #expect(page.text.contains("<h2><span class=\"tag\">File</span> x.csv</h2>"))
            #expect(page.text.matches(of: /aria-label="Download version/).count == 50)
            #expect(page.text.matches(of: />current</).count == 1)
            let older = try await scene.browser(.assistant).get(try #require(Scene.link("Older versions", in: page)))
            #expect(older.text.matches(of: /aria-label="Download version/).count == 10)
            #expect(!older.text.contains(">current<") && Scene.link("Newest versions", in: older) != nil)
            let download = try #require(Scene.link("Download", in: older))
            let answer = try await scene.browser(.assistant).get(download)
            #expect(answer.status == .seeOther && answer.headers[.cacheControl] == "no-store")
            let address = try #require(answer.headers[.location])
            let parts = try #require(address.wholeMatch(of: /(?:https?:\/\/[^\/]+)?(\/blobs\/[^?]+)\?(.*)/))
            let link = scene.scene.server.parts.blobs.links.verify(
                method: "GET",
                path: String(parts.output.1),
                query: String(parts.output.2),
                at: scene.scene.server.clock.now,
            )
            guard case .download(.workspace(scene.workspace), _, name: "x.csv")? = link else {
                Issue.record("\(address)")
                return
            }
            for other in ["\(scene.path)/files/none", "\(path)/versions/1/download", "\(path)/versions/x/download"] {
                #expect(try await scene.browser(.assistant).get(other).status == .notFound, "\(other)")
            }
        }
    }

    @Test func anObjectTellsOfItsDataAndVersions() async throws {
        try await Scene.run { scene in
            try await scene.addContent()
            let folder = try await scene.get("/contents?folder=a/")
            let browser = try await scene.browser(.assistant)
            let path = try #require(Scene.link("b.json", in: folder))
            let page = try await browser.get(path)
            let digest = BlobDigest(of: [21]).hex
            #expect(page.text.contains(digest) && page.text.contains("21 bytes") && page.text.contains("Draft"))
            let data = try await browser.get(try #require(Scene.link("Download", in: page)))
            #expect(data.status == .seeOther && data.headers[.location]?.contains("/blobs/files/") == true)
            let body = try await browser.get(try #require(Scene.link("JSON", in: page)))
            #expect(body.status == .ok && body.json["name"]?.stringValue == "points")
            #expect(body.headers[.contentDisposition]?.hasPrefix("attachment") == true)
            #expect(body.headers[.xContentTypeOptions] == "nosniff")
            #expect(body.headers[.contentSecurityPolicy] == "sandbox")
            let version = try #require(path.isEmpty ? nil : page.text.firstMatch(of: /versions\/([0-9]+)\/data/))
            let start = "\(path)/versions/\(version.output.1)/data/"
            for name in [BlobDigest(of: [20]).hex, "none", String(repeating: "x", count: 300)] {
                #expect(try await browser.get(start + name).status == .notFound)
            }
            for query in ["?version=1", "?version=x", "?before=x"] {
                #expect(try await browser.get(path + query).status == .notFound, "\(query)")
            }
            #expect(try await browser.get(path + "?data=1").text.contains("First data"))
        }
    }

    @Test func aBlockModelTellsOfItsVersionsAndColumns() async throws {
        try await Scene.run { scene in
            try await scene.addContent()
            let top = try await scene.get("/contents")
            let browser = try await scene.browser(.assistant)
            let path = try #require(Scene.link("Model 1", in: top))
            let page = try await browser.get(path)
            #expect(page.text.contains("2 × 3 × 4 blocks, regular") && page.text.contains("<b>A</b>"))
            #expect(page.text.contains("Float64") && page.text.contains("number 2") && page.text.contains("31 bytes"))
            let older = try await browser.get(path + "?offset=1")
            #expect(!older.text.contains("Float64") && older.text.contains("number 1"))
            #expect(try await browser.get(scene.path + "/block-models/none").status == .notFound)
        }
    }

    @Test(arguments: [
        ("?after=nonsense", 400), ("?after=file:", 400), ("?after=file%3Aa%00", 400), ("?folder=../x", 404),
        ("?folder=a%00", 400), ("?folder=//", 404), ("?folder=none", 404), ("?after=file:zzz", 200),
        ("?after=folder:zzz", 200), ("?folder=none&after=file:x", 200),
    ])
    func placesThatAreNoneAreRefused(_ query: String, _ status: Int) async throws {
        try await Scene.run { scene in
            try await scene.addContent()
            let answer = try await scene.get("/contents" + query)
            #expect(answer.status.code == status, "\(answer.status)")
        }
    }
}
