import LintelCodec
import LintelOAuth
import LintelTokens
import Testing

@Suite struct DiscoveryDocumentTests {
    private static func document() throws -> JSONValue {
        let document = DiscoveryDocument(
            issuer: "https://i.example/a",
            scopes: ["openid", "email"],
            idTokenAlgorithms: [.rs256]
        )
        return try JSONValue(parsing: document.json)
    }

    private static func strings(_ name: String) throws -> [String]? {
        try Self.document()[name]?.arrayValue?.compactMap(\.stringValue)
    }

    @Test func namesTheIssuerAsItIs() throws {
        #expect(try Self.document()["issuer"]?.stringValue == "https://i.example/a")
    }

    @Test func namesEndpointsBelowTheIssuer() throws {
        let members = try #require(try Self.document().objectValue)
        let addresses = members.filter { $0.name.hasSuffix("_endpoint") || $0.name.hasSuffix("_uri") }
        #expect(addresses.count == 7)
        for address in addresses { #expect(address.value.stringValue?.hasPrefix("https://i.example/a/") == true) }
    }

    /// RFC 8414 §2: only what works.
    @Test func listsWhatTheRulesAccept() throws {
        #expect(try Self.strings("response_types_supported") == ["code"])
        #expect(try Self.strings("code_challenge_methods_supported") == ["S256"])
        #expect(try Self.strings("response_modes_supported") == ["query", "fragment", "form_post"])
        #expect(
            try Self.strings("grant_types_supported") == ["authorization_code", "refresh_token", "client_credentials"]
        )
        #expect(
            try Self.strings("token_endpoint_auth_methods_supported") == [
                "client_secret_basic", "client_secret_post", "none",
            ]
        )
        #expect(
            try Self.strings("introspection_endpoint_auth_methods_supported") == [
                "client_secret_basic", "client_secret_post",
            ]
        )
        #expect(try Self.strings("prompt_values_supported") == ["none", "login", "consent", "select_account"])
        #expect(try Self.strings("scopes_supported") == ["openid", "email"])
        #expect(try Self.strings("id_token_signing_alg_values_supported") == ["RS256"])
        #expect(try Self.document()["authorization_response_iss_parameter_supported"]?.boolValue == true)
        for name in ["request_parameter_supported", "request_uri_parameter_supported", "claims_parameter_supported"] {
            #expect(try Self.document()[name]?.boolValue == false)
        }
    }
}
