import LintelTokens
import Testing

@Suite struct AccessTokenClaimsTests {
    private func claims(_ changes: [String: String?]) throws -> AccessTokenClaims {
        try AccessTokenClaims(payload: Array(TestIssuer.payload(changes).utf8))
    }

    @Test func readsScopeAsArrayAndAsString() throws {
        #expect(try self.claims(["scope": "[\"a\",\"b\"]"]).scopes == ["a", "b"])
        #expect(try self.claims(["scope": "\"a b\""]).scopes == ["a", "b"])
        #expect(try self.claims(["scope": "\"\""]).scopes == [])
        #expect(try self.claims(["scope": nil]).scopes == [])
    }

    @Test func readsAudienceAsArrayAndAsString() throws {
        #expect(try self.claims(["aud": "\"a b\""]).audience == ["a b"])
        #expect(try self.claims(["aud": "[\"a\",\"b\"]"]).audience == ["a", "b"])
    }

    @Test func readsOptionalClaims() throws {
        let claims = try self.claims([
            "nbf": "5", "auth_time": "6.9", "sid": "\"g\"", "org": "\"o\"", "unknown": "{\"a\":[1]}",
        ])
        #expect(claims.notBefore == UnixTime(seconds: 5))
        #expect(claims.authenticatedAt == UnixTime(seconds: 6))
        #expect(claims.grantID == GrantID("g"))
        #expect(claims.organisationID == OrganisationID("o"))
    }

    @Test func aServiceIsItsOwnSubject() throws {
        #expect(try self.claims(["sub": "\"native-a\""]).isService)
        #expect(try !self.claims([:]).isService)
    }

    @Test(arguments: [
        ("sub", "7"), ("sub", "\"\""), ("client_id", "null"), ("scope", "{}"), ("scope", "[1]"),
        ("aud", "[\"a\",null]"), ("iat", "\"now\""), ("jti", "[]"),
    ])
    func refusesClaimOfWrongType(name: String, value: String) throws {
        let error = #expect(throws: TokenError.self) { try self.claims([name: value]) }
        #expect(error?.code == .malformed)
    }

    @Test(arguments: ["", "[]", "null", "{", "{\"iss\":\"a\",\"iss\":\"b\"}"])
    func refusesWhatIsNoObject(payload: String) {
        let error = #expect(throws: TokenError.self) { try AccessTokenClaims(payload: Array(payload.utf8)) }
        #expect(error?.code == .malformed)
    }
}
