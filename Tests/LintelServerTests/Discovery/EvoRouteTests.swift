import HTTPTypes
import HummingbirdTesting
import LintelTesting
import Testing

/// What the public clients of the Evo APIs call is there: without a token it is refused, and not unknown.
@Suite struct EvoRouteTests {
    private static func status(_ route: EvoRoutes.Route, _ client: any TestClientProtocol) async throws -> Int {
        let method = try #require(HTTPRequest.Method(route.method))
        return try await client.execute(uri: route.address, method: method).status.code
    }

    @Test func servesWhatTheClientsCall() async throws {
        try await TestServer().run { client in
            for route in EvoRoutes.served {
                let expected = route.path.hasSuffix("/health_check") ? 200 : 401
                let status = try await Self.status(route, client)
                #expect(status == expected, "\(route)")
            }
        }
    }
}
