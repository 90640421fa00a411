import LintelCodec
import LintelOAuth
import LintelTokens
import Testing

@Suite struct RefreshTokenGrantTests {
    private static func read(
        _ fields: [(String, String)],
        client: RegisteredClient = GoodRequest.client(),
    ) throws(OAuthError) -> RefreshTokenGrant.Renewal {
        try RefreshTokenGrant.read(FormFields(fields: fields.map { .init(name: $0.0, value: $0.1) }), client: client)
    }

    @Test func readsTokenAndScopes() throws {
        let renewal = try Self.read([("refresh_token", "r"), ("scope", "openid"), ("redirect_uri", "")])
        #expect(renewal.refreshToken == "r")
        #expect(renewal.scopes == ["openid"])
        #expect(try Self.read([("refresh_token", "r"), ("scope", "")]).scopes == nil)
    }

    @Test func refusesWhatCannotBeRead() {
        let missing = #expect(throws: OAuthError.self) { try Self.read([]) }
        #expect(missing?.code == .invalidRequest)
        let comma = #expect(throws: OAuthError.self) { try Self.read([("refresh_token", "r"), ("scope", "a,b")]) }
        #expect(comma?.code == .invalidScope)
        for type in [ClientType.spa, .service] {
            let error = #expect(throws: OAuthError.self) {
                try Self.read([("refresh_token", "r")], client: GoodRequest.client(type))
            }
            #expect(error?.code == .unauthorizedClient)
        }
    }

    static let narrowings: [(wanted: ScopeSet?, granted: ScopeSet, result: ScopeSet)] = [
        (nil, ["openid", "email"], ["openid", "email"]),
        (["email"], ["openid", "email"], ["email"]),
        // No longer approved for the app.
        (nil, ["openid", "files:write"], ["openid"]),
    ]

    @Test(arguments: Self.narrowings)
    func narrows(_ row: (wanted: ScopeSet?, granted: ScopeSet, result: ScopeSet)) throws {
        let scopes = try RefreshTokenGrant.scopes(
            wanted: row.wanted,
            granted: row.granted,
            client: GoodRequest.client()
        )
        #expect(scopes == row.result)
    }

    @Test func neverWidens() {
        let error = #expect(throws: OAuthError.self) {
            try RefreshTokenGrant.scopes(
                wanted: ["openid", "email"],
                granted: ["openid"],
                client: GoodRequest.client()
            )
        }
        #expect(error?.code == .invalidScope)
    }
}
