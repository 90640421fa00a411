import AsyncHTTPClient
import Hummingbird
import NIOHTTP1
import Testing

@testable import LintelClient

@Suite struct ClientTransportTests {
    private static let following = HTTPClient.Configuration(redirectConfiguration: .follow(max: 5, allowCycles: false))

    /// How a call that writes ends at a server that leads elsewhere, and whether it went there.
    private func lead(_ transport: ClientTransport) async throws -> (code: ClientError.Code?, wentThere: Bool) {
        let server = TestServer()
        let seen = Tally()
        server.on(.post, "things") { _ in Response(status: .temporaryRedirect, headers: [.location: "/other"]) }
        server.on(.post, "other") { _ in
            seen.add()
            return TestServer.json("{}")
        }
        var settings = TestSurroundings().settings()
        settings.transport = transport
        let runner = CallRunner(settings)
        return try await server.run { base async throws in
            do {
                _ = try await runner.answer(HTTPCall(method: .POST, address: base + "/things", operation: "test"))
                return (nil, seen.count > 0)
            } catch let error as ClientError {
                return (error.code, seen.count > 0)
            }
        }
    }

    @Test func followsNothingWhateverTheConfigurationSays() async throws {
        let (code, wentThere) = try await self.lead(ClientTransport(configuration: Self.following))
        #expect(code == .redirectRefused)
        #expect(!wentThere)
    }

    @Test func refusesAnAnswerThatAClientWasLedTo() async throws {
        let client = HTTPClient(configuration: Self.following)
        let (code, _) = try await self.lead(ClientTransport(client))
        try await client.shutdown()
        #expect(code == .redirectRefused)
    }
}
