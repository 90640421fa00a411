import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// What is not offered is not there, and not advertised (rows J01 to J11, J14).
@Suite struct DisabledFeatureTests {
    @Test(arguments: [
        "/connect/par", "/connect/deviceauthorization", "/connect/device", "/connect/register", "/connect/ciba",
        "/connect/checksession", "/connect/dcr", "/device", "/.well-known/webfinger", "/connect/authorize/callback",
    ])
    func isNotThere_J01_J04_J07(_ path: String) async throws {
        try await ProtocolScene.run { scene, client in
            for method: HTTPRequest.Method in [.get, .post, .put, .delete] {
                let response = try await client.execute(uri: path, method: method)
                #expect(response.status == .notFound)
            }
        }
    }

    @Test(arguments: [
        "pushed_authorization_request_endpoint", "require_pushed_authorization_requests",
        "device_authorization_endpoint", "registration_endpoint", "backchannel_authentication_endpoint",
        "check_session_iframe", "backchannel_logout_supported", "frontchannel_logout_supported",
        "dpop_signing_alg_values_supported", "tls_client_certificate_bound_access_tokens", "mtls_endpoint_aliases",
        "token_endpoint_auth_signing_alg_values_supported", "authorization_details_types_supported",
        "request_object_signing_alg_values_supported", "introspection_signing_alg_values_supported",
    ])
    func isNotAdvertised_J01_J04_J07_J13(_ member: String) async throws {
        try await ProtocolScene.run { scene, client in
            let document = try await client.execute(uri: "/.well-known/openid-configuration", method: .get).json
            #expect(document["issuer"] != nil && document[member] == nil)
        }
    }

    @Test(arguments: [
        "urn:ietf:params:oauth:grant-type:device_code", "urn:ietf:params:oauth:grant-type:token-exchange",
        "urn:ietf:params:oauth:grant-type:jwt-bearer", "urn:ietf:params:oauth:grant-type:saml2-bearer",
        "urn:openid:params:grant-type:ciba",
    ])
    func grantIsUnsupported_J04_J06_J14(_ grant: String) async throws {
        try await ProtocolScene.run { scene, client in
            let form = [("grant_type", grant), ("scope", "itwin-platform")]
            let basic = (scene.service.id.rawValue, scene.service.secret ?? "")
            expectRefusal(try await client.post("/connect/token", form, basic: basic), "unsupported_grant_type")
        }
    }

    /// A proof of possession (RFC 9449) is not bound to anything: the token is a plain bearer token and says so.
    @Test func ignoresProofOfPossession_F11_H11() async throws {
        try await ProtocolScene.run { scene, client in
            var headers: HTTPFields = [:]
            if let name = HTTPField.Name("DPoP") { headers[name] = "a.b.c" }
            let response = try await client.post(
                "/connect/token",
                [("grant_type", "client_credentials"), ("scope", "itwin-platform")],
                basic: (scene.service.id.rawValue, scene.service.secret ?? ""),
                headers: headers,
            )
            #expect(response.json["token_type"]?.stringValue == "Bearer")
            #expect(try IssuedTokens.claims(of: try IssuedTokens(response).access)["cnf"] == nil)
        }
    }
}
