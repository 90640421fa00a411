import LintelCodec
import LintelOAuth
import LintelTokens
import Testing

@Suite struct AccessTokenWriterTests {
    private static func claims(audience: [String] = ["https://i.example/files"]) -> AccessTokenClaims {
        AccessTokenClaims(
            issuer: "https://i.example",
            subject: Subject("3f0e"),
            audience: audience,
            clientID: ClientID("native-a"),
            scopes: ["openid", "files:read"],
            issuedAt: UnixTime(seconds: 100),
            expiresAt: UnixTime(seconds: 200),
            tokenID: TokenID("t"),
            grantID: GrantID("g"),
            authenticatedAt: UnixTime(seconds: 90),
        )
    }

    @Test(arguments: AccessTokenWriter.ScopeFormat.allCases)
    func writesWhatTheReaderReads(_ format: AccessTokenWriter.ScopeFormat) throws {
        let written = AccessTokenWriter(scopeFormat: format).claims(Self.claims())
        var expected = Self.claims()
        expected.notBefore = expected.issuedAt
        #expect(try AccessTokenClaims(payload: written) == expected)
    }

    @Test func writesTheScopeInBothForms() throws {
        let array = try JSONValue(parsing: AccessTokenWriter(scopeFormat: .array).claims(Self.claims()))
        #expect(array["scope"] == .array([.string("openid"), .string("files:read")]))
        let string = try JSONValue(parsing: AccessTokenWriter(scopeFormat: .string).claims(Self.claims()))
        #expect(string["scope"] == .string("openid files:read"))
    }

    @Test func writesOneAudienceAsAStringAndMoreAsAnArray() throws {
        let writer = AccessTokenWriter(scopeFormat: .array)
        #expect(try JSONValue(parsing: writer.claims(Self.claims()))["aud"]?.stringValue == "https://i.example/files")
        let two = try JSONValue(parsing: writer.claims(Self.claims(audience: ["a", "b"])))
        #expect(two["aud"] == .array([.string("a"), .string("b")]))
    }

    @Test func leavesOutWhatAServiceHasNot() throws {
        var claims = Self.claims()
        claims.grantID = nil
        claims.authenticatedAt = nil
        let names = try JSONValue(parsing: AccessTokenWriter(scopeFormat: .array).claims(claims)).objectValue?.map(
            \.name
        )
        #expect(names == ["iss", "sub", "aud", "client_id", "scope", "exp", "iat", "nbf", "jti"])
    }

    @Test func staysWithinTwoKiB() {
        var claims = Self.claims()
        claims.scopes = ScopeSet((0..<64).map { "service.scope\($0)" })
        #expect(AccessTokenWriter(scopeFormat: .array).claims(claims).count < 2048)
    }
}
