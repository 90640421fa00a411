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
    /// Two nodes on one database: what they answer together is what one would.
    @Test func countsForAllNodesTogether_D20() async throws {
        try await ProtocolScene.run(["throttle.enabled": "true"]) { scene, client in
            let other = try await scene.restarted()
            let elsewhere = try #require(other.clientThrottle)
            var guesser = scene.service
            guesser.secret = "wrong"
            let now = scene.server.clock.now
            for _ in 0..<40 {
                #expect(try await elsewhere.recordFailure(client: guesser.id, address: [], at: now) == nil)
            }
            for _ in 0..<10 {
                expectRefusal(
                    try await client.clientCredentials(guesser, scope: "itwin-platform"),
                    "invalid_client",
                    status: .unauthorized
                )
            }
            // The last one blocked; this node knows, and the other one when it is told.
            expectRefusal(
                try await client.clientCredentials(scene.service, scope: "itwin-platform"),
                "invalid_client",
                status: .tooManyRequests,
                id: "client_throttled"
            )
            #expect(elsewhere.secondsToWait(client: guesser.id, address: [], at: now) == nil)
            for reaction in other.reactions[.throttles] ?? [] { try await reaction() }
            #expect(elsewhere.secondsToWait(client: guesser.id, address: [], at: now) == 60)
            // A node that starts now knows as well.
            let third = try await scene.restarted()
            #expect(third.clientThrottle?.isEmpty == false)
            for parts in [other, third] { try await parts.hashPool.shutdown() }
        }
    }

    /// The block of another node, whether or not this one has heard of it: a wrong secret is not told from a right one.
    @Test func refusesWhomAnotherNodeBlocked_D20() async throws {
        try await ProtocolScene.run(["throttle.enabled": "true"]) { scene, client in
            let other = try await scene.restarted()
            let elsewhere = try #require(other.clientThrottle)
            let now = scene.server.clock.now
            for _ in 0..<50 { _ = try await elsewhere.recordFailure(client: scene.service.id, address: [], at: now) }
            var guesser = scene.service
            guesser.secret = "wrong"
            expectRefusal(
                try await client.clientCredentials(guesser, scope: "itwin-platform"),
                "invalid_client",
                status: .tooManyRequests,
                id: "client_throttled"
            )
            try await other.hashPool.shutdown()
        }
    }

    @Test func appsThatDoNotExistAreSlowedDownTogether_D20() async throws {
        try await ProtocolScene.run(["throttle.enabled": "true"]) { scene, client in
            var guesser = scene.service
            for number in 0..<50 {
                guesser.app.client.id = ClientID("service-made-up-\(number)")
                expectRefusal(
                    try await client.clientCredentials(guesser, scope: "itwin-platform"),
                    "invalid_client",
                    status: .unauthorized
                )
            }
            guesser.app.client.id = ClientID("service-made-up-51")
            #expect(
                try await client.clientCredentials(guesser, scope: "itwin-platform").status == .tooManyRequests
            )
            // Apps that exist have counts of their own.
            #expect(try await client.clientCredentials(scene.service, scope: "itwin-platform").status == .ok)
        }
    }
}
