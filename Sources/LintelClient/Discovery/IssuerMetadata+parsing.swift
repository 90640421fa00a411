import LintelCodec

extension IssuerMetadata {
    /// The largest document that is read, in bytes.
    static let maximumBytes = 262_144

    /// Reads a metadata document.
    ///
    /// - Parameter issuer: Who it has to be about (RFC 8414 §3.3: identical, or the document must not be used).
    /// - Throws: ``ClientError`` with code `metadataInvalid`.
    init(parsing bytes: [UInt8], of issuer: String) throws {
        guard let json = try? JSONValue(parsing: bytes, maximumBytes: Self.maximumBytes), json.objectValue != nil else {
            throw Self.invalid("The issuer's metadata is no JSON object.")
        }
        guard let name = json["issuer"]?.stringValue else { throw Self.invalid("The metadata names no issuer.") }
        guard name.hasSameBytes(as: issuer) else {
            throw ClientError(
                .metadataInvalid,
                "The metadata is that of another issuer.",
                detail: "asked for \(issuer), got \(ServerRefusal.plain(name))",
            )
        }
        guard let tokenEndpoint = try Self.address("token_endpoint", json) else {
            throw Self.invalid("The metadata names no token endpoint.")
        }
        self.init(
            issuer: name,
            tokenEndpoint: tokenEndpoint,
            authorizationEndpoint: try Self.address("authorization_endpoint", json),
            keySetAddress: try Self.address("jwks_uri", json),
            revocationEndpoint: try Self.address("revocation_endpoint", json),
            endSessionEndpoint: try Self.address("end_session_endpoint", json),
            userInfoEndpoint: try Self.address("userinfo_endpoint", json),
            scopes: Self.texts("scopes_supported", json),
            codeChallengeMethods: Self.texts("code_challenge_methods_supported", json),
            tokenEndpointAuthentication: Self.texts("token_endpoint_auth_methods_supported", json),
            answersNameIssuer: json["authorization_response_iss_parameter_supported"]?.boolValue ?? false,
        )
    }

    private static func address(_ name: String, _ json: JSONValue) throws -> String? {
        guard let value = json[name], value != .null else { return nil }
        guard let text = value.stringValue, WebAddress(text) != nil else {
            throw Self.invalid("The metadata's \(name) is no address of http or https.")
        }
        return text
    }

    private static func texts(_ name: String, _ json: JSONValue) -> [String] {
        json[name]?.arrayValue?.compactMap(\.stringValue) ?? []
    }

    private static func invalid(_ message: String) -> ClientError { ClientError(.metadataInvalid, message) }
}
