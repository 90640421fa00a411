import Crypto
import LintelCodec
import LintelTokens
import Testing

@testable import LintelClient

@Suite struct IDTokenVerifierTests {
    static let issuer = "https://a.example"
    let key = P256.Signing.PrivateKey()
    let verifier = IDTokenVerifier(issuer: Self.issuer, clientID: ClientID("native-a"), nonce: "n")

    private func keys(_ ids: String...) throws -> JSONWebKeySet {
        JSONWebKeySet(keys: try ids.map { try JSONWebKey(id: KeyID($0), es256: self.key.publicKey) })
    }

    private func verify(
        _ changing: [String: JSONValue?] = [:],
        header: String = #"{"alg":"ES256","kid":"k"}"#,
        keys: JSONWebKeySet? = nil,
        after seconds: Int64 = 0,
    ) throws -> IDTokenClaims {
        let token = try TestIssuer.idToken(
            issuer: Self.issuer,
            nonce: "n",
            key: self.key,
            header: header,
            changing: changing
        )
        return try self.verifier.verify(token, keys: keys ?? self.keys("k"), at: TestSurroundings.start + seconds)
    }

    @Test func readsWhoSignedIn() throws {
        let claims = try self.verify(["email": .string("ada@a.example"), "email_verified": .bool(true)])
        #expect(claims.subject == Subject("person"))
        #expect(claims.name == "Ada")
        #expect(claims.email == "ada@a.example")
        #expect(claims.isEmailVerified)
    }

    @Test func acceptsSeveralAudiencesWithItsNameAsParty() throws {
        let both = JSONValue.array([.string("x"), .string("native-a")])
        #expect(throws: ClientError.self) { try self.verify(["aud": both]) }
        #expect(try self.verify(["aud": both, "azp": .string("native-a")]).subject == Subject("person"))
    }

    @Test func acceptsTheOneKeyOfAnIssuerThatNamesNone() throws {
        #expect(try self.verify(header: #"{"alg":"ES256"}"#).subject == Subject("person"))
        #expect(throws: ClientError.self) {
            try self.verify(header: #"{"alg":"ES256"}"#, keys: try self.keys("k", "l"))
        }
    }

    @Test(
        arguments: [
            ("iss", JSONValue.string("https://evil.example"), "another issuer"),
            ("iss", .string("https://a.example/"), "another issuer"), ("iss", nil, "another issuer"),
            ("aud", .string("native-b"), "another app"), ("aud", nil, "another app"),
            ("azp", .string("native-b"), "another app"), ("nonce", .string("m"), "another sign-in"),
            ("nonce", nil, "another sign-in"),
            ("exp", nil, "no times"), ("exp", .string("x"), "no times"), ("exp", .integer(-1), "no times"),
            ("iat", nil, "no times"), ("iat", .integer(Int64.max), "no times"),
            ("sub", nil, "nobody"), ("sub", .string(""), "nobody"),
        ] as [(String, JSONValue?, String)]
    )
    func refusesClaims(_ name: String, _ value: JSONValue?, _ reason: String) {
        #expect {
            try self.verify([name: value])
        } throws: { ($0 as? ClientError)?.message.contains(reason) ?? false }
    }

    @Test func refusesWhatHasExpiredOrIsFromTheFuture() throws {
        #expect(throws: ClientError.self) { try self.verify(after: 660) }
        #expect(try self.verify(after: 659).name == "Ada")
        #expect(throws: ClientError.self) { try self.verify(after: -61) }
    }

    @Test(arguments: [
        #"{"alg":"none"}"#, #"{"alg":"HS256","kid":"k"}"#, #"{"alg":"RS256","kid":"k"}"#, #"{"alg":"ES256","kid":"x"}"#,
        #"{"alg":"ES256","kid":"k","crit":["x"]}"#, #"{"alg":"ES256","kid":"k","jwk":{}}"#,
        #"{"alg":"ES256","kid":"k","typ":"at+jwt"}"#,
    ])
    func refusesHeaders(_ header: String) {
        #expect {
            try self.verify(header: header)
        } throws: { ($0 as? ClientError)?.code == .idTokenInvalid }
    }

    @Test func refusesAnotherKeysSignature() throws {
        let token = try TestIssuer.idToken(issuer: Self.issuer, nonce: "n", key: P256.Signing.PrivateKey())
        #expect(throws: ClientError.self) {
            try self.verifier.verify(token, keys: try self.keys("k"), at: TestSurroundings.start)
        }
    }

    @Test(arguments: ["", "a.b", "a.b.c", "e30.e30.", "....", String(repeating: "x", count: 100_000)])
    func refusesWhatIsNoToken(_ text: String) {
        #expect(throws: ClientError.self) {
            try self.verifier.verify(text, keys: try self.keys("k"), at: TestSurroundings.start)
        }
        #expect(IDTokenVerifier.keyID(of: text) == nil)
    }
}
