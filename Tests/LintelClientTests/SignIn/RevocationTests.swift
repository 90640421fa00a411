import Hummingbird
import LintelCodec
import LintelTokens
import Testing

@testable import LintelClient

@Suite struct RevocationTests {
    let surroundings = TestSurroundings()

    private func stored(_ base: String, refreshToken: String? = "r") -> StoredToken {
        StoredToken(
            issuer: base,
            clientID: ClientID("native-a"),
            accessToken: AccessToken("t"),
            refreshToken: refreshToken,
        )
    }

    private func server(_ status: HTTPResponse.Status, _ asked: Notes<FormFields>) -> TestServer {
        let server = TestServer()
        server.on(.get, ".well-known/openid-configuration") { request in
            let base = "http://\(request.head.authority ?? "")"
            return TestServer.json(IssuerTests.document(base, #","revocation_endpoint":"\#(base)/revoke""#))
        }
        server.on(.post, "revoke") { request in
            asked.add(try FormFields(parsing: Array(try await request.text().utf8)))
            return Response(status: status)
        }
        return server
    }

    @Test func signsOut() async throws {
        let asked = Notes<FormFields>()
        try await self.server(.ok, asked).run { base async throws in
            let storage = MemoryTokenStorage(self.stored(base))
            let issuer = Issuer(base, settings: self.surroundings.settings())
            #expect(try await storage.signOut(at: issuer))
            #expect(try await storage.read() == nil)
            #expect(try await storage.signOut(at: issuer) == false)
        }
        #expect(asked.all.map { $0["token"] } == ["r"])
        #expect(asked.all.map { $0["token_type_hint"] } == ["refresh_token"])
        #expect(asked.all.map { $0["client_id"] } == ["native-a"])
    }

    @Test func forgetsTheTokenAlsoWhenTheIssuerIsDown() async throws {
        try await self.server(.internalServerError, Notes()).run { base async throws in
            let storage = MemoryTokenStorage(self.stored(base))
            let issuer = Issuer(base, settings: self.surroundings.settings())
            await #expect(throws: ClientError.self) { try await storage.signOut(at: issuer) }
            #expect(try await storage.read() == nil)
        }
    }

    @Test func sendsNoTokenToAnotherIssuer() async throws {
        let asked = Notes<FormFields>()
        try await self.server(.ok, asked).run { base async throws in
            let issuer = Issuer(base, settings: self.surroundings.settings())
            await #expect(throws: ClientError.self) { try await issuer.revoke(self.stored("https://other.example")) }
        }
        #expect(asked.all.isEmpty)
    }
}
