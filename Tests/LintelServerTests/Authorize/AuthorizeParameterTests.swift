import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import NIOCore
import Testing

/// Faults of the request's other parameters, of which the app is told.
///
/// Names end with the row of the case.
@Suite struct AuthorizeParameterTests {
    /// Expects this error for each of these changes to the good request.
    private static func refuses(_ error: String, _ changes: [[(String, String)]]) async throws {
        try await AuthorizeScene.run { scene in
            for change in changes {
                let response = try await scene.open(scene.request(with: change))
                expectError(response, error, "\(change)")
            }
        }
    }

    @Test func refusesNoResponseType_B01() async throws {
        try await AuthorizeScene.run { scene in
            expectError(try await scene.open(scene.request(without: ["response_type"])), "invalid_request")
        }
    }

    @Test func refusesOtherResponseTypes_B02_B03() async throws {
        let types = ["token", "id_token", "code id_token", "code token", "foo", "code code", "none"]
        try await Self.refuses("unsupported_response_type", types.map { [("response_type", $0)] })
    }

    @Test func refusesNoChallenge_B04_B05() async throws {
        try await AuthorizeScene.run { scene in
            let without = ["code_challenge", "code_challenge_method"]
            expectError(try await scene.open(scene.request(without: without)), "invalid_request")
            let spa = try await scene.open(scene.request(scene.spa, without: without, with: [("nonce", "n")]))
            expectError(spa, "invalid_request", at: AuthorizeScene.spaURI)
            let web = try await scene.open(scene.request(scene.web, without: without))
            expectError(web, "invalid_request", at: AuthorizeScene.webURI)
        }
    }

    @Test func refusesOtherChallengeMethods_B06_B07_B08() async throws {
        try await Self.refuses(
            "invalid_request",
            [
                [("code_challenge_method", "plain")], [("code_challenge_method", "")],
                [("code_challenge_method", "S512")],
                [("code_challenge", "")],
            ],
        )
    }

    @Test func refusesMalformedChallenges_B09() async throws {
        let stem = String(TestProtocol.challenge.dropLast())
        let long = String(repeating: "a", count: 129)
        let challenges = [stem, long] + ["+", "/", "=", "&", "M="].map { stem + $0 }
        try await Self.refuses("invalid_request", challenges.map { [("code_challenge", $0)] })
    }

    @Test func refusesMalformedScopes_B10_B12() async throws {
        let scopes = [
            "", " ", "openid  profile", " openid", "openid\tprofile", "openid,profile", "openid é", "\"openid\"",
            "open\\id",
        ]
        try await Self.refuses("invalid_scope", scopes.map { [("scope", $0)] })
    }

    @Test func namesTheCommaMistake_B10() async throws {
        try await AuthorizeScene.run { scene in
            let response = try await scene.open(scene.request(with: [("scope", "openid,profile")]))
            #expect(response.answer["error_description"]?.contains("commas") == true)
        }
    }

    @Test func refusesScopesThatTheAppIsNotApprovedFor_B11() async throws {
        let many = (0..<2_500).map { "s\($0)" }.joined(separator: " ")
        let scopes = ["nonsense", "openid evo.discovery", many, String(repeating: "openid ", count: 2_000) + "openid"]
        try await Self.refuses("invalid_scope", scopes.map { [("scope", $0)] })
    }

    @Test func refusesRequestObjects_B18_B19_B20_B21() async throws {
        let object = "eyJhbGciOiJub25lIn0.e30."
        try await Self.refuses(
            "request_not_supported",
            [[("request", object)], [("request", object), ("request_uri", "x")]]
        )
        let uris = ["http://169.254.169.254/", "file:///etc/passwd", TestServer.issuer + "/metrics", "urn:x"]
        try await Self.refuses("request_uri_not_supported", uris.map { [("request_uri", $0)] })
        try await Self.refuses("registration_not_supported", [[("registration", "{}")]])
    }

    static let states = [
        String(repeating: "s", count: 1024), String(repeating: "s", count: 4096),
        String(decoding: 0x20...0x7E, as: UTF8.self),
        "ünïcode ✓ 🎈", "e\u{301}", "%00%0D%0A", "a b+c%2F&d=e#f?",
    ]

    @Test(arguments: Self.states)
    func givesStateBackByteForByte_B22(_ state: String) async throws {
        try await AuthorizeScene.run { scene in
            let changed = [("state", state)]
            expectError(
                try await scene.open(scene.request(with: changed + [("prompt", "none")])),
                "login_required",
                state: state
            )
            let through = try await scene.browser.authorize(scene.request(with: changed))
            expectCode(through, at: AuthorizeScene.nativeURI + "?", state: state)
        }
    }

    @Test func refusesStateThatItWouldHaveToCut_B22() async throws {
        try await AuthorizeScene.run { scene in
            let long = try await scene.open(scene.request(with: [("state", String(repeating: "s", count: 4097))]))
            expectError(long, "invalid_request", state: nil)
            let huge = try await scene.open(scene.request(with: [("state", String(repeating: "s", count: 65_536))]))
            expectPage(huge, "request_too_large", status: .contentTooLarge)
            expectPage(try await scene.open(scene.request(with: [("state", "a\0b")])), "request_malformed")
        }
    }

    @Test func putsTheNonceIntoTheIDTokenOrRefusesIt_B23() async throws {
        try await Self.refuses("invalid_request", [[("nonce", String(repeating: "n", count: 513))]])
        try await AuthorizeScene.run { scene in
            let nonce = String(repeating: "n", count: 384)
            let response = try await scene.browser.authorize(scene.request(with: [("nonce", nonce)]))
            let code = try #require(response.answer["code"])
            let tokens = try await scene.client.exchange(code, app: scene.native, redirectURI: AuthorizeScene.nativeURI)
            let token = try #require(tokens.json["id_token"]?.stringValue.flatMap { CompactJWS($0.utf8) })
            #expect(try JSONValue(parsing: token.payload)["nonce"]?.stringValue == nonce)
        }
    }

    @Test func refusesOtherResponseModes_B24() async throws {
        try await Self.refuses("invalid_request", ["web_message", "foo", "query.jwt"].map { [("response_mode", $0)] })
    }

    @Test func refusesUnknownResources_B25() async throws {
        let resources = [
            "relative", TestServer.issuer + "/apis/itwin#x", "https://unknown.example/",
            TestServer.issuer + "/apis/evo",
        ]
        try await Self.refuses("invalid_target", resources.map { [("resource", $0)] })
    }

    @Test func refusesAuthorizationDetails_B26() async throws {
        try await Self.refuses(
            "invalid_authorization_details",
            ["not JSON", "[{\"type\":\"unknown\"}]"].map { [("authorization_details", $0)] },
        )
    }

    @Test func refusesClaimsThatAreNoObject_B27() async throws {
        let deep = String(repeating: "[", count: 10_000)
        try await Self.refuses("invalid_request", ["not JSON", "[]", deep].map { [("claims", $0)] })
    }

    @Test func ignoresWhatItDoesNotKnow_B28_B29() async throws {
        try await AuthorizeScene.run { scene in
            let locales = (0..<1_000).map { "l\($0)" }.joined(separator: " ")
            let extra = [
                ("foo", "bar"), ("ui_locales", locales), ("display", "popup"), ("acr_values", "1"), ("claims", "{}"),
            ]
            expectCode(try await scene.browser.authorize(scene.request(adding: extra)), at: AuthorizeScene.nativeURI)
        }
    }

    /// What a sender adds, up to the limits of a request, must not make the way through the pages too long.
    @Test func carriesNothingItDoesNotKnowThroughThePages_B29() async throws {
        try await AuthorizeScene.run { scene in
            let padding = (0..<3).map { ("padding\($0)", String(repeating: "x", count: 16_000)) }
            let browser = scene.browser
            let start = try await browser.send(.post, "/connect/authorize", form: scene.request(adding: padding))
            expectSignIn(start)
            #expect(start.location.utf8.count < 2_048)
            let resumed = try await browser.signIn(from: start, email: AuthorizeScene.email)
            expectConsentPage(try await browser.get(resumed.location))
        }
    }

    @Test func takesAnEmptyValueForNone_B30() async throws {
        try await AuthorizeScene.run { scene in
            let browser = try await scene.signedInBrowser()
            for name in [
                "response_mode", "nonce", "prompt", "max_age", "login_hint", "id_token_hint", "resource", "claims",
                "request",
                "request_uri", "registration", "authorization_details", "redirect_uri",
            ] {
                let response = try await scene.open(scene.request(with: [(name, "")]), in: browser)
                expectCode(response, at: AuthorizeScene.nativeURI, "\(name)")
            }
            for (name, error) in [("response_type", "invalid_request"), ("scope", "invalid_scope")] {
                expectError(try await scene.open(scene.request(with: [(name, "")]), in: browser), error)
            }
            let stateless = try await scene.open(scene.request(with: [("state", "")]), in: browser)
            expectCode(stateless, at: AuthorizeScene.nativeURI, state: nil)
        }
    }

    @Test(arguments: [HTTPRequest.Method.head, .put, .delete, .patch, .trace])
    func refusesOtherMethods_B31(_ method: HTTPRequest.Method) async throws {
        try await AuthorizeScene.run { scene in
            let browser = try await scene.signedInBrowser()
            for path in ["/connect/authorize", "/connect/authorize/continue"] {
                let response = try await browser.send(method, path + "?" + TestBrowser.encode(scene.request()))
                #expect(response.status == .methodNotAllowed)
                #expect(response.headers[.location] == nil)
                let allowed = response.headers[.allow] ?? ""
                #expect(allowed.contains("GET") && !allowed.contains(method.rawValue))
            }
        }
    }

    @Test(arguments: ["application/json", "text/plain", "multipart/form-data; boundary=x", nil])
    func refusesOtherMediaTypes_B31(_ type: String?) async throws {
        try await AuthorizeScene.run { scene in
            var headers: HTTPFields = [:]
            headers[.contentType] = type
            let response = try await scene.client.execute(
                uri: "/connect/authorize",
                method: .post,
                headers: headers,
                body: ByteBuffer(string: "{}"),
            )
            expectPage(response, "media_type_unsupported", status: .unsupportedMediaType)
        }
    }

    static let names = [
        "response_type", "scope", "state", "response_mode", "nonce", "code_challenge", "code_challenge_method",
        "prompt",
        "max_age", "login_hint", "id_token_hint", "claims", "ui_locales", "display", "acr_values", "foo",
    ]

    @Test func refusesEveryRepeatedParameter() async throws {
        try await AuthorizeScene.run { scene in
            for name in Self.names {
                let good = scene.request().first { $0.0 == name }?.1 ?? ""
                let request = scene.request(without: [name], adding: [(name, good), (name, good)])
                let state = name == "state" ? nil : AuthorizeScene.state
                expectError(try await scene.open(request), "invalid_request", state: state, "\(name)")
            }
        }
    }
}
