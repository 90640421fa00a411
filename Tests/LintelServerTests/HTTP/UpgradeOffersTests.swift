import HTTPTypes
import HummingbirdTesting
import LintelTesting
import Testing

/// Calls that offer another protocol.
@Suite struct UpgradeOffersTests {
    @Test(arguments: ["/.well-known/openid-configuration", "/nowhere", "/connect/token", "/itwins/", "/health"])
    func endTheirConnectionWhateverTheyGet(_ path: String) async throws {
        let server = try await TestServer()
        try await server.run { client in
            let offer: HTTPFields = [.connection: "Upgrade, HTTP2-Settings", .upgrade: "h2c"]
            let answer = try await client.execute(uri: path, method: .get, headers: offer)
            let usual = try await client.execute(uri: path, method: .get)
            #expect(answer.status == usual.status)
            #expect(answer.headers[.connection] == "close")
            #expect(usual.headers[.connection] == nil)
        }
    }
}
