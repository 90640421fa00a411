import LintelCodec
import LintelTokens
import Testing

@testable import LintelClient

@Suite struct SignInSessionTests {
    @Test func hasItsAnswerWhileTheCodeIsRedeemed() async throws {
        let uri = "http://127.0.0.1:4000/callback"
        let attempt = SignInAttempt(
            IssuerMetadata(issuer: "https://a.example", tokenEndpoint: "https://a.example/token"),
            clientID: ClientID("native-a"),
            redirectURI: uri,
            scopes: ["a"],
            random: (0..<80).map { UInt8($0) },
        )
        let (begun, gate) = (Gate(), Gate())
        let session = SignInSession(applicationName: "The test") { _, _ in
            begun.open()
            await gate.pass()
            throw ClientError(.refused, "no")
        }
        session.begin(attempt, at: try #require(RedirectURI(uri)))
        let foreign = LoopbackRequest(method: "GET", target: "/callback?state=x&code=c", hosts: ["127.0.0.1:4000"])
        _ = await session.respond(to: foreign)
        #expect(!session.isAnswered)
        let request = LoopbackRequest(
            method: "GET",
            target: "/callback?state=\(attempt.state)&code=c",
            hosts: ["127.0.0.1:4000"]
        )
        let reply = Task { await session.respond(to: request) }
        await begun.pass()
        // The time may be over now: what has come is followed to its end.
        #expect(session.isAnswered)
        gate.open()
        await reply.value.sent()
        await #expect(throws: ClientError.self) { try await session.result() }
    }
}
