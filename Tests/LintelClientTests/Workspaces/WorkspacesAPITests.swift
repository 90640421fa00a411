import Hummingbird
import LintelCodec
import LintelTokens
import Testing

@testable import LintelClient

@Suite struct WorkspacesAPITests {
    let surroundings = TestSurroundings()

    private func api(_ base: String) -> WorkspacesAPI {
        LintelAPI(
            at: base + "/",
            tokens: StaticTokenSource(AccessToken("t")),
            settings: self.surroundings.settings()
        ).workspaces(of: OrganisationID("o 1"))
    }

    private static func workspace(_ number: Int) -> String {
        """
        {"id":"w\(number)","name":"Workspace \(number)","description":"","labels":["a"],"default_coordinate_system":"",
         "bounding_box":null,"ml_enabled":false,"created_at":"2026-01-02T03:04:05Z","updated_at":"2026-01-02T03:04:05Z",
         "created_by":{"id":"u","name":"Ada","email":null},"updated_by":{"id":"u"},"self_link":"x","new":[],
         "current_user_role":"editor"}
        """
    }

    @Test func listsPartByPart() async throws {
        let server = TestServer()
        let asked = Notes<String>()
        server.on(.get, "workspace/orgs/:org/workspaces") { request in
            asked.add(request.uri.string)
            let start = Int(try FormFields(parsing: Array((request.uri.query ?? "").utf8))["offset"] ?? "") ?? 0
            let items = (start..<min(start + 2, 5)).map(Self.workspace).joined(separator: ",")
            let next = start + 2 < 5 ? #""http://elsewhere.example/""# : "null"
            return TestServer.json(#"{"results":[\#(items)],"links":{"next":\#(next),"total":5,"count":2}}"#)
        }
        let names = try await server.run { base async throws -> [String] in
            try await self.api(base).list(name: "W & x").collect(upTo: 10).map(\.name)
        }
        #expect(names == (0..<5).map { "Workspace \($0)" })
        #expect(asked.all.count == 3)
        #expect(
            asked.all.first?.contains("/orgs/o%201/workspaces?limit=100&offset=0&filter%5Bname%5D=W%20%26%20x") == true
        )
    }

    @Test func makesAndReadsOne() async throws {
        let server = TestServer()
        let bodies = Notes<String>()
        server.on(.post, "workspace/orgs/:org/workspaces") { request in
            bodies.add(try await request.text())
            return TestServer.json(Self.workspace(7), .created)
        }
        let made = try await server.run { base async throws -> Workspace in
            try await self.api(base).create(WorkspaceDetails(name: "New", labels: ["a"]))
        }
        #expect(bodies.all == [#"{"labels":["a"],"name":"New"}"#])
        #expect(made.id == Identifier("w7"))
        #expect(made.role == .editor)
        #expect(made.createdBy?.name == "Ada")
    }

    @Test func tellsOfAConflict() async throws {
        let server = TestServer()
        server.on(.post, "workspace/orgs/:org/workspaces") { _ in
            TestServer.json(
                #"{"type":"https://a.example/error-codes/workspace/name-taken","title":"Conflict.","status":409,"detail":"Taken."}"#,
                .conflict
            )
        }
        try await server.run { base async throws in
            await #expect {
                try await self.api(base).create(WorkspaceDetails(name: "New"))
            } throws: { error in
                let error = error as? ClientError
                return error?.status == 409 && error?.id == "workspace/name-taken" && error?.message == "Taken."
            }
        }
    }
}
