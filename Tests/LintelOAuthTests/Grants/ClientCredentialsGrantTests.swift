import LintelCodec
import LintelOAuth
import LintelTokens
import Testing

@Suite struct ClientCredentialsGrantTests {
    static let service = RegisteredClient(
        id: ClientID("service-a"),
        type: .service,
        name: "A",
        scopes: ["files:read", "files:write"]
    )

    private static func check(_ scope: String?, client: RegisteredClient = Self.service) throws(OAuthError) -> ScopeSet
    {
        let fields = scope.map { [FormFields.Field(name: "scope", value: $0)] } ?? []
        return try ClientCredentialsGrant.check(FormFields(fields: fields), client: client)
    }

    @Test func grantsWhatIsAskedFor() throws {
        #expect(try Self.check("files:read") == ["files:read"])
        #expect(try Self.check("files:write files:read files:write") == ["files:write", "files:read"])
    }

    @Test(arguments: [nil, "", "openid", "files:read offline_access", "files:read,files:write"] as [String?])
    func refusesOtherScopes(_ scope: String?) {
        let error = #expect(throws: OAuthError.self) { try Self.check(scope) }
        #expect(error?.code == .invalidScope)
    }

    @Test(arguments: [ClientType.native, .spa, .web])
    func refusesOtherApps(_ type: ClientType) {
        let error = #expect(throws: OAuthError.self) { try Self.check("files:read", client: GoodRequest.client(type)) }
        #expect(error?.code == .unauthorizedClient)
    }
}
