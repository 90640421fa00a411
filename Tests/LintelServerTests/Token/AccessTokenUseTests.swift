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

/// Access tokens at the server's own APIs (rows G13, H01 to H10).
@Suite struct AccessTokenUseTests {
    private static let api = "/users/me"

    @Test func letsGoodTokensIn() async throws {
        try await ProtocolScene.run { scene, client in
            let service = try await client.serviceToken(scene.service)
            #expect(try await client.get(Self.api, bearer: service).status == .ok)
            let person = try await client.tokens(for: scene.native, scope: "itwin-platform").access
            #expect(try await client.get(Self.api, bearer: person).status == .ok)
            let control = try AccessTokenForgery(scene: scene, genuine: service).signed()
            #expect(try await client.get(Self.api, bearer: control).status == .ok)
        }
    }

    @Test func asksForToken_H01() async throws {
        try await ProtocolScene.run { scene, client in
            for path in [Self.api, "/evo/identity/v2/discovery", "/workspace/evo/identity/v2/discovery"] {
                let response = try await client.get(path, bearer: nil)
                #expect(response.status == .unauthorized)
                #expect(response.headers[.wwwAuthenticate]?.hasPrefix("Bearer ") == true)
                #expect(response.headers[.wwwAuthenticate]?.contains("error=") == false)
            }
        }
    }

    @Test func readsTokenFromHeaderOnly_H02() async throws {
        try await ProtocolScene.run { scene, client in
            let token = try await client.serviceToken(scene.service)
            for bearer in [token, nil] {
                let response = try await client.get(Self.api + "?access_token=" + token, bearer: bearer)
                #expect(response.status == .badRequest)
                #expect(response.headers[.wwwAuthenticate]?.contains(#"error="invalid_request""#) == true)
            }
            let person = try await client.tokens(for: scene.web).access
            let body: HTTPFields = [
                .authorization: "Bearer \(person)", .contentType: "application/x-www-form-urlencoded",
            ]
            let form = ByteBuffer(string: "access_token=" + person)
            let twice = try await client.execute(uri: "/connect/userinfo", method: .post, headers: body, body: form)
            #expect(twice.status == .badRequest)
            // RFC 6750 §2.2 lets a server leave the form out; RFC 9700 §4.3.2 wants the query left out.
            let alone = try await client.execute(
                uri: "/connect/userinfo",
                method: .post,
                headers: [.contentType: "application/x-www-form-urlencoded"],
                body: form,
            )
            #expect(alone.status == .unauthorized)
        }
    }

    @Test func readsSchemeWithoutCase_H03() async throws {
        try await ProtocolScene.run { scene, client in
            let token = try await client.serviceToken(scene.service)
            for scheme in ["Bearer", "bearer", "BEARER"] {
                let headers: HTTPFields = [.authorization: "\(scheme) \(token)"]
                #expect(try await client.execute(uri: Self.api, method: .get, headers: headers).status == .ok)
            }
            for value in [
                "Bearer", "Bearer ", "Bearer  \(token)", "Bearer \(token) x", "Bearer\t\(token)", token,
                "Bearer " + String(repeating: "a", count: 1 << 20), "Basic \(token)", "Bearer \(token),\(token)",
            ] {
                let response = try await client.execute(uri: Self.api, method: .get, headers: [.authorization: value])
                #expect([400, 401, 431].contains(response.status.code), "\(value.prefix(30))")
            }
        }
    }

    @Test func refusesWrongTimes_H04() async throws {
        try await ProtocolScene.run { scene, client in
            let genuine = try await client.serviceToken(scene.service)
            let forgery = AccessTokenForgery(scene: scene, genuine: genuine)
            for token in [
                try forgery.signed(issuedAfter: -7200, notBeforeAfter: -7200, expiresAfter: -60),
                try forgery.signed(notBeforeAfter: 300), try forgery.signed(issuedAfter: 300),
            ] {
                let response = try await client.get(Self.api, bearer: token)
                #expect(response.status == .unauthorized)
                #expect(response.headers[.wwwAuthenticate]?.contains(#"error="invalid_token""#) == true)
            }
            scene.server.clock.advance(by: 3631)
            #expect(try await client.get(Self.api, bearer: genuine).status == .unauthorized)
        }
    }

    @Test func refusesForgedTokens_H05() async throws {
        try await ProtocolScene.run { scene, client in
            let genuine = try await client.serviceToken(scene.service)
            let hostile = try AccessTokenForgery(scene: scene, genuine: genuine).hostile()
            for (name, token) in hostile {
                #expect(try await client.get(Self.api, bearer: token).status == .unauthorized, "\(name)")
                #expect(try await client.get("/connect/userinfo", bearer: token).status == .unauthorized, "\(name)")
                #expect(try await client.isActive(token, by: scene.service) == false, "\(name)")
                #expect(try await client.revoke(token, by: scene.service).status == .ok, "\(name)")
            }
            #expect(try await client.get(Self.api, bearer: genuine).status == .ok)
        }
    }

    @Test func refusesOtherKindsOfToken_H06() async throws {
        try await ProtocolScene.run { scene, client in
            let tokens = try await client.tokens(for: scene.web)
            for token in [try #require(tokens.id), try #require(tokens.refresh)] {
                for path in [Self.api, "/connect/userinfo", "/evo/identity/v2/discovery"] {
                    #expect(try await client.get(path, bearer: token).status == .unauthorized)
                }
            }
        }
    }

    @Test func refusesOtherAudiencesAndIssuers_H07() async throws {
        try await ProtocolScene.run { scene, client in
            let evo = try await client.serviceToken(scene.service, scope: "evo.discovery")
            let openID = try await client.tokens(for: scene.web, scope: "openid").access
            let forgery = AccessTokenForgery(scene: scene, genuine: evo)
            for token in [
                evo, openID, try forgery.signed(audience: nil), try forgery.signed(audience: TestServer.issuer),
                try forgery.signed(audience: TestServer.issuer + "/apis/itwin/"),
                try forgery.signed(issuer: TestServer.issuer + "/"), try forgery.signed(issuer: "https://evil.example"),
            ] {
                #expect(try await client.get(Self.api, bearer: token).status == .unauthorized)
            }
            let iTwin = try await client.serviceToken(scene.service)
            #expect(try await client.get("/evo/identity/v2/discovery", bearer: iTwin).status == .unauthorized)
            // The right audience gets as far as the entitlement, which this service's owner has not.
            #expect(try await client.get("/evo/identity/v2/discovery", bearer: evo).status != .unauthorized)
        }
    }

    /// The right audience without the scope: 403, or 401 where an API's clients expect it; the scope is named.
    @Test func refusesMissingScope_G13_H10() async throws {
        try await ProtocolScene.run { scene, client in
            let read = try await client.serviceToken(scene.service, scope: "users:read")
            let iTwin = try await client.get(Self.api, bearer: read)
            #expect(iTwin.status == .unauthorized)
            #expect(iTwin.headers[.wwwAuthenticate]?.contains(#"error="insufficient_scope""#) == true)
            #expect(iTwin.headers[.wwwAuthenticate]?.contains(#"scope="itwin-platform""#) == true)
            let file = try await client.serviceToken(scene.service, scope: "evo.file")
            let evo = try await client.get("/evo/identity/v2/discovery", bearer: file)
            #expect(evo.status == .forbidden)
            #expect(evo.headers[.wwwAuthenticate]?.contains(#"scope="evo.discovery""#) == true)
        }
    }
}
