import Hummingbird
import Testing

@testable import LintelClient

@Suite struct IssuerTests {
    let surroundings = TestSurroundings()

    static func document(_ issuer: String, _ more: String = "") -> String {
        """
        {"issuer":"\(issuer)","token_endpoint":"\(issuer)/token","authorization_endpoint":"\(issuer)/authorize",
         "jwks_uri":"\(issuer)/keys","code_challenge_methods_supported":["S256"],"something_new":{"a":[1]}\(more)}
        """
    }

    @Test func readsMetadata() throws {
        let bytes = Array(
            Self.document(
                "https://a.example",
                #","authorization_response_iss_parameter_supported":true,"scopes_supported":["openid",7]"#
            ).utf8
        )
        let metadata = try IssuerMetadata(parsing: bytes, of: "https://a.example")
        #expect(metadata.tokenEndpoint == "https://a.example/token")
        #expect(metadata.codeChallengeMethods == ["S256"])
        #expect(metadata.answersNameIssuer)
        #expect(metadata.scopes == ["openid"])
        #expect(metadata.revocationEndpoint == nil)
    }

    @Test(arguments: [
        "", "[]", "{}", #"{"issuer":"https://a.example"}"#,
        #"{"issuer":"https://a.example/","token_endpoint":"https://a/"}"#,
        #"{"issuer":"https://a.example","token_endpoint":"javascript:x"}"#,
        #"{"issuer":"https://a.example","token_endpoint":"https://a.example/t","jwks_uri":7}"#,
    ])
    func refusesOtherDocuments(_ text: String) {
        #expect(throws: ClientError.self) {
            try IssuerMetadata(parsing: Array(text.utf8), of: "https://a.example")
        }
    }

    @Test func knowsBothPlaces() throws {
        #expect(
            try IssuerRequest.addresses(of: "https://a.example/tenant") == [
                "https://a.example/tenant/.well-known/openid-configuration",
                "https://a.example/.well-known/oauth-authorization-server/tenant",
            ]
        )
        #expect(
            try IssuerRequest.addresses(of: "http://127.0.0.1:8080").first?.hasPrefix("http://127.0.0.1:8080/.well")
                == true
        )
        #expect(throws: ClientError.self) { try IssuerRequest.addresses(of: "https://a.example?x") }
    }

    @Test func asksOnceAndAgainAfterAnHour() async throws {
        let server = TestServer()
        let asked = Notes<String>()
        server.on(.get, ".well-known/openid-configuration") { request in
            asked.add(request.uri.path)
            return TestServer.json(Self.document("http://\(request.head.authority ?? "")"))
        }
        try await server.run { base async throws in
            let issuer = Issuer(base, settings: self.surroundings.settings())
            async let first = issuer.metadata()
            async let second = issuer.metadata()
            #expect(try await first == second)
            #expect(asked.all.count == 1)
            self.surroundings.advance(by: 3_599)
            _ = try await issuer.metadata()
            #expect(asked.all.count == 1)
            self.surroundings.advance(by: 1)
            _ = try await issuer.metadata()
            #expect(asked.all.count == 2)
        }
    }

    @Test func looksWhereRFC8414HasIt() async throws {
        let server = TestServer()
        server.on(.get, ".well-known/oauth-authorization-server/tenant") { request in
            TestServer.json(Self.document("http://\(request.head.authority ?? "")/tenant"))
        }
        try await server.run { base async throws in
            let metadata = try await Issuer("\(base)/tenant", settings: self.surroundings.settings()).metadata()
            #expect(metadata.issuer == "\(base)/tenant")
        }
    }

    @Test func believesNoOtherIssuer() async throws {
        let server = TestServer()
        server.on(.get, ".well-known/openid-configuration") { _ in
            TestServer.json(Self.document("https://evil.example"))
        }
        try await server.run { base async throws in
            await #expect {
                try await Issuer(base, settings: self.surroundings.settings()).metadata()
            } throws: { ($0 as? ClientError)?.code == .metadataInvalid }
        }
    }

    @Test func followsNoRedirect() async throws {
        let server = TestServer()
        server.on(.get, ".well-known/openid-configuration") { _ in
            Response(status: .found, headers: [.location: "/elsewhere"])
        }
        server.on(.get, "elsewhere") { request in
            TestServer.json(Self.document("http://\(request.head.authority ?? "")"))
        }
        try await server.run { base async throws in
            await #expect {
                try await Issuer(base, settings: self.surroundings.settings()).metadata()
            } throws: { ($0 as? ClientError)?.code == .redirectRefused }
        }
    }

    @Test func trustsNothingReadInTheOpen() async {
        await #expect {
            try await Issuer("http://a.example", settings: self.surroundings.settings()).metadata()
        } throws: { ($0 as? ClientError)?.code == .addressRefused }
    }
}
