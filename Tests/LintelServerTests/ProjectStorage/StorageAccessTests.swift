import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// Who may do what with files and folders of projects.
@Suite struct StorageAccessTests {
    private struct Row: Sendable {
        var action: String
        var method: HTTPRequest.Method
        var path: String
        var body: String?
        var status: HTTPResponse.Status
        var notFound: String

        init(
            _ action: String,
            _ method: HTTPRequest.Method,
            _ path: String,
            _ body: String? = nil,
            _ status: HTTPResponse.Status = .ok,
            _ notFound: String = "FolderNotFound",
        ) {
            self.action = action
            self.method = method
            self.path = path
            self.body = body
            self.status = status
            self.notFound = notFound
        }

        var changes: Bool { ["storage.change", "storage.delete"].contains(self.action) }
    }

    /// Every call of the API, in an order in which each of them succeeds.
    private static func rows(_ scene: StorageScene) async throws -> [Row] {
        let folder = try await scene.addFolder("Plans")
        let file = try await scene.addFile("plan.pdf", in: folder)
        let links = try await scene.begin("next.pdf", in: folder)
        #expect(try await scene.put(links.upload, StorageScene.bytes).status == .created)
        let (folders, files) = ("/storage/folders/\(folder)", "/storage/files/\(file)")
        let bin = "/storage/recyclebin"
        return [
            Row("storage.read", .get, "/storage/?iTwinId=\(scene.project)", nil, .ok, "ItwinNotFound"),
            Row("storage.read", .get, "/storage/?projectId=\(scene.project)", nil, .ok, "ItwinNotFound"),
            Row("storage.recycle-bin", .get, "\(bin)?iTwinId=\(scene.project)", nil, .ok, "ItwinNotFound"),
            Row("storage.read", .get, folders),
            Row("storage.read", .get, "\(folders)/list"),
            Row("storage.read", .get, "\(folders)/folders"),
            Row("storage.read", .get, "\(folders)/files"),
            Row("storage.change", .post, "\(folders)/folders", #"{"displayName":"Inner"}"#, .created),
            Row("storage.change", .post, "\(folders)/files", #"{"displayName":"a.pdf"}"#, .accepted),
            Row("storage.change", .patch, folders, #"{"displayName":"Drawings"}"#),
            Row("storage.read", .get, files, nil, .ok, "FileNotFound"),
            Row("storage.download", .get, "\(files)/download", nil, .found, "FileNotFound"),
            Row("storage.change", .patch, files, #"{"description":"New"}"#, .ok, "FileNotFound"),
            Row("storage.change", .post, "\(files)/updateContent", nil, .accepted, "FileNotFound"),
            Row("storage.change", .post, "\(files)/updatecontent", nil, .accepted, "FileNotFound"),
            Row("storage.change", .post, links.complete, nil, .ok, "FileNotFound"),
            Row("storage.delete", .delete, files, nil, .noContent, "FileNotFound"),
            Row("storage.delete", .post, "\(bin)/files/\(file)/restore", nil, .noContent, "FileNotFound"),
            Row("storage.delete", .delete, files, nil, .noContent, "FileNotFound"),
            Row("storage.delete", .delete, "\(bin)/files/\(file)", nil, .noContent, "FileNotFound"),
            Row("storage.delete", .delete, folders, nil, .noContent),
            Row("storage.delete", .post, "\(bin)/folders/\(folder)/restore", nil, .noContent),
            Row("storage.delete", .delete, folders, nil, .noContent),
            Row("storage.delete", .delete, "\(bin)/folders/\(folder)", nil, .noContent),
        ]
    }

    @Test func letsAWritingRoleDoEverything() async throws {
        try await StorageScene.run { scene in
            for row in try await Self.rows(scene) {
                let response = try await scene.call(row.method, row.path, row.body)
                #expect(response.status == row.status, "\(row.method) \(row.path): \(response.text)")
            }
        }
    }

    @Test func refusesReadersToWrite_G12() async throws {
        try await StorageScene.run { scene in
            for row in try await Self.rows(scene) {
                let what: Comment = "\(row.method) \(row.path)"
                let response = try await scene.call(row.method, row.path, as: scene.reader, row.body)
                #expect(response.status == (row.changes ? .forbidden : row.status), what)
                let other = try await scene.call(row.method, row.path, as: scene.planner, row.body)
                #expect(other.status == .forbidden, what)
                #expect(other.json["error"]?["code"]?.stringValue == "InsufficientPermissions", what)
                let permission = row.changes ? "storage_write" : "storage_read"
                #expect(other.json["error"]?["message"]?.stringValue?.contains(permission) == true, what)
            }
        }
    }

    @Test func hidesWhatIsInOtherProjects_G11() async throws {
        try await StorageScene.run { scene in
            let rows = try await Self.rows(scene)
            let unknown = RandomSource.system.uuid()
            for row in rows {
                let what: Comment = "\(row.method) \(row.path)"
                let response = try await scene.call(row.method, row.path, as: scene.stranger, row.body)
                #expect(response.status == .notFound, what)
                #expect(response.json["error"]?["code"]?.stringValue == row.notFound, what)
                // One of its own that there is not is refused in the same words.
                let path = row.path.replacing(#/[0-9a-f-]{36}/#, with: unknown)
                let other = try await scene.call(row.method, path, as: scene.stranger, row.body)
                for member in ["code", "message", "target"] {
                    #expect(response.json["error"]?[member] == other.json["error"]?[member], what)
                }
            }
        }
    }

    @Test func asksForATokenWithTheScope_G13() async throws {
        try await StorageScene.run { scene in
            for row in try await Self.rows(scene) {
                let what: Comment = "\(row.method) \(row.path)"
                let response = try await scene.call(row.method, row.path, as: scene.unscoped, row.body)
                #expect(response.status == .unauthorized, what)
                #expect(response.headers[.wwwAuthenticate]?.contains("itwin-platform") == true, what)
                let anonymous = try await scene.client.execute(uri: row.path, method: row.method)
                #expect(anonymous.status == .unauthorized, what)
                #expect(anonymous.json["error"]?["code"]?.stringValue == "HeaderNotFound", what)
            }
        }
    }

    @Test func agreesWithTheAccessCheck() async throws {
        try await StorageScene.run { scene in
            let known = scene.server.explainer.actions.map(\.id).filter { $0.hasPrefix("storage.") }
            let rows = try await Self.rows(scene)
            #expect(Set(known) == Set(rows.map(\.action)))
            var outcomes: Set<Bool> = []
            // The writer comes last: things are deleted then.
            for caller in scene.callers.reversed() {
                for row in rows {
                    let question = AccessQuestion(action: row.action, app: caller.app, project: scene.project)
                    let isAllowed = try await scene.server.explainer.explain(question).isAllowed
                    let status = try await scene.call(row.method, row.path, as: caller.token, row.body).status.code
                    #expect(isAllowed == ![401, 403, 404].contains(status), "\(row.action): \(status)")
                    outcomes.insert(isAllowed)
                }
            }
            #expect(outcomes == [true, false])
        }
    }
}
