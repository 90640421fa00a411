import Hummingbird
import LintelCodec
import LintelTokens
import Testing

@testable import LintelClient

@Suite struct ServiceTokenSourceTests {
    let surroundings = TestSurroundings()

    private func source(
        _ base: String,
        authentication: ClientAuthentication = .basic,
        retries: RetryRule = .never,
    ) -> ServiceTokenSource {
        ServiceTokenSource(
            issuer: Issuer(base, settings: self.surroundings.settings(retries: retries)),
            clientID: ClientID("service-a"),
            secret: ClientSecret("s%c:ret"),
            scopes: ["a", "b"],
            authentication: authentication,
        )
    }

    @Test func asksOnceForManyCalls() async throws {
        let issuer = TestIssuer { _, number in TestIssuer.token("t\(number)") }
        try await issuer.server.run { base async throws in
            let source = self.source(base)
            let tokens = try await withThrowingTaskGroup(of: AccessToken.self) { group in
                for _ in 0..<50 { group.addTask { try await source.token() } }
                return try await group.reduce(into: Set<AccessToken>()) { $0.insert($1) }
            }
            #expect(tokens.map(\.value) == ["t1"])
            #expect(issuer.requests.all.count == 1)
        }
        let request = try #require(issuer.requests.all.first)
        #expect(request.fields["grant_type"] == "client_credentials")
        #expect(request.fields["scope"] == "a b")
        #expect(request.fields["client_secret"] == nil)
        // RFC 6749 §2.3.1: both halves are form-encoded, then joined.
        #expect(request.authorization == "Basic c2VydmljZS1hOnMlMjVjJTNBcmV0")
    }

    @Test func putsTheSecretIntoTheBodyWhenToldTo() async throws {
        let issuer = TestIssuer { _, _ in TestIssuer.token("t") }
        try await issuer.server.run { base in _ = try await self.source(base, authentication: .post).token() }
        let request = try #require(issuer.requests.all.first)
        #expect(request.fields["client_id"] == "service-a")
        #expect(request.fields["client_secret"] == "s%c:ret")
        #expect(request.authorization == nil)
    }

    @Test func renewsBeforeTheEnd() async throws {
        let issuer = TestIssuer { _, number in TestIssuer.token("t\(number)") }
        try await issuer.server.run { base async throws in
            let source = self.source(base)
            #expect(try await source.token().value == "t1")
            self.surroundings.advance(by: 3_479)
            #expect(try await source.token().value == "t1")
            self.surroundings.advance(by: 1)
            #expect(try await source.token().value == "t2")
        }
    }

    @Test func goesOnWithTheOldTokenWhileTheIssuerIsDown() async throws {
        let issuer = TestIssuer { _, number in
            number == 1 ? TestIssuer.token("t1") : Response(status: .internalServerError)
        }
        try await issuer.server.run { base async throws in
            let source = self.source(base)
            _ = try await source.token()
            self.surroundings.advance(by: 3_500)
            #expect(try await source.token().value == "t1")
            #expect(try await source.token().value == "t1")
            #expect(issuer.requests.all.count == 2)
            self.surroundings.advance(by: 100)
            await #expect {
                try await source.token()
            } throws: { ($0 as? ClientError)?.status == 500 }
        }
    }

    @Test func asksAgainAfterATokenWasRefused() async throws {
        let issuer = TestIssuer { _, number in TestIssuer.token("t\(number)") }
        try await issuer.server.run { base async throws in
            let source = self.source(base)
            let first = try await source.token()
            self.surroundings.advance(by: 60)
            #expect(try await source.token(replacing: first).value == "t2")
            // Those who were refused the first one as well get the new one at once.
            #expect(try await source.token(replacing: first).value == "t2")
            #expect(issuer.requests.all.count == 2)
        }
    }

    @Test func tellsWhyAndDoesNotHammer() async throws {
        let issuer = TestIssuer { _, _ in TestIssuer.refusal("invalid_client", .unauthorized) }
        try await issuer.server.run { base async throws in
            let source = self.source(base)
            for _ in 0..<3 {
                await #expect {
                    try await source.token()
                } throws: { ($0 as? ClientError)?.id == "invalid_client" && ($0 as? ClientError)?.status == 401 }
            }
            #expect(issuer.requests.all.count == 1)
        }
    }

    @Test func triesAgainWhileTheIssuerIsBusy() async throws {
        let issuer = TestIssuer { _, number in
            number < 3 ? Response(status: .serviceUnavailable) : TestIssuer.token("t")
        }
        try await issuer.server.run { base async throws in
            #expect(try await self.source(base, retries: RetryRule()).token().value == "t")
        }
        #expect(self.surroundings.pauses.count == 2)
    }
}
