import LintelCodec
import LintelOAuth
import LintelTokens
import Testing

@Suite struct PersonClaimsTests {
    private static func claims(_ scopes: ScopeSet, name: String = "Ann Mary Example") throws -> [String: JSONValue] {
        let person = PersonClaims(subject: Subject("s"), name: name, email: "ann@example.org", isEmailVerified: true)
        var json = JSONWriter()
        json.beginObject()
        person.write(for: scopes, to: &json)
        json.endObject()
        let members = try JSONValue(parsing: json.bytes).objectValue ?? []
        return Dictionary(uniqueKeysWithValues: members.map { ($0.name, $0.value) })
    }

    @Test func tellsNothingWithoutScopes() throws {
        #expect(try Self.claims(["openid", "files:read"]).isEmpty)
    }

    @Test func tellsTheProfile() throws {
        #expect(
            try Self.claims(["profile"]) == [
                "name": .string("Ann Mary Example"), "given_name": .string("Ann Mary"),
                "family_name": .string("Example"),
                "preferred_username": .string("ann@example.org"),
            ]
        )
        let one = try Self.claims(["profile"], name: "Ann")
        #expect(one["given_name"] == .string("Ann"))
        #expect(one["family_name"] == nil)
    }

    @Test func tellsTheAddress() throws {
        #expect(try Self.claims(["email"]) == ["email": .string("ann@example.org"), "email_verified": .bool(true)])
    }
}
