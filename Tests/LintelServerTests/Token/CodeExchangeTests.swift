import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// The exchange of authorization codes: single use and bindings (rows E01 to E14).
@Suite struct CodeExchangeTests {
    @Test func exchangesCode() async throws {
        try await ProtocolScene.run { scene, client in
            for app in [scene.web, scene.native] {
                let tokens = try await client.tokens(for: app)
                #expect(tokens.scope == ProtocolScene.allScopes)
                #expect(tokens.refresh?.hasPrefix("lintel_rt_") == true)
                #expect(tokens.id != nil)
                #expect(try await client.isActive(tokens.access, by: scene.web))
            }
        }
    }

    /// The tokens of the first use end at once, not when other nodes hear of it (RFC 6749 §4.1.2).
    @Test(arguments: [0, 30, 59, 61] as [Int64])
    func refusesSecondUseOfCode_E01(afterSeconds seconds: Int64) async throws {
        try await ProtocolScene.run { scene, client in
            let code = try await client.code(for: scene.web)
            let tokens = try IssuedTokens(try await client.exchange(code, for: scene.web))
            #expect(try await client.isActive(tokens.access, by: scene.web))
            scene.server.clock.advance(by: seconds)
            expectRefusal(try await client.exchange(code, for: scene.web), "invalid_grant", id: "code_used")
            #expect(try await client.isActive(tokens.access, by: scene.web) == false)
            #expect(try await client.get("/connect/userinfo", bearer: tokens.access).status == .unauthorized)
            #expect(try await client.get("/users/me", bearer: tokens.access).status == .unauthorized)
            expectRefusal(try await client.refresh(try #require(tokens.refresh), app: scene.web), "invalid_grant")
        }
    }

    @Test func givesOneOfFiftyParallelExchanges_E02() async throws {
        try await ProtocolScene.run { scene, client in
            let code = try await client.code(for: scene.web)
            let responses = try await withThrowingTaskGroup(of: TestResponse.self) { group in
                for _ in 0..<50 { group.addTask { try await client.exchange(code, for: scene.web) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let good = responses.filter { $0.status == .ok }
            #expect(good.count == 1)
            for response in responses where response.status != .ok { expectRefusal(response, "invalid_grant") }
            // Forty-nine second uses have taken back what the first one gave.
            let tokens = try IssuedTokens(try #require(good.first))
            #expect(try await client.isActive(tokens.access, by: scene.web) == false)
        }
    }

    @Test func refusesExpiredCode_E03() async throws {
        try await ProtocolScene.run { scene, client in
            let late = try await client.code(for: scene.web)
            scene.server.clock.advance(by: 60)
            expectRefusal(try await client.exchange(late, for: scene.web), "invalid_grant", id: "code_invalid")
            let timely = try await client.code(for: scene.web)
            scene.server.clock.advance(by: 59)
            #expect(try await client.exchange(timely, for: scene.web).status == .ok)
        }
    }

    @Test func refusesCodeOfAnotherApp_E04() async throws {
        try await ProtocolScene.run { scene, client in
            for (owner, thief) in [(scene.web, scene.otherWeb), (scene.native, scene.spa), (scene.native, scene.web)] {
                let code = try await client.code(for: owner)
                let stolen = try await client.exchange(code, app: thief, redirectURI: owner.redirectURI)
                expectRefusal(stolen, "invalid_grant", id: "code_invalid")
                // A stranger's try does not take the code from its owner.
                #expect(try await client.exchange(code, for: owner).status == .ok)
            }
        }
    }

    @Test func refusesOtherRedirectURI_E05() async throws {
        try await ProtocolScene.run { scene, client in
            for wrong in ["", "https://web.example/cb?x=1", "https://web.example/CB", "https://WEB.example/cb"] {
                let code = try await client.code(for: scene.web)
                let response = try await client.exchange(code, app: scene.web, redirectURI: wrong)
                expectRefusal(response, "invalid_grant", id: "code_binding_wrong")
            }
        }
    }

    @Test func refusesWrongVerifier_E06_E07_E09() async throws {
        try await ProtocolScene.run { scene, client in
            let cases: [(String?, String)] = [
                (nil, "invalid_grant"),
                (TestProtocol.challenge, "invalid_grant"),
                (String(TestProtocol.verifier.reversed()), "invalid_grant"),
                (String(TestProtocol.verifier.dropLast()), "invalid_request"),
                (String(repeating: "a", count: 129), "invalid_request"),
                (String(repeating: "a", count: 42) + "+", "invalid_request"),
            ]
            for (verifier, error) in cases {
                let code = try await client.code(for: scene.native)
                var form = [
                    ("grant_type", "authorization_code"), ("code", code), ("client_id", scene.native.id.rawValue),
                    ("redirect_uri", scene.native.redirectURI),
                ]
                if let verifier { form.append(("code_verifier", verifier)) }
                expectRefusal(try await client.post("/connect/token", form), error)
            }
        }
    }

    /// RFC 9700 §4.8.2: a verifier for a code without a challenge is a downgrade attack.
    @Test func refusesVerifierWithoutChallenge_E08() async throws {
        try await ProtocolScene.run { scene, client in
            let legacy = try await scene.server.makeApp(
                .web,
                owner: scene.ann,
                scopes: ["openid"],
                redirectURIs: ["https://legacy.example/cb"],
                proofKeyRule: .off,
            )
            let request = [
                ("response_type", "code"), ("client_id", legacy.id.rawValue), ("scope", "openid"),
                ("redirect_uri", legacy.redirectURI),
            ]
            let first = try await TestBrowser(client).authorize(request)
            let code = try #require(first.answer["code"])
            expectRefusal(try await client.exchange(code, for: legacy), "invalid_grant", id: "pkce_verifier_wrong")
            let second = try #require(try await TestBrowser(client).authorize(request).answer["code"])
            let form = [
                ("grant_type", "authorization_code"), ("code", second), ("redirect_uri", legacy.redirectURI),
            ]
            let basic = (legacy.id.rawValue, legacy.secret ?? "")
            #expect(try await client.post("/connect/token", form, basic: basic).status == .ok)
        }
    }

    /// The rule: one try by the code's own app, right or wrong, uses the code up.
    @Test func leavesNoSecondTry_E10() async throws {
        try await ProtocolScene.run { scene, client in
            let code = try await client.code(for: scene.native)
            let wrong = try await client.exchange(code, app: scene.native, redirectURI: "http://127.0.0.1/other")
            expectRefusal(wrong, "invalid_grant")
            expectRefusal(try await client.exchange(code, for: scene.native), "invalid_grant", id: "code_used")
        }
    }

    @Test func refusesForeignHandles_E11() async throws {
        try await ProtocolScene.run { scene, client in
            let browser = TestBrowser(client)
            let tokens = try await client.tokens(for: scene.web, browser: browser)
            let code = try await client.code(for: scene.web, browser: browser)
            let changed = code.prefix(30) + (code.dropFirst(30).first == "A" ? "B" : "A") + code.dropFirst(31)
            let refresh = try #require(tokens.refresh)
            let cookie = try #require(browser.jar["lintel_session"])
            for wrong in [String(changed), tokens.access, refresh, String(refresh.dropFirst(10)), cookie, code + "A"] {
                expectRefusal(try await client.exchange(wrong, for: scene.web), "invalid_grant", id: "code_invalid")
            }
            expectRefusal(try await client.refresh(code, app: scene.web), "invalid_grant")
            expectRefusal(try await client.refresh("lintel_rt_" + code, app: scene.web), "invalid_grant")
            #expect(try await client.exchange(code, for: scene.web).status == .ok)
        }
    }

    @Test func ignoresScopeInExchange_E12() async throws {
        try await ProtocolScene.run { scene, client in
            let code = try await client.code(for: scene.web, scope: "openid")
            let response = try await client.exchange(
                code,
                app: scene.web,
                redirectURI: scene.web.redirectURI,
                extra: [("scope", ProtocolScene.allScopes)],
            )
            let tokens = try IssuedTokens(response)
            #expect(tokens.scope == "openid")
            #expect(tokens.refresh == nil)
            #expect(try IssuedTokens.claims(of: tokens.access)["scope"]?.arrayValue?.count == 1)
        }
    }

    @Test func refusesCodeAfterWithdrawal_E13() async throws {
        try await ProtocolScene.run { scene, client in
            let stores = scene.server.parts.stores
            let now = scene.server.clock.now
            let first = try await client.code(for: scene.web)
            try await stores.grants.revokeConsent(account: scene.ann.id, client: scene.web.id, denyUntil: now + 3600)
            expectRefusal(try await client.exchange(first, for: scene.web), "invalid_grant")
            let second = try await client.code(for: scene.web)
            _ = try await stores.accounts.disable(try EmailKey(ProtocolScene.annEmail), at: now, denyUntil: now + 3_600)
            expectRefusal(try await client.exchange(second, for: scene.web), "invalid_grant")
            let third = try await client.code(for: scene.native, email: ProtocolScene.bobEmail)
            _ = try await stores.apps.disable(scene.native.id, at: now)
            try await scene.noticeChanges()
            let response = try await client.exchange(third, for: scene.native)
            expectRefusal(response, "invalid_client", status: .unauthorized)
        }
    }

    @Test func cannotBeGuessed_E14() async throws {
        try await ProtocolScene.run { scene, client in
            let code = try await client.code(for: scene.web)
            // 128 random bits and a keyed MAC of 256 bits.
            #expect(Base64URL.decode(code.utf8)?.count == 48)
            for _ in 0..<500 {
                let guess = Base64URL.encode(scene.server.parts.random.bytes(48))
                expectRefusal(try await client.exchange(guess, for: scene.web), "invalid_grant")
            }
            #expect(try await client.exchange(code, for: scene.web).status == .ok)
        }
    }
}
