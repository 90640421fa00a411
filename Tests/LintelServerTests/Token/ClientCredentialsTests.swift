import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// The client credentials grant and service identities (rows G01 to G10).
@Suite struct ClientCredentialsTests {
    @Test func givesAccessTokenOnly() async throws {
        try await ProtocolScene.run { scene, client in
            let response = try await client.clientCredentials(scene.service, scope: "itwin-platform evo.discovery")
            #expect(response.status == .ok)
            #expect(response.json["token_type"]?.stringValue == "Bearer")
            #expect(response.json["expires_in"]?.integerValue == 3600)
            // RFC 6749 §4.4.3.
            #expect(response.json["refresh_token"] == nil && response.json["id_token"] == nil)
            let tokens = try IssuedTokens(response)
            #expect(tokens.scope == "itwin-platform evo.discovery")
            let claims = try IssuedTokens.claims(of: tokens.access)
            #expect(claims["sub"]?.stringValue == scene.service.id.rawValue)
            #expect(claims["client_id"]?.stringValue == scene.service.id.rawValue)
            #expect(claims["sid"] == nil && claims["auth_time"] == nil)
            let audience = claims["aud"]?.arrayValue?.compactMap(\.stringValue)
            #expect(audience == [TestServer.issuer + "/apis/itwin", TestServer.issuer + "/apis/evo"])
        }
    }

    @Test(arguments: ["openid", "offline_access", "itwin-platform openid", "profile", "enterprise", "nothing"])
    func refusesScopesOfPeopleAndOthers_G01(_ scope: String) async throws {
        try await ProtocolScene.run { scene, client in
            expectRefusal(try await client.clientCredentials(scene.service, scope: scope), "invalid_scope")
        }
    }

    @Test func neverGivesAllScopes_G02() async throws {
        try await ProtocolScene.run { scene, client in
            expectRefusal(
                try await client.clientCredentials(scene.service, scope: ""),
                "invalid_scope",
                id: "scope_missing"
            )
            let response = try await client.post(
                "/connect/token",
                [("grant_type", "client_credentials")],
                basic: (scene.service.id.rawValue, scene.service.secret ?? ""),
            )
            expectRefusal(response, "invalid_scope", id: "scope_missing")
        }
    }

    @Test func readsScopeLists_G03() async throws {
        try await ProtocolScene.run { scene, client in
            for scope in [
                "itwin-platform,evo.file", "itwin-platform, evo.file", " itwin-platform", "evo.file  users:read",
            ] {
                let response = try await client.clientCredentials(scene.service, scope: scope)
                expectRefusal(response, "invalid_scope", id: "scope_malformed")
            }
            let many = (0..<10_000).map { "s\($0)" }.joined(separator: " ").prefix(16_000)
            expectRefusal(try await client.clientCredentials(scene.service, scope: String(many)), "invalid_scope")
            let twice = try await client.clientCredentials(scene.service, scope: "evo.file evo.file")
            #expect(try IssuedTokens(twice).scope == "evo.file")
        }
    }

    @Test func stopsWithDisabledService_G05() async throws {
        try await ProtocolScene.run { scene, client in
            let token = try await client.serviceToken(scene.service)
            #expect(try await client.get("/users/me", bearer: token).status == .ok)
            _ = try await scene.server.parts.stores.apps.disable(scene.service.id, at: scene.server.clock.now)
            try await scene.noticeChanges()
            let response = try await client.clientCredentials(scene.service, scope: "itwin-platform")
            expectRefusal(response, "invalid_client", status: .unauthorized, id: "client_unknown")
            #expect(try await client.isActive(token, by: scene.web) == false)
            #expect(try await client.get("/users/me", bearer: token).status == .unauthorized)
        }
    }

    @Test func keepsServiceFromPeoplesEndpoints_G06() async throws {
        try await ProtocolScene.run { scene, client in
            let token = try await client.serviceToken(scene.service)
            let response = try await client.get("/connect/userinfo", bearer: token)
            #expect(response.status == .unauthorized || response.status == .forbidden)
        }
    }

    @Test func keepsSubjectsApart_G07() async throws {
        try await ProtocolScene.run { scene, client in
            let person = try IssuedTokens.claims(of: try await client.tokens(for: scene.web).access)
            let service = try IssuedTokens.claims(of: try await client.serviceToken(scene.service))
            #expect(service["sub"]?.stringValue?.hasPrefix("service-") == true)
            #expect(person["sub"]?.stringValue == scene.ann.id.rawValue)
            #expect(person["sub"]?.stringValue?.hasPrefix("service-") == false)
        }
    }

    @Test func nobodySignsInAsService_G08() async throws {
        try await ProtocolScene.run { scene, client in
            let email = try #require(scene.service.app.clientEmail)
            let browser = TestBrowser(client)
            let response = try await browser.signIn(from: try await browser.get("/signin"), email: email)
            #expect(response.status == .forbidden && response.text.contains("ping-error"))
            await #expect(throws: PlatformError.self) { try await scene.server.makeAccount(email) }
        }
    }

    @Test func neverGivesAnIdentityTwice_G10() async throws {
        try await ProtocolScene.run { scene, client in
            _ = try await scene.server.parts.stores.apps.disable(scene.service.id, at: scene.server.clock.now)
            try await scene.noticeChanges()
            let again = try await scene.server.makeApp(
                .service,
                name: scene.service.app.client.name,
                owner: scene.ann,
                scopes: ["itwin-platform"],
            )
            #expect(again.id != scene.service.id)
            #expect(again.app.clientEmail != scene.service.app.clientEmail)
        }
    }
}
