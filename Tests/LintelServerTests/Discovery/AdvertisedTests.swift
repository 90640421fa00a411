import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// The metadata lists only what works: each value is tried (row I10, RFC 8414 §2).
@Suite struct AdvertisedTests {
    private static func document(_ client: CheckedClient) async throws -> JSONValue {
        try await client.execute(uri: "/.well-known/openid-configuration", method: .get).json
    }

    private static func list(_ name: String, _ document: JSONValue) throws -> [String] {
        try #require(document[name]?.arrayValue).compactMap(\.stringValue)
    }

    @Test func everyEndpointIsThere_I10() async throws {
        try await ProtocolScene.run { scene, client in
            let members = try #require(try await Self.document(client).objectValue)
            let addresses = members.filter { $0.name.hasSuffix("_endpoint") || $0.name == "jwks_uri" }
            #expect(addresses.count == 7)
            for address in addresses {
                let url = try #require(address.value.stringValue)
                #expect(url.hasPrefix(TestServer.issuer + "/"))
                let path = String(url.dropFirst(TestServer.issuer.count))
                let response = try await client.execute(uri: path, method: .get)
                #expect(response.status != .notFound, "\(address.name)")
            }
        }
    }

    @Test func everyGrantAndMethodWorks_I10() async throws {
        try await ProtocolScene.run { scene, client in
            let document = try await Self.document(client)
            #expect(
                try Self.list("grant_types_supported", document)
                    == ["authorization_code", "refresh_token", "client_credentials"]
            )
            let methods = try Self.list("token_endpoint_auth_methods_supported", document)
            #expect(methods == ["client_secret_basic", "client_secret_post", "none"])
            #expect(
                try Self.list("introspection_endpoint_auth_methods_supported", document) == Array(methods.dropLast())
            )
            #expect(try Self.list("revocation_endpoint_auth_methods_supported", document) == methods)
            // client_secret_basic with client_credentials and introspection
            let service = try await client.serviceToken(scene.service)
            #expect(try await client.isActive(service, by: scene.service))
            // client_secret_post with authorization_code and refresh_token, revocation included
            let web = try await client.tokens(for: scene.web)
            let renewed = try IssuedTokens(try await client.refresh(try #require(web.refresh), app: scene.web))
            #expect(try await client.revoke(renewed.access, by: scene.web).status == .ok)
            let form = [
                ("token", service), ("client_id", scene.web.id.rawValue), ("client_secret", scene.web.secret ?? ""),
            ]
            #expect(try await client.post("/connect/introspect", form).status == .ok)
            // none
            let native = try await client.tokens(for: scene.native)
            #expect(try await client.revoke(native.access, by: scene.native).status == .ok)
        }
    }

    @Test func everyResponseModeWorks_I10() async throws {
        try await ProtocolScene.run { scene, client in
            let document = try await Self.document(client)
            #expect(try Self.list("response_types_supported", document) == ["code"])
            for mode in try Self.list("response_modes_supported", document) {
                let request = TestProtocol.authorization(
                    scene.web,
                    redirectURI: scene.web.redirectURI,
                    scope: "openid",
                    extra: [("response_mode", mode)],
                )
                let response = try await TestBrowser(client).authorize(request)
                switch mode {
                case "form_post": #expect(response.status == .ok && response.text.contains("name=\"code\""))
                case "fragment": #expect(response.location.contains("#") && response.answer["code"] != nil)
                default: #expect(response.location.contains("?") && response.answer["code"] != nil)
                }
                // authorization_response_iss_parameter_supported (RFC 9207 §2).
                if mode != "form_post" { #expect(response.answer["iss"] == TestServer.issuer) }
            }
        }
    }

    @Test func everyPromptWorks_I10() async throws {
        try await ProtocolScene.run { scene, client in
            let browser = TestBrowser(client)
            _ = try await client.tokens(for: scene.web, scope: "openid", browser: browser)
            for prompt in try Self.list("prompt_values_supported", try await Self.document(client)) {
                let code = try await client.code(
                    for: scene.web,
                    scope: "openid",
                    browser: browser,
                    extra: [("prompt", prompt)],
                )
                #expect(!code.isEmpty, "\(prompt)")
            }
        }
    }

    @Test func everyScopeAndClaimWorks_I10() async throws {
        try await ProtocolScene.run { scene, client in
            let document = try await Self.document(client)
            let scopes = try Self.list("scopes_supported", document)
            let app = try await scene.server.makeApp(
                .native,
                name: "Everything",
                owner: scene.ann,
                scopes: ScopeSet(scopes),
                redirectURIs: ["http://127.0.0.1/all"],
            )
            let extra = [("nonce", "n-1")]
            let tokens = try await client.tokens(for: app, scope: scopes.joined(separator: " "), extra: extra)
            #expect(tokens.scope == scopes.joined(separator: " "))
            // Row H14: however much is granted, the token stays below two kibibytes.
            #expect(tokens.access.utf8.count < 2048)
            let id = try #require(tokens.id)
            let claims = try #require(try IssuedTokens.claims(of: id).objectValue).map(\.name)
            #expect(try Set(Self.list("claims_supported", document)) == Set(claims))
            let bearer = try #require(try await client.get("/connect/userinfo", bearer: tokens.access).json.objectValue)
            #expect(Set(bearer.map(\.name)).isSubset(of: Set(claims)))
        }
    }

    @Test func claimsNothingElse_I10() async throws {
        try await ProtocolScene.run { scene, client in
            let document = try await Self.document(client)
            for name in [
                "claims_parameter_supported", "request_parameter_supported", "request_uri_parameter_supported",
            ] {
                #expect(document[name]?.boolValue == false)
            }
            #expect(try Self.list("code_challenge_methods_supported", document) == ["S256"])
            for (extra, error) in [
                (("request", "a.b.c"), "request_not_supported"),
                (("request_uri", "https://evil.example/r"), "request_uri_not_supported"),
                (("registration", "{}"), "registration_not_supported"),
            ] {
                let request = TestProtocol.authorization(
                    scene.web,
                    redirectURI: scene.web.redirectURI,
                    scope: "openid",
                    extra: [extra],
                )
                #expect(try await TestBrowser(client).authorize(request).answer["error"] == error)
            }
        }
    }
}
