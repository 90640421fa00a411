import LintelCodec
package import LintelTokens

/// Writes the claims of an access token (RFC 9068 §2.2) as bytes.
package struct AccessTokenWriter: Sendable {
    /// How the `scope` claim is written.
    package enum ScopeFormat: String, Sendable, Hashable, CaseIterable {
        /// A JSON array of strings, as iTwin clients require.
        case array
        /// One space-separated string (RFC 9068 §2.2.3).
        case string
    }

    package var scopeFormat: ScopeFormat

    package init(scopeFormat: ScopeFormat) {
        self.scopeFormat = scopeFormat
    }

    /// The claims object; at most 2 KiB for 64 scopes of usual length, whatever the number of roles.
    package func claims(_ claims: AccessTokenClaims) -> [UInt8] {
        var json = JSONWriter(reservingCapacity: 640)
        json.beginObject()
        json.member("iss", claims.issuer)
        json.member("sub", claims.subject.rawValue)
        if claims.audience.count == 1, let only = claims.audience.first {
            json.member("aud", only)
        } else {
            json.member("aud", claims.audience)
        }
        json.member("client_id", claims.clientID.rawValue)
        switch self.scopeFormat {
        case .array: json.member("scope", claims.scopes.values)
        case .string: json.member("scope", claims.scopes.description)
        }
        json.member("exp", claims.expiresAt.seconds)
        json.member("iat", claims.issuedAt.seconds)
        json.member("nbf", (claims.notBefore ?? claims.issuedAt).seconds)
        json.member("jti", claims.tokenID.rawValue)
        if let grant = claims.grantID { json.member("sid", grant.rawValue) }
        if let time = claims.authenticatedAt { json.member("auth_time", time.seconds) }
        if let organisation = claims.organisationID { json.member("org", organisation.rawValue) }
        json.endObject()
        return json.bytes
    }
}
