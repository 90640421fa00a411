import Hummingbird
import Testing

@testable import LintelClient

@Suite struct OtherCallTests {
    private func api(_ base: String) -> LintelAPI {
        LintelAPI(at: base, tokens: StaticTokenSource(AccessToken("t")), settings: TestSurroundings().settings())
    }

    @Test func makesAnyCall() async throws {
        let server = TestServer()
        let seen = Notes<String>()
        server.on(.post, "things/new") { request in
            seen.add("\(request.uri.query ?? "") \(try await request.text())")
            return TestServer.json(#"{"thing":{"id":7}}"#, .created)
        }
        server.on(.delete, "things/new") { _ in Response(status: .noContent) }
        try await server.run { base async throws in
            let made = try await self.api(base).call(
                "POST",
                "/things/new",
                query: ["b": "x y", "a": "1"],
                sending: ["name": "New"]
            )
            #expect(made["thing"]?["id"] == 7)
            let gone = try await self.api(base).call("DELETE", "/things/new")
            #expect(gone == .null)
            await #expect(throws: ClientError.self) { try await self.api(base).call("GET", "things") }
        }
        #expect(seen.all == [#"a=1&b=x%20y {"name":"New"}"#])
    }
}
