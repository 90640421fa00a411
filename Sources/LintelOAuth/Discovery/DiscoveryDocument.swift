import LintelCodec
package import LintelTokens

/// The server's metadata (OpenID Connect Discovery §3, RFC 8414 §2): lists only what works.
package struct DiscoveryDocument: Sendable {
    package var issuer: String
    package var scopes: [String]
    package var idTokenAlgorithms: [JWSAlgorithm]

    package init(issuer: String, scopes: [String], idTokenAlgorithms: [JWSAlgorithm]) {
        self.issuer = issuer
        self.scopes = scopes
        self.idTokenAlgorithms = idTokenAlgorithms
    }

    /// The document as JSON.
    package var json: [UInt8] {
        var json = JSONWriter(reservingCapacity: 2048)
        let methods = ClientAuthentication.Method.allCases.map(\.rawValue)
        let confidential = ClientAuthentication.Method.allCases.filter { $0 != .none }.map(\.rawValue)
        json.beginObject()
        json.member("issuer", self.issuer)
        json.member("authorization_endpoint", self.issuer + "/connect/authorize")
        json.member("token_endpoint", self.issuer + "/connect/token")
        json.member("userinfo_endpoint", self.issuer + "/connect/userinfo")
        json.member("introspection_endpoint", self.issuer + "/connect/introspect")
        json.member("revocation_endpoint", self.issuer + "/connect/revocation")
        json.member("end_session_endpoint", self.issuer + "/connect/endsession")
        json.member("jwks_uri", self.issuer + "/.well-known/openid-configuration/jwks")
        json.member("scopes_supported", self.scopes)
        json.member("response_types_supported", ["code"])
        json.member("response_modes_supported", ResponseMode.allCases.map(\.rawValue))
        json.member("grant_types_supported", GrantType.allCases.map(\.rawValue))
        json.member("subject_types_supported", ["public"])
        json.member("id_token_signing_alg_values_supported", self.idTokenAlgorithms.map(\.rawValue))
        json.member("code_challenge_methods_supported", ["S256"])
        json.member("token_endpoint_auth_methods_supported", methods)
        json.member("introspection_endpoint_auth_methods_supported", confidential)
        json.member("revocation_endpoint_auth_methods_supported", methods)
        json.member("prompt_values_supported", Prompt.allCases.map(\.rawValue))
        json.member("claims_supported", Self.claims)
        json.member("authorization_response_iss_parameter_supported", true)
        json.member("claims_parameter_supported", false)
        json.member("request_parameter_supported", false)
        json.member("request_uri_parameter_supported", false)
        json.member("service_documentation", self.issuer + "/")
        json.endObject()
        return json.bytes
    }

    private static let claims = [
        "iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "sid", "at_hash", "name", "given_name", "family_name",
        "preferred_username", "email", "email_verified",
    ]
}
