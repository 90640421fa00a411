import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// The folder API through the router: one folder at a time.
@Suite struct FolderEndpointTests {
    private static let nowhere = "11111111-2222-4333-8444-555555555555"

    @Test func makesAndShows() async throws {
        try await EvoScene.run { scene in
            let root = scene.workspace.rawValue
            let top = try await scene.folder(.post, "", #"{"name":"Reports"}"#)
            #expect(top.status == .created && top.headers[.contentType] == "application/json", "\(top.text)")
            let id = try #require(top.json["folder_id"]?.stringValue)
            let inner = try await scene.folder(.post, "", #"{"name":"été 2026","parent_folder_id":"\#(id)"}"#)
            #expect(inner.status == .created, "\(inner.text)")
            #expect(inner.json["path"]?.stringValue == "/Reports/été 2026")
            #expect(inner.json["name"]?.stringValue == "été 2026")
            #expect(inner.json["parent_ids"]?.arrayValue?.map(\.stringValue) == [root, id])
            #expect(inner.json["created_by"]?["name"]?.stringValue == "Editor")
            #expect(inner.json["modified_at"]?.stringValue?.hasSuffix("Z") == true)
            #expect(inner.json["deleted_at"] == .null && inner.json["deleted_by"] == .null)
            let innerID = try #require(inner.json["folder_id"]?.stringValue)
            for rest in ["/\(innerID)", "/path/Reports/%C3%A9t%C3%A9%202026", "/path//Reports/e%CC%81te%CC%81%202026/"]
            {
                let shown = try await scene.folder(.get, rest, as: scene.viewer)
                #expect(shown.status == .ok && shown.json == inner.json, "\(shown.text)")
            }
            for rest in ["/\(root)", "/path/", "/path"] {
                let shown = try await scene.folder(.get, rest, as: scene.viewer)
                #expect(shown.status == .ok && shown.json["folder_id"]?.stringValue == root, "\(shown.text)")
                #expect(shown.json["path"]?.stringValue == "/" && shown.json["parent_ids"]?.arrayValue == [])
            }
        }
    }

    @Test func triesWithoutMaking() async throws {
        try await EvoScene.run { scene in
            let body = #"{"name":"a","parent_folder_path":"/","validate_only":true}"#
            let tried = try await scene.folder(.post, "", body)
            #expect(tried.status == .ok && tried.json["path"]?.stringValue == "/a", "\(tried.text)")
            #expect(tried.json["created_by"]?["name"]?.stringValue == "Editor")
            let id = try #require(tried.json["folder_id"]?.stringValue)
            expectProblem(try await scene.folder(.get, "/\(id)"), .notFound, "folder/folders/not-found")
            _ = try await scene.makeFolder("a")
            expectProblem(try await scene.folder(.post, "", body), .conflict, "folders/already-exists")
        }
    }

    /// Whoever calls is who made it, now.
    @Test func doesNotBelieveInOtherAuthors() async throws {
        try await EvoScene.run { scene in
            let body = #"{"name":"a","created_by":"\#(Self.nowhere)","created_at":"2001-01-01T00:00:00Z"}"#
            let made = try await scene.folder(.post, "", body)
            #expect(made.status == .created && made.json["created_by"]?["name"]?.stringValue == "Editor")
            #expect(made.json["created_at"]?.stringValue?.hasPrefix("2001") == false)
        }
    }

    @Test func movesAndRenames() async throws {
        try await EvoScene.run { scene in
            let a = try await scene.makeFolder("a")
            let b = try await scene.makeFolder("b", in: "/a")
            let c = try await scene.makeFolder("c", in: "a/b")
            let moved = try await scene.folder(.patch, "/\(b)", #"{"name":"d","parent_folder_path":"/"}"#)
            #expect(moved.status == .ok && moved.json["path"]?.stringValue == "/d", "\(moved.text)")
            #expect(try await scene.folder(.get, "/\(c)").json["path"]?.stringValue == "/d/c")
            let back = try await scene.folder(.patch, "/\(b)", #"{"parent_folder_id":"\#(a)","name":null}"#)
            #expect(back.json["path"]?.stringValue == "/a/d")
            let same = try await scene.folder(.patch, "/\(b)", "{}")
            #expect(same.status == .ok && same.json == back.json)
            for (id, body) in [
                (a, #"{"parent_folder_id":"\#(a)"}"#), (a, #"{"parent_folder_id":"\#(c)"}"#),
                (a, #"{"parent_folder_path":"/a/d"}"#), (scene.workspace.rawValue, #"{"name":"x"}"#),
            ] {
                let refused = try await scene.folder(.patch, "/\(id)", body)
                expectProblem(refused, .conflict, "folders/conflict")
            }
            _ = try await scene.makeFolder("e")
            expectProblem(
                try await scene.folder(.patch, "/\(a)", #"{"name":"e"}"#),
                .conflict,
                "folders/already-exists",
            )
        }
    }

    @Test func deletesAndRestores() async throws {
        try await EvoScene.run { scene in
            let a = try await scene.makeFolder("a")
            let b = try await scene.makeFolder("b", in: "a")
            let deleted = try await scene.folder(.delete, "/\(a)")
            #expect(deleted.status == .noContent && deleted.text.isEmpty)
            for rest in ["/\(a)", "/\(b)", "/path/a", "/path/a/b"] {
                expectProblem(try await scene.folder(.get, rest), .notFound, "folders/not-found")
                let shown = try await scene.folder(.get, "\(rest)?deleted=True")
                #expect(shown.json["deleted_by"]?["name"]?.stringValue == "Editor", "\(shown.text)")
            }
            expectProblem(try await scene.folder(.delete, "/\(a)"), .notFound, "folders/not-found")
            expectProblem(try await scene.folder(.post, "/\(b)"), .conflict, "folders/conflict")
            let restored = try await scene.folder(.post, "/\(a)?deleted=True")
            #expect(restored.status == .ok && restored.json["deleted_at"] == .null, "\(restored.text)")
            #expect(try await scene.folder(.get, "/path/a/b").json["folder_id"]?.stringValue == b)
            let again = try await scene.folder(.post, "/\(a)?deleted=false")
            #expect(again.status == .ok && again.json == restored.json)
            expectProblem(try await scene.folder(.get, "/\(a)?deleted=true"), .notFound, "folders/not-found")
            // Taken meanwhile: it comes back under another name, and says so.
            #expect(try await scene.folder(.delete, "/\(a)").status == .noContent)
            _ = try await scene.makeFolder("a")
            let renamed = try await scene.folder(.post, "/\(a)")
            #expect(renamed.status == .seeOther && renamed.headers[.location] == nil)
            #expect(renamed.json["path"]?.stringValue == "/a (2)" && renamed.json["folder_id"]?.stringValue == a)
            let root = try await scene.folder(.delete, "/\(scene.workspace)")
            expectProblem(root, .conflict, "folders/conflict")
            let kept = try await scene.folder(.post, "/\(scene.workspace)")
            #expect(kept.status == .ok)
        }
    }

    @Test func tellsTheAuditLog() async throws {
        try await EvoScene.run { scene in
            let a = try await scene.makeFolder("a")
            _ = try await scene.folder(.patch, "/\(a)", #"{"name":"b"}"#)
            _ = try await scene.folder(.patch, "/\(a)", #"{"name":"b"}"#)
            _ = try await scene.folder(.delete, "/\(a)")
            _ = try await scene.folder(.post, "/\(a)")
            _ = try await scene.folder(.post, "/\(a)")
            try await scene.server.parts.audit.flush()
            let events = try await scene.server.parts.stores.audit.newest(limit: 100)
                .filter { $0.kind.rawValue.hasPrefix("folder.") }
            #expect(events.map(\.kind.rawValue).sorted() == ["folder.changed", "folder.deleted", "folder.restored"])
            #expect(events.allSatisfy { $0.target == a && $0.organisationID == scene.organisation.id })
            #expect(events.contains { $0.detail == "/a to /b in Owner" })
        }
    }

    @Test func isAPreview() async throws {
        try await EvoScene.run { scene in
            let one = "\(scene.folders)/\(Self.nowhere)"
            for (method, uri) in [
                (HTTPRequest.Method.get, scene.folders), (.post, scene.folders), (.get, "\(scene.folders)/summary"),
                (.get, "\(scene.folders)/path/a"), (.get, one), (.post, one), (.patch, one), (.delete, one),
            ] {
                let response = try await scene.call(method, uri)
                expectProblem(response, .badRequest, "folder/preview-api")
                #expect(response.json["title"]?.stringValue == "Preview API.")
            }
            for name in ["API-Preview", "preview-api"] {
                let field = try #require(HTTPField.Name(name))
                #expect(try await scene.call(.get, scene.folders, headers: [field: "opt-in"]).status == .ok)
                expectProblem(
                    try await scene.call(.get, scene.folders, headers: [field: "yes"]),
                    .badRequest,
                    "preview-api",
                )
            }
        }
    }

    @Test func letsInByScopeAndRole_G() async throws {
        try await EvoScene.run { scene in
            let one = "\(scene.folders)/\(Self.nowhere)"
            for uri in [scene.folders, "\(scene.folders)/summary", "\(scene.folders)/path/a", one] {
                try await scene.expectGuarded(.get, uri, writes: false)
            }
            try await scene.expectGuarded(.post, scene.folders, "{}", writes: true)
            try await scene.expectGuarded(.post, one, writes: true)
            try await scene.expectGuarded(.patch, one, "{}", writes: true)
            try await scene.expectGuarded(.delete, one, writes: true)
            #expect(try await scene.folder(.post, "", as: scene.owner, #"{"name":"mine"}"#).status == .created)
            try await scene.deleteWorkspace()
            #expect(try await scene.folder(.get).status == .notFound)
        }
    }

    @Test func knowsNothingOfOtherPlaces_L02() async throws {
        try await EvoScene.run { scene in
            let id = try await scene.makeFolder("a")
            let other = try await scene.anotherWorkspace().rawValue
            let elsewhere = scene.folders.replacing(scene.workspace.rawValue, with: other)
            let field = try #require(HTTPField.Name("API-Preview"))
            for (method, body) in [
                (HTTPRequest.Method.get, nil), (.delete, nil), (.post, nil), (.patch, #"{"name":"x"}"#),
            ] as [(HTTPRequest.Method, String?)] {
                let uri = "\(elsewhere)/\(id)"
                let response = try await scene.call(method, uri, body, headers: [field: "opt-in"])
                expectProblem(response, .notFound, "folders/not-found")
            }
            let body = #"{"name":"x","parent_folder_id":"\#(id)"}"#
            let made = try await scene.call(.post, elsewhere, body, headers: [field: "opt-in"])
            expectProblem(made, .notFound, "folders/not-found")
            for unknown in [Self.nowhere, "not-an-id", "%2e%2e", "path%2Fa"] {
                for method: HTTPRequest.Method in [.get, .delete, .post] {
                    #expect(try await scene.folder(method, "/\(unknown)").status == .notFound, "\(unknown)")
                }
            }
            #expect(try await scene.folder(.put, "/\(id)").status == .methodNotAllowed)
            #expect(try await scene.folder(.post, "/path/a/b").status == .methodNotAllowed)
        }
    }
}
