import Hummingbird
import LintelTokens
import Testing

@testable import LintelClient

@Suite struct SchedulesAPITests {
    @Test func followsTheTokensOfAList() async throws {
        let server = TestServer()
        let asked = Notes<String>()
        server.on(.get, "schedules/:schedule/tasks") { request in
            asked.add(request.uri.query ?? "")
            if request.uri.query == nil {
                return TestServer.json(
                    """
                    {"tasks":[{"id":"a","name":"Dig","plannedStart":"2026-01-02T08:00:00Z","percentComplete":12.5}],
                     "nextPageToken":"x/1","_links":{"self":{"href":"y"}}}
                    """
                )
            }
            return TestServer.json(#"{"_links":{},"tasks":[{"id":"b","name":"Fill","parentId":"a"}],"deltaToken":"d"}"#)
        }
        let tasks = try await server.run { base async throws -> [ScheduleTask] in
            let api = LintelAPI(
                at: base,
                tokens: StaticTokenSource(AccessToken("t")),
                settings: TestSurroundings().settings()
            )
            return try await api.schedules.tasks(of: Identifier("s")).collect(upTo: 10)
        }
        #expect(tasks.map(\.name) == ["Dig", "Fill"])
        #expect(tasks.first?.percentComplete == 12.5)
        #expect(tasks.last?.parent == Identifier("a"))
        #expect(asked.all == ["", "%24continuationToken=x%2F1"])
    }
}
