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

/// The token endpoint's form, methods and grant types (rows D01 to D05, D22, D23).
@Suite struct TokenRequestTests {
    @Test func answersPostOnly_D01() async throws {
        try await ProtocolScene.run { scene, client in
            for method: HTTPRequest.Method in [.get, .head, .put, .delete, .patch] {
                let response = try await client.execute(uri: "/connect/token", method: method)
                #expect(response.status == .methodNotAllowed)
                #expect(response.headers[.allow]?.contains("POST") == true)
            }
            // RFC 6749 §3.2: parameters go in the body; those in the query are not honoured.
            let query = TestBrowser.encode([
                ("grant_type", "client_credentials"), ("client_id", scene.service.id.rawValue),
                ("client_secret", scene.service.secret ?? ""), ("scope", "itwin-platform"),
            ])
            expectRefusal(try await client.post("/connect/token?" + query, []), "invalid_request")
        }
    }

    @Test(arguments: ["application/json", "multipart/form-data; boundary=x", "text/plain", nil])
    func refusesOtherMediaTypes_D02(_ type: String?) async throws {
        try await ProtocolScene.run { scene, client in
            var headers: HTTPFields = [:]
            headers[.contentType] = type
            let response = try await client.execute(
                uri: "/connect/token",
                method: .post,
                headers: headers,
                body: ByteBuffer(string: #"{"grant_type":"client_credentials"}"#),
            )
            expectRefusal(response, "invalid_request", id: "media_type_unsupported")
        }
    }

    @Test func readsFormWithCharset_D02() async throws {
        try await ProtocolScene.run { scene, client in
            let response = try await client.post(
                "/connect/token",
                [("grant_type", "client_credentials"), ("scope", "itwin-platform")],
                basic: (scene.service.id.rawValue, scene.service.secret ?? ""),
                headers: [.contentType: "Application/x-www-form-urlencoded; charset=UTF-8"],
            )
            #expect(response.status == .ok)
        }
    }

    @Test(arguments: ["grant_type", "client_id", "client_secret", "scope", "code", "anything"])
    func refusesRepeatedParameter_D03(_ name: String) async throws {
        try await ProtocolScene.run { scene, client in
            let form = [
                ("grant_type", "client_credentials"), ("client_id", scene.service.id.rawValue),
                ("client_secret", scene.service.secret ?? ""), ("scope", "itwin-platform"), ("code", "c"),
                ("anything", "a"),
            ]
            let twice = form + form.filter { $0.0 == name }
            expectRefusal(try await client.post("/connect/token", twice), "invalid_request", id: "parameter_repeated")
        }
    }

    @Test func refusesUnknownGrantTypes_D04() async throws {
        try await ProtocolScene.run { scene, client in
            let basic = (scene.service.id.rawValue, scene.service.secret ?? "")
            expectRefusal(try await client.post("/connect/token", [], basic: basic), "invalid_request")
            // An empty value is an omitted one (RFC 6749 §3.2).
            expectRefusal(
                try await client.post("/connect/token", [("grant_type", "")], basic: basic),
                "invalid_request"
            )
            // RFC 9700 §2.4 forbids the password grant.
            for grant in ["foo", "password", "implicit", "CLIENT_CREDENTIALS", "client_credentials "] {
                let response = try await client.post("/connect/token", [("grant_type", grant)], basic: basic)
                expectRefusal(response, "unsupported_grant_type")
            }
        }
    }

    @Test func refusesGrantsOfOtherAppTypes_D05() async throws {
        try await ProtocolScene.run { scene, client in
            for app in [scene.native, scene.spa] {
                let response = try await client.post(
                    "/connect/token",
                    [("grant_type", "client_credentials"), ("client_id", app.id.rawValue), ("scope", "itwin-platform")],
                )
                expectRefusal(response, "unauthorized_client", id: "grant_type_not_for_app")
            }
            expectRefusal(
                try await client.clientCredentials(scene.web, scope: "itwin-platform"),
                "unauthorized_client",
            )
            expectRefusal(
                try await client.exchange("code", app: scene.service, redirectURI: "https://web.example/cb"),
                "unauthorized_client",
            )
            expectRefusal(try await client.refresh("token", app: scene.service), "unauthorized_client")
            expectRefusal(try await client.refresh("token", app: scene.spa), "unauthorized_client")
        }
    }

    @Test func refusesHugeBody_D22() async throws {
        try await ProtocolScene.run { scene, client in
            let response = try await client.post(
                "/connect/token",
                [("grant_type", "client_credentials"), ("scope", String(repeating: "a", count: 10 << 20))],
            )
            #expect(response.status == .contentTooLarge)
            let many = (0..<10_000).map { ("p\($0)", "") }
            expectRefusal(try await client.post("/connect/token", many), "invalid_request", status: .contentTooLarge)
        }
    }

    @Test func refusesMalformedForms() async throws {
        try await ProtocolScene.run { scene, client in
            for body in ["grant_type=%", "grant_type=%zz", "grant_type=a%00", "grant_type=%ff%fe", "%f0=1"] {
                let response = try await client.execute(
                    uri: "/connect/token",
                    method: .post,
                    headers: [.contentType: "application/x-www-form-urlencoded"],
                    body: ByteBuffer(string: body),
                )
                expectRefusal(response, "invalid_request")
            }
        }
    }

    @Test func servesAppInSecondOfItsRegistration_D23() async throws {
        try await ProtocolScene.run { scene, client in
            let fresh = try await scene.server.makeApp(.service, owner: scene.ann, scopes: ["itwin-platform"])
            #expect(try await client.clientCredentials(fresh, scope: "itwin-platform").status == .ok)
        }
    }
}
