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

/// How apps identify themselves at the token endpoint (rows D06 to D19).
@Suite struct ClientAuthenticationTests {
    private static let grant = [("grant_type", "client_credentials"), ("scope", "itwin-platform")]

    private static func basic(_ text: String) -> HTTPFields {
        [.authorization: "Basic " + Base64.encode(Array(text.utf8))]
    }

    @Test func refusesWrongSecretInHeader_D06() async throws {
        try await ProtocolScene.run { scene, client in
            let response = try await client.post("/connect/token", Self.grant, basic: (scene.service.id.rawValue, "x"))
            expectRefusal(response, "invalid_client", status: .unauthorized, id: "client_secret_wrong")
            #expect(response.headers[.wwwAuthenticate]?.hasPrefix("Basic realm=") == true)
        }
    }

    @Test func refusesWrongSecretInBody_D07() async throws {
        try await ProtocolScene.run { scene, client in
            for id in [scene.service.id.rawValue, "service-unknown", String(repeating: "x", count: 5000)] {
                let response = try await client.post(
                    "/connect/token",
                    Self.grant + [("client_id", id), ("client_secret", "x")],
                )
                expectRefusal(response, "invalid_client", status: .unauthorized)
            }
        }
    }

    @Test func refusesTwoMethods_D08() async throws {
        try await ProtocolScene.run { scene, client in
            let id = scene.service.id.rawValue
            let secret = scene.service.secret ?? ""
            for extra in [
                [("client_id", id), ("client_secret", secret)],
                [("client_secret", secret)],
                [("client_assertion", "a.b.c")],
            ] {
                let response = try await client.post("/connect/token", Self.grant + extra, basic: (id, secret))
                expectRefusal(response, "invalid_request", id: "client_credentials_twice")
            }
        }
    }

    @Test func refusesTwoClientIDs_D09() async throws {
        try await ProtocolScene.run { scene, client in
            let basic = (scene.service.id.rawValue, scene.service.secret ?? "")
            let other = Self.grant + [("client_id", scene.web.id.rawValue)]
            expectRefusal(try await client.post("/connect/token", other, basic: basic), "invalid_request")
            let same = Self.grant + [("client_id", scene.service.id.rawValue)]
            #expect(try await client.post("/connect/token", same, basic: basic).status == .ok)
        }
    }

    @Test func refusesUnreadableHeader_D10() async throws {
        try await ProtocolScene.run { scene, client in
            let pair = "\(scene.service.id.rawValue):\(scene.service.secret ?? "")"
            let good = Base64.encode(Array(pair.utf8))
            let values = [
                "Basic", "Basic ", "Basic !!!", "Basic " + Base64.encode(Array("nocolon".utf8)),
                "Basic " + good + "=", "Basic " + good.dropLast(1), "Basic " + good.prefix(8) + " " + good.dropFirst(8),
                "Basic " + Base64.encode([0xFF, 0xFE, 0x3A, 0xFF]), "Bearer " + good, good,
                "Basic " + String(repeating: "QUFB", count: 1 << 18),
            ]
            for value in values {
                let response = try await client.post("/connect/token", Self.grant, headers: [.authorization: value])
                expectRefusal(response, "invalid_client", status: .unauthorized)
            }
            for scheme in ["Basic", "basic", "BASIC"] {
                let headers: HTTPFields = [.authorization: "\(scheme) \(good)"]
                #expect(try await client.post("/connect/token", Self.grant, headers: headers).status == .ok)
            }
        }
    }

    // RFC 6749 §2.3.1: both halves are form-encoded. Secrets are made of characters that stay the same, so that the
    // many clients that do not encode send the same bytes.
    @Test func readsFormEncodedCredentials_D11() async throws {
        try await ProtocolScene.run { scene, client in
            let secret = try #require(scene.service.secret)
            let id = scene.service.id.rawValue
            #expect(secret == FormEncoding.encode(secret))
            let escaped = secret.utf8.map { "%" + Hex.encode([$0]) }.joined()
            let encoded = Self.basic("\(id.replacing("-", with: "%2D")):\(escaped)")
            #expect(try await client.post("/connect/token", Self.grant, headers: encoded).status == .ok)
            #expect(
                try await client.post("/connect/token", Self.grant, headers: Self.basic("\(id):\(secret)")).status
                    == .ok
            )
            let twice = Self.basic("\(id):\(FormEncoding.encode(escaped))")
            let response = try await client.post("/connect/token", Self.grant, headers: twice)
            expectRefusal(response, "invalid_client", status: .unauthorized)
            let body = Self.grant + [("client_id", id), ("client_secret", escaped)]
            expectRefusal(try await client.post("/connect/token", body), "invalid_client", status: .unauthorized)
        }
    }

    @Test func refusesEmptyAndUnexpectedSecrets_D12() async throws {
        try await ProtocolScene.run { scene, client in
            for form in [
                [("client_id", scene.service.id.rawValue)],
                [("client_id", scene.service.id.rawValue), ("client_secret", "")],
            ] {
                let response = try await client.post("/connect/token", Self.grant + form)
                expectRefusal(response, "invalid_client", status: .unauthorized, id: "client_secret_missing")
            }
            let empty = try await client.post("/connect/token", Self.grant, basic: (scene.service.id.rawValue, ""))
            expectRefusal(empty, "invalid_client", status: .unauthorized)
            var native = scene.native
            native.secret = "anything"
            expectRefusal(try await client.refresh("x", app: native), "invalid_client", status: .unauthorized)
        }
    }

    @Test func honoursSecretLifetimes_D13() async throws {
        try await ProtocolScene.run { scene, client in
            let apps = scene.server.parts.stores.apps
            let now = scene.server.clock.now
            let next = try NewSecret(
                for: scene.service.app.client,
                label: "next",
                expiresInDays: 1,
                random: scene.server.parts.random,
                at: now,
            )
            try await apps.addSecret(next.shown, digest: next.secret.digest, to: scene.service.id, limit: 10, at: now)
            try await scene.noticeChanges()
            var renewed = scene.service
            renewed.secret = next.secret.text
            // The overlap: both are good.
            #expect(try await client.clientCredentials(scene.service, scope: "itwin-platform").status == .ok)
            #expect(try await client.clientCredentials(renewed, scope: "itwin-platform").status == .ok)
            scene.server.clock.advance(by: 86_399)
            #expect(try await client.clientCredentials(renewed, scope: "itwin-platform").status == .ok)
            scene.server.clock.advance(by: 1)
            let expired = try await client.clientCredentials(renewed, scope: "itwin-platform")
            expectRefusal(expired, "invalid_client", status: .unauthorized)
            let revoked = try await apps.revokeSecrets(
                named: "first",
                of: scene.service.id,
                force: true,
                at: scene.server.clock.now,
            )
            #expect(revoked == 1)
            try await scene.noticeChanges()
            let response = try await client.clientCredentials(scene.service, scope: "itwin-platform")
            expectRefusal(response, "invalid_client", status: .unauthorized)
        }
    }

    @Test func keepsDigestOnly_D14() async throws {
        try await ProtocolScene.run { scene, _ in
            let secret = try #require(scene.service.secret)
            let app = try #require(try await scene.server.parts.stores.apps.app(scene.service.id))
            #expect(app.client.secrets.map(\.digest) == [Array(SHA256.hash(data: Array(secret.utf8)))])
        }
    }

    /// Row K04: after the one display nothing that can be read holds the secret.
    @Test func showsSecretOnce_K04() async throws {
        try await ProtocolScene.run { scene, client in
            let secret = try #require(scene.service.secret)
            _ = try await client.clientCredentials(scene.service, scope: "itwin-platform")
            let app = try #require(try await scene.server.parts.stores.apps.app(scene.service.id))
            #expect(!String(reflecting: app).contains(secret))
            let shown = try #require(app.secrets.first)
            #expect(secret.hasPrefix(shown.hint) && shown.hint.count <= 14)
            try await scene.server.parts.audit.flush()
            let events = try await scene.server.parts.stores.audit.newest(limit: 100)
            #expect(!String(reflecting: events).contains(secret))
        }
    }

    @Test func refusesPartOfSecret_D15() async throws {
        try await ProtocolScene.run { scene, client in
            let secret = try #require(scene.service.secret)
            for wrong in [String(secret.prefix(40)), String(secret.dropLast()), secret + "x", secret.uppercased()] {
                var app = scene.service
                app.secret = wrong
                let response = try await client.clientCredentials(app, scope: "itwin-platform")
                expectRefusal(response, "invalid_client", status: .unauthorized)
            }
        }
    }

    /// Client assertions (RFC 7523) are not served, whatever they hold, and the metadata does not offer them.
    @Test func refusesClientAssertions_D16_D17_D18_D19() async throws {
        try await ProtocolScene.run { scene, client in
            let none = Base64URL.encode(Array(#"{"alg":"none","jku":"https://evil.example/keys"}"#.utf8))
            let claims = Base64URL.encode(Array(#"{"iss":"\#(scene.service.id)","sub":"\#(scene.service.id)"}"#.utf8))
            let type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
            for form in [
                [("client_assertion", "\(none).\(claims)."), ("client_assertion_type", type)],
                [("client_assertion", "\(none).\(claims)."), ("client_assertion_type", "wrong")],
                [("client_assertion", "\(none).\(claims).")],
                [("client_assertion_type", type)],
            ] {
                let withID = form + [("client_id", scene.service.id.rawValue)]
                let response = try await client.post("/connect/token", Self.grant + withID)
                expectRefusal(response, "invalid_client", status: .unauthorized)
            }
        }
    }
}
