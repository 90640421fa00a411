import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// Folders of projects: lists and their parts, moves, and the recycle bin.
@Suite struct StorageFolderTests {
    @Test func listsHavePartsAndLinks() async throws {
        try await StorageScene.run { scene in
            let empty = try await scene.call(.get, "/storage?iTwinId=\(scene.project)")
            #expect(empty.json["items"]?.arrayValue == [])
            let root = empty.json["_links"]?["folder"]?["href"]?.stringValue
            #expect(root == "\(TestServer.issuer)/storage/folders/\(scene.project)")
            let top = try await scene.call(.get, "/storage/folders/\(scene.project)").json["folder"]
            #expect(top?["displayName"]?.stringValue == "Bridge" && top?["parentFolderId"] == .null)
            for name in ["b", "a"] { _ = try await scene.addFolder(name) }
            _ = try await scene.addFile("c.pdf")
            let path = "/storage/?iTwinId=\(scene.project)"
            #expect(try await scene.paths(path) == ["a", "b", "c.pdf"])
            let first = try await scene.call(.get, "\(path)&$top=2")
            #expect(first.json["items"]?.arrayValue?.count == 2 && first.json["_links"]?["prev"] == nil)
            let next = try #require(first.json["_links"]?["next"]?["href"]?.stringValue)
            let rest = try await scene.call(.get, String(next.dropFirst(TestServer.issuer.count)))
            #expect(rest.json["items"]?.arrayValue?.compactMap { $0["path"]?.stringValue } == ["c.pdf"])
            #expect(rest.json["_links"]?["next"] == nil && rest.json["_links"]?["prev"] != nil)
            let base = "/storage/folders/\(scene.project)"
            #expect(try await scene.paths("\(base)/list") == ["a", "b", "c.pdf"])
            #expect(try await scene.paths("\(base)/folders", "folders") == ["a", "b"])
            #expect(try await scene.paths("\(base)/files", "files") == ["c.pdf"])
            for query in ["$top=x", "$top=0", "$top=1001", "$skip=-1"] {
                let response = try await scene.call(.get, "\(base)/list?\(query)")
                #expect(response.status == .unprocessableContent, "\(query)")
                #expect(response.json["error"]?["code"]?.stringValue == "InvalidStorageRequest")
            }
            let missing = try await scene.call(.get, "/storage/")
            #expect(missing.status == .unprocessableContent)
            for id in [RandomSource.system.uuid(), "x", "%27%20OR%201=1", "..%2f..", scene.foreignProject.rawValue] {
                let response = try await scene.call(.get, "/storage/?iTwinId=\(id)")
                #expect(response.status == .notFound)
                #expect(response.json["error"]?["code"]?.stringValue == "ItwinNotFound")
                #expect(try await scene.call(.get, "/storage/folders/\(id)").status == .notFound)
            }
        }
    }

    @Test func siblingsHaveNamesOfTheirOwn() async throws {
        try await StorageScene.run { scene in
            let plans = try await scene.addFolder("Plans")
            let other = try await scene.addFolder("Other")
            let file = try await scene.addFile("a.pdf")
            let base = "/storage/folders/\(scene.project)"
            for (method, path, name) in [
                (HTTPRequest.Method.post, "\(base)/folders", "PLANS"), (.post, "\(base)/files", "plans"),
                (.post, "\(base)/files", "A.PDF"), (.patch, "/storage/folders/\(other)", "Plans"),
                (.patch, "/storage/files/\(file)", "Plans"),
            ] {
                let response = try await scene.call(method, path, #"{"displayName":"\#(name)"}"#)
                #expect(response.status == .conflict, "\(method) \(path): \(response.text)")
                #expect(response.json["error"]?["target"]?.stringValue == "displayName")
            }
            // In another letter case it is still its own name.
            let own = try await scene.call(.patch, "/storage/folders/\(plans)", #"{"displayName":"PLANS"}"#)
            #expect(own.json["folder"]?["displayName"]?.stringValue == "PLANS")
            // Of two that are on their way, one gets the name.
            let (one, two) = (try await scene.begin("b.pdf"), try await scene.begin("b.pdf"))
            for links in [one, two] { #expect(try await scene.put(links.upload, [1]).status == .created) }
            #expect(try await scene.call(.post, two.complete).status == .ok)
            #expect(try await scene.call(.post, one.complete).status == .conflict)
        }
    }

    @Test func foldersMoveAndNeverIntoThemselves() async throws {
        try await StorageScene.run { scene in
            let outer = try await scene.addFolder("Outer")
            let inner = try await scene.addFolder("Inner", in: outer)
            let file = try await scene.addFile("a.pdf", in: inner)
            for parent in [outer, inner] {
                let response = try await scene.call(
                    .patch,
                    "/storage/folders/\(outer)",
                    #"{"parentFolderId":"\#(parent)"}"#
                )
                #expect(response.status == .conflict, "\(response.text)")
            }
            let foreign = try await scene.call(
                .post,
                "/storage/folders/\(scene.foreignProject)/folders",
                as: scene.stranger,
                #"{"displayName":"Theirs"}"#
            ).json["folder"]?["id"]?.stringValue
            for parent in [try #require(foreign), RandomSource.system.uuid(), "x", scene.foreignProject.rawValue] {
                for path in ["folders/\(inner)", "files/\(file)"] {
                    let response = try await scene.call(.patch, "/storage/\(path)", #"{"parentFolderId":"\#(parent)"}"#)
                    #expect(response.status == .unprocessableContent, "\(parent): \(response.text)")
                }
            }
            let root = #"{"parentFolderId":"\#(scene.project)"}"#
            let moved = try await scene.call(.patch, "/storage/folders/\(inner)", root)
            #expect(moved.json["folder"]?["path"]?.stringValue == "Inner")
            #expect(try await scene.paths("/storage/folders/\(inner)/list") == ["Inner/a.pdf"])
            let up = try await scene.call(.patch, "/storage/files/\(file)", root)
            #expect(up.json["file"]?["path"]?.stringValue == "a.pdf")
            for method in [HTTPRequest.Method.patch, .delete] {
                let response = try await scene.call(method, "/storage/folders/\(scene.project)", "{}")
                #expect(response.status == .conflict)
            }
        }
    }

    @Test func theRecycleBinGivesBackWhatIsNotDeletedForGood() async throws {
        try await StorageScene.run { scene in
            let folder = try await scene.addFolder("Plans")
            let file = try await scene.addFile("a.pdf", in: folder)
            let bin = "/storage/recyclebin"
            let list = "\(bin)?iTwinId=\(scene.project)"
            #expect(try await scene.call(.delete, "/storage/folders/\(folder)").status == .noContent)
            for path in ["folders/\(folder)", "files/\(file)", "files/\(file)/download"] {
                #expect(try await scene.call(.get, "/storage/\(path)").status == .notFound, "\(path)")
            }
            #expect(try await scene.paths(list) == ["Plans"])
            #expect(try await scene.paths("/storage/recycleBin?projectId=\(scene.project)") == ["Plans"])
            // The file is part of what was deleted, and comes back with it.
            #expect(try await scene.call(.post, "\(bin)/files/\(file)/restore").status == .notFound)
            #expect(try await scene.call(.post, "\(bin)/folders/\(folder)/restore").status == .noContent)
            #expect(try await scene.call(.post, "\(bin)/folders/\(folder)/restore").status == .notFound)
            #expect(try await scene.paths("/storage/folders/\(folder)/list") == ["Plans/a.pdf"])
            #expect(try await scene.call(.delete, "/storage/files/\(file)").status == .noContent)
            #expect(try await scene.call(.delete, "/storage/files/\(file)").status == .notFound)
            _ = try await scene.addFile("A.pdf", in: folder)
            #expect(try await scene.call(.post, "\(bin)/files/\(file)/restore").status == .conflict)
            #expect(try await scene.call(.delete, "\(bin)/files/\(file)").status == .noContent)
            #expect(try await scene.call(.post, "\(bin)/files/\(file)/restore").status == .notFound)
            #expect(try await scene.paths(list) == [])
            try await scene.server.parts.audit.flush()
            let kinds = try await scene.server.parts.stores.audit.newest(limit: 100).map(\.kind)
            for kind in [AuditEvent.Kind.storageDeleted, .storageRestored, .storageRemoved] {
                #expect(kinds.contains(kind), "\(kind)")
            }
        }
    }
}
