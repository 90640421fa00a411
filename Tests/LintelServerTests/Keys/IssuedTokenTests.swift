import Crypto
import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// What access and ID tokens say (RFC 9068 §2, OpenID Connect Core §2).
@Suite struct IssuedTokenTests {
    @Test func accessTokenFollowsProfile() async throws {
        try await ProtocolScene.run { scene, client in
            let tokens = try await client.tokens(for: scene.web)
            let header = try IssuedTokens.header(of: tokens.access)
            #expect(header["typ"]?.stringValue == "at+jwt")
            #expect(header["alg"]?.stringValue == "ES256")
            let claims = try IssuedTokens.claims(of: tokens.access)
            let now = scene.server.clock.now.seconds
            #expect(claims["iss"]?.stringValue == TestServer.issuer)
            #expect(claims["sub"]?.stringValue == scene.ann.id.rawValue)
            #expect(claims["client_id"]?.stringValue == scene.web.id.rawValue)
            #expect(claims["iat"]?.integerValue == now && claims["nbf"]?.integerValue == now)
            #expect(claims["exp"]?.integerValue == now + 3600)
            #expect(claims["auth_time"]?.integerValue == now)
            #expect(claims["jti"] != nil && claims["sid"] != nil)
            let scopes = claims["scope"]?.arrayValue?.compactMap(\.stringValue)
            #expect(scopes?.joined(separator: " ") == tokens.scope)
            // What people are called has no place in a token for APIs.
            #expect(claims["email"] == nil && claims["name"] == nil)
        }
    }

    @Test func writesScopeAsStringWhenAsked() async throws {
        try await ProtocolScene.run(["token.scope_format": "string"]) { scene, client in
            let token = try await client.serviceToken(scene.service, scope: "evo.discovery itwin-platform")
            #expect(try IssuedTokens.claims(of: token)["scope"]?.stringValue == "evo.discovery itwin-platform")
            #expect(try await client.get("/users/me", bearer: token).status == .ok)
        }
    }

    @Test(arguments: ["ES256", "RS256", "EdDSA"]) func idTokenFitsAccessToken(_ algorithm: String) async throws {
        try await ProtocolScene.run(["token.id_algorithm": algorithm]) { scene, client in
            let tokens = try await client.tokens(for: scene.native, extra: [("nonce", "n-0S6_WzA2Mj")])
            let id = try #require(tokens.id)
            let claims = try IssuedTokens.claims(of: id)
            #expect(try IssuedTokens.header(of: id)["typ"]?.stringValue == "JWT")
            #expect(claims["aud"]?.stringValue == scene.native.id.rawValue)
            #expect(claims["nonce"]?.stringValue == "n-0S6_WzA2Mj")
            let bytes = Array(tokens.access.utf8)
            // OpenID Connect Core §3.1.3.6; Ed25519 hashes with SHA-512.
            let hash =
                algorithm == "EdDSA"
                ? Array(SHA512.hash(data: bytes)).prefix(32) : Array(SHA256.hash(data: bytes)).prefix(16)
            #expect(claims["at_hash"]?.stringValue == Base64URL.encode(Array(hash)))
            let access = try IssuedTokens.claims(of: tokens.access)
            for name in ["sub", "sid", "auth_time", "iss"] { #expect(claims[name] == access[name]) }
        }
    }

    @Test func everyTokenHasItsOwnID() async throws {
        try await ProtocolScene.run { scene, client in
            var ids: Set<String> = []
            for _ in 0..<50 {
                let claims = try IssuedTokens.claims(of: try await client.serviceToken(scene.service))
                ids.insert(try #require(claims["jti"]?.stringValue))
            }
            #expect(ids.count == 50)
        }
    }
}
