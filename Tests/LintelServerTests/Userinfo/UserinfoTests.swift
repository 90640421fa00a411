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

/// `/connect/userinfo` (row I07, OpenID Connect Core §5.3).
@Suite struct UserinfoTests {
    @Test func tellsWhatScopesOpen() async throws {
        try await ProtocolScene.run { scene, client in
            let all = try await client.tokens(for: scene.web)
            let full = try await client.get("/connect/userinfo", bearer: all.access).json
            #expect(full["sub"]?.stringValue == scene.ann.id.rawValue)
            #expect(full["name"]?.stringValue == "Ann Example")
            #expect(full["email"]?.stringValue == ProtocolScene.annEmail)
            let little = try await client.tokens(for: scene.web, scope: "openid")
            let bare = try await client.get("/connect/userinfo", bearer: little.access).json
            #expect(bare.objectValue?.map(\.name) == ["sub"])
            let posted = try await client.execute(
                uri: "/connect/userinfo",
                method: .post,
                headers: [.authorization: "Bearer \(all.access)"],
            )
            #expect(posted.json == full)
            // The subject of the ID token and of userinfo are one (§5.3.2).
            let claims = try IssuedTokens.claims(of: try #require(all.id))
            #expect(claims["sub"] == full["sub"])
        }
    }

    @Test func refusesOtherTokens_I07() async throws {
        try await ProtocolScene.run { scene, client in
            let service = try await client.serviceToken(scene.service)
            let withoutOpenID = try await client.tokens(for: scene.web, scope: "itwin-platform").access
            let tokens = try await client.tokens(for: scene.web)
            let good = tokens.access
            for token in [service, withoutOpenID, try #require(tokens.id), try #require(tokens.refresh), good + "x"] {
                let response = try await client.get("/connect/userinfo", bearer: token)
                #expect(response.status == .unauthorized || response.status == .forbidden)
                #expect(response.headers[.wwwAuthenticate]?.hasPrefix("Bearer ") == true)
            }
            scene.server.clock.advance(by: 3631)
            let expired = try await client.get("/connect/userinfo", bearer: good)
            #expect(expired.status == .unauthorized)
            #expect(expired.headers[.wwwAuthenticate]?.contains(#"error="invalid_token""#) == true)
        }
    }

    @Test func asksForToken_H01() async throws {
        try await ProtocolScene.run { scene, client in
            let response = try await client.get("/connect/userinfo", bearer: nil)
            #expect(response.status == .unauthorized)
            // RFC 6750 §3.1: who sent nothing is told no error code.
            let challenge = try #require(response.headers[.wwwAuthenticate])
            #expect(challenge.hasPrefix("Bearer ") && !challenge.contains("error="))
            #expect(try await client.execute(uri: "/connect/userinfo", method: .put).status == .methodNotAllowed)
        }
    }
}
