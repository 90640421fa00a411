import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTesting
import LintelTokens
import Testing

/// Connections of projects with work areas, by SYNCHRO's older API.
@Suite struct WorkAreaTests {
    private static func path(_ project: ProjectID) -> String { "/workarea/v1/projects/\(project)" }

    private static let body = """
        {"url":"https://pw.example.org/ws/v2.8/repositories/{datasource}/PW_WSG/Project/60e9dda5-5297-4916-9739-0e40fd00a4b8",
        "displayName":"Plans","description":"All\\nplans","workAreaName":"Bridge"}
        """

    /// Makes a connection of the project, and tells its id.
    private static func make(_ scene: ScheduleScene, as owner: String) async throws -> String {
        let made = try await scene.call(.post, Self.path(scene.project) + "/connections", as: owner, Self.body)
        #expect(made.status == .created, "\(made.text)")
        return try #require(made.json["id"]?.stringValue)
    }

    @Test func goesTheWayOfTheSample() async throws {
        try await ScheduleScene.run { scene in
            let (owner, path) = (try await scene.ownerToken(), Self.path(scene.project))
            let made = try await scene.call(.post, path + "/connections", as: owner, Self.body)
            #expect(made.status == .created, "\(made.text)")
            let location = try #require(made.headers[.location])
            let id = try #require(made.json["id"]?.stringValue)
            #expect(location == "\(TestServer.issuer)\(path)/connections/\(id)")
            // The whole team sees it.
            let read = try await scene.call(.get, "\(path)/connections/\(id)", as: scene.reader)
            #expect(read.status == .ok)
            #expect(read.json == made.json)
            #expect(
                read.json.objectValue?.map(\.name)
                    == ["id", "url", "type", "displayName", "description", "workAreaName", "isPrimary"]
            )
            #expect(read.json["description"]?.stringValue == "All\nplans")
            #expect(read.json["isPrimary"]?.boolValue == false)

            let primary = "\(path)/primaryConnection/\(id)"
            #expect(try await scene.call(.post, primary, as: owner).status == .noContent)
            let list = try await scene.call(.get, path + "/connections", as: scene.viewer)
            let items = list.json["items"]?.arrayValue ?? []
            #expect(items.map { $0["isPrimary"]?.boolValue } == [true])
            let kept = try await scene.call(.delete, "\(path)/connections/\(id)", as: owner)
            #expect(kept.status == .conflict)
            #expect(try await scene.call(.delete, path + "/primaryConnection", as: owner).status == .noContent)
            #expect(try await scene.call(.delete, path + "/primaryConnection", as: owner).status == .notFound)
            #expect(try await scene.call(.post, primary, as: owner).status == .noContent)
            #expect(try await scene.call(.delete, primary, as: owner).status == .noContent)
            #expect(try await scene.call(.delete, "\(path)/connections/\(id)", as: owner).status == .noContent)
            let gone = try await scene.call(.get, "\(path)/connections/\(id)", as: owner)
            #expect(gone.status == .notFound)
            #expect(gone.json["error"]?["code"]?.stringValue == "ConnectionNotFound")
        }
    }

    @Test func comesInParts_K14() async throws {
        try await ScheduleScene.run { scene in
            let (owner, path) = (try await scene.ownerToken(), Self.path(scene.project) + "/connections")
            var made: [String] = []
            for _ in 1...3 { made.append(try await Self.make(scene, as: owner)) }
            let first = try await scene.call(.get, path + "?pageSize=2")
            let token = try #require(first.json["nextPageToken"]?.stringValue)
            let last = try await scene.call(.get, "\(path)?pageSize=2&pageToken=\(token)")
            #expect(last.json["nextPageToken"] == .null)
            let items = [first, last].flatMap { $0.json["items"]?.arrayValue ?? [] }
            #expect(items.compactMap { $0["id"]?.stringValue } == made)
            // Tokens of other lists, and such as somebody has made up.
            let list = ["enterprise", "connections", scene.project.rawValue]
            for token in [
                ListToken(["-1"]).text(of: list), ListToken(["x"]).text(of: list), ListToken([]).text(of: list),
                ListToken(["1"]).text(of: list.dropLast() + [scene.foreignProject.rawValue]), "x",
            ] {
                let refused = try await scene.call(.get, "\(path)?pageToken=\(token)")
                #expect(refused.status == .unprocessableContent, "\(refused.text)")
            }
            let far = ListToken(["\(Int.max)"]).text(of: list)
            #expect(try await scene.call(.get, "\(path)?pageToken=\(far)").json["items"]?.arrayValue == [])
            let projects = ["enterprise", "projects", try await Self.subject(scene), ""]
            let negative = ListToken(["-1"]).text(of: projects)
            let refused = try await scene.call(.get, "/project/v1/projects?pageToken=\(negative)")
            #expect(refused.status == .unprocessableContent, "\(refused.text)")
        }
    }

    /// Whose the planner's token is.
    private static func subject(_ scene: ScheduleScene) async throws -> String {
        try #require(scene.callers.first?.app.client.id.rawValue)
    }

    @Test func hidesWhatIsOfOtherTeams_G11() async throws {
        try await ScheduleScene.run { scene in
            let owner = try await scene.ownerToken()
            let id = try await Self.make(scene, as: owner)
            for project in [scene.foreignProject, ProjectID(RandomSource.system.uuid()), ProjectID("x")] {
                let path = Self.path(project)
                let calls: [(HTTPRequest.Method, String, String?)] = [
                    (.get, "/connections", nil), (.post, "/connections", Self.body),
                    (.get, "/connections/\(id)", nil), (.delete, "/connections/\(id)", nil),
                    (.post, "/primaryConnection/\(id)", nil), (.delete, "/primaryConnection/\(id)", nil),
                    (.delete, "/primaryConnection", nil),
                ]
                for (method, rest, body) in calls {
                    let response = try await scene.call(method, path + rest, as: owner, body)
                    #expect(response.status == .notFound, "\(method) \(path)\(rest)")
                    #expect(response.json["error"]?["code"]?.stringValue == "ProjectNotFound")
                }
            }
            let path = Self.path(scene.project)
            for id in [RandomSource.system.uuid(), "x", "'%20OR%201=1"] {
                for (method, rest) in [
                    (HTTPRequest.Method.get, "/connections/"), (.delete, "/connections/"),
                    (.post, "/primaryConnection/"), (.delete, "/primaryConnection/"),
                ] {
                    let response = try await scene.call(method, path + rest + id, as: owner)
                    #expect(response.status == .notFound, "\(method) \(rest)\(id)")
                }
            }
            #expect(try await scene.call(.get, "\(path)/connections/\(id)", as: scene.stranger).status == .notFound)
        }
    }

    @Test func asksForThePermission_G12() async throws {
        try await ScheduleScene.run { scene in
            let id = try await Self.make(scene, as: try await scene.ownerToken())
            let path = Self.path(scene.project)
            let calls: [(HTTPRequest.Method, String, String?)] = [
                (.post, "/connections", Self.body), (.delete, "/connections/\(id)", nil),
                (.post, "/primaryConnection/\(id)", nil), (.delete, "/primaryConnection/\(id)", nil),
                (.delete, "/primaryConnection", nil),
            ]
            for (method, rest, body) in calls {
                let refused = try await scene.call(method, path + rest, body)
                #expect(refused.status == .forbidden, "\(method) \(rest)")
                let message = refused.json["error"]?["message"]?.stringValue ?? ""
                #expect(message.contains("administration_setup_project"), "\(refused.text)")
            }
            let list = try await scene.call(.get, path + "/connections")
            #expect(list.json["items"]?.arrayValue?.count == 1)
        }
    }

    @Test func asksForTheScope_G13() async throws {
        try await ScheduleScene.run { scene in
            let path = Self.path(scene.project)
            for (method, rest) in [
                (HTTPRequest.Method.get, "/connections"), (.post, "/connections"),
                (.delete, "/connections/\(scene.project)"), (.post, "/primaryConnection/\(scene.project)"),
                (.delete, "/primaryConnection"),
            ] {
                let response = try await scene.call(method, path + rest, as: scene.unscoped)
                #expect(response.status == .unauthorized)
                #expect(response.headers[.wwwAuthenticate]?.contains("enterprise") == true)
            }
        }
    }

    @Test func asksForTheProduct() async throws {
        try await ScheduleScene.run(entitlements: []) { scene in
            let response = try await scene.call(.get, Self.path(scene.project) + "/connections")
            #expect(response.status == .forbidden)
        }
    }

    @Test func refusesWhatNoConnectionCanBe() async throws {
        try await ScheduleScene.run { scene in
            let (owner, path) = (try await scene.ownerToken(), Self.path(scene.project) + "/connections")
            let long = String(repeating: "a", count: 5_000)
            let cases: [(String, String)] = [
                ("{}", "url"), (#"{"url":"https://a.example"}"#, "displayName"),
                (#"{"url":7,"displayName":"a"}"#, "url"),
                (#"{"url":"javascript:alert(1)","displayName":"a"}"#, "url"),
                (#"{"url":"file:///etc/passwd","displayName":"a"}"#, "url"),
                (#"{"url":"https://","displayName":"a"}"#, "url"),
                (#"{"url":"https:///x","displayName":"a"}"#, "url"),
                (#"{"url":"https://a.example/ x","displayName":"a"}"#, "url"),
                (#"{"url":"https://a.example/\u0000","displayName":"a"}"#, "url"),
                (#"{"url":"https://a.example/\#(long)","displayName":"a"}"#, "url"),
                (#"{"url":"https://a.example","displayName":" "}"#, "displayName"),
                (#"{"url":"https://a.example","displayName":"\#(long)"}"#, "displayName"),
                (#"{"url":"https://a.example","displayName":"a","description":"\#(long)"}"#, "description"),
                (#"{"url":"https://a.example","displayName":"a","workAreaName":"a\u202eb"}"#, "workAreaName"),
            ]
            for (body, target) in cases {
                let refused = try await scene.call(.post, path, as: owner, body)
                #expect(refused.status == .unprocessableContent, "\(body.prefix(80)): \(refused.text)")
                let details = refused.json["error"]?["details"]?.arrayValue ?? []
                #expect(details.compactMap { $0["target"]?.stringValue } == [target], "\(body.prefix(80))")
            }
            for body in ["[]", "{", ""] {
                #expect(try await scene.call(.post, path, as: owner, body).status == .unprocessableContent)
            }
            let pw = #"{"url":"pw://pw.example.org:Main/Documents/P{1}/","displayName":"a"}"#
            #expect(try await scene.call(.post, path, as: owner, pw).status == .created)
        }
    }
}
