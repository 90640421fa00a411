import Crypto
import LintelCodec
import LintelOAuth
import LintelTokens
import Testing

@Suite struct IDTokenWriterTests {
    static let accessToken = Array("e30.e30.c2ln".utf8)

    private static func claims(_ algorithm: JWSAlgorithm = .rs256, nonce: String? = "n") throws -> JSONValue {
        let content = IDTokenWriter.Content(
            issuer: "https://i.example",
            clientID: ClientID("native-a"),
            issuedAt: UnixTime(seconds: 100),
            expiresAt: UnixTime(seconds: 200),
            authenticatedAt: UnixTime(seconds: 90),
            grantID: GrantID("g"),
            nonce: nonce,
            accessToken: Self.accessToken,
            scopes: ["openid", "email"],
        )
        let person = PersonClaims(subject: Subject("s"), name: "Ann", email: "ann@example.org", isEmailVerified: true)
        return try JSONValue(parsing: IDTokenWriter.claims(content, person: person, algorithm: algorithm))
    }

    @Test func writesTheClaims() throws {
        let claims = try Self.claims()
        #expect(claims["iss"]?.stringValue == "https://i.example")
        #expect(claims["sub"]?.stringValue == "s")
        #expect(claims["aud"]?.stringValue == "native-a")
        #expect(claims["iat"]?.integerValue == 100)
        #expect(claims["exp"]?.integerValue == 200)
        #expect(claims["auth_time"]?.integerValue == 90)
        #expect(claims["nonce"]?.stringValue == "n")
        #expect(claims["sid"]?.stringValue == "g")
        #expect(claims["email"]?.stringValue == "ann@example.org")
        #expect(claims["name"] == nil)
    }

    @Test func leavesOutTheNonceThatWasNotSent() throws {
        #expect(try Self.claims(nonce: nil)["nonce"] == nil)
    }

    /// OpenID Connect Core §3.1.3.6: the left half of the hash that the signature uses.
    @Test func hashesTheAccessTokenByTheAlgorithm() throws {
        let short = Base64URL.encode(Array(SHA256.hash(data: Self.accessToken).prefix(16)))
        #expect(try Self.claims(.rs256)["at_hash"]?.stringValue == short)
        #expect(try Self.claims(.es256)["at_hash"]?.stringValue == short)
        let long = Base64URL.encode(Array(SHA512.hash(data: Self.accessToken).prefix(32)))
        #expect(try Self.claims(.edDSA)["at_hash"]?.stringValue == long)
    }
}
