import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// Wrong secrets are slowed down for each app and address (row D20, RFC 6749 §10.10).
///
/// The router knows no peer: all requests here come from one address.
@Suite struct ClientThrottlingTests {
    @Test func slowsDownGuessing_D20() async throws {
        try await ProtocolScene.run(["throttle.enabled": "true"]) { scene, client in
            var guesser = scene.service
            guesser.secret = "wrong"
            var throttled: TestResponse?
            for _ in 0..<1000 where throttled == nil {
                let response = try await client.clientCredentials(guesser, scope: "itwin-platform")
                if response.status == .tooManyRequests {
                    throttled = response
                } else {
                    expectRefusal(response, "invalid_client", status: .unauthorized)
                }
            }
            let response = try #require(throttled)
            expectRefusal(response, "invalid_client", status: .tooManyRequests, id: "client_throttled")
            let seconds = try #require(response.headers[.retryAfter].flatMap { Int64($0) })
            #expect((1...60).contains(seconds))
            // The right secret waits as well: otherwise the answers would tell when a guess was right.
            #expect(
                try await client.clientCredentials(scene.service, scope: "itwin-platform").status == .tooManyRequests
            )
            // Another app is not touched.
            #expect(try await client.isActive("x", by: scene.web) == false)
            scene.server.clock.advance(by: seconds)
            #expect(try await client.clientCredentials(scene.service, scope: "itwin-platform").status == .ok)
        }
    }
}
