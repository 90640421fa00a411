import Crypto
import LintelCodec
package import LintelTokens

/// Writes the claims of an ID token (OpenID Connect Core §2).
package struct IDTokenWriter: Sendable {
    /// What the token says besides the person.
    package struct Content: Sendable {
        package var issuer: String
        package var clientID: ClientID
        package var issuedAt: UnixTime
        package var expiresAt: UnixTime
        package var authenticatedAt: UnixTime
        package var grantID: GrantID
        package var nonce: String?
        /// The access token that goes with it, for `at_hash`.
        package var accessToken: [UInt8]
        package var scopes: ScopeSet

        package init(
            issuer: String,
            clientID: ClientID,
            issuedAt: UnixTime,
            expiresAt: UnixTime,
            authenticatedAt: UnixTime,
            grantID: GrantID,
            nonce: String?,
            accessToken: [UInt8],
            scopes: ScopeSet,
        ) {
            self.issuer = issuer
            self.clientID = clientID
            self.issuedAt = issuedAt
            self.expiresAt = expiresAt
            self.authenticatedAt = authenticatedAt
            self.grantID = grantID
            self.nonce = nonce
            self.accessToken = accessToken
            self.scopes = scopes
        }
    }

    /// The claims object.
    ///
    /// - Parameter algorithm: What signs the ID token: its hash makes `at_hash`.
    package static func claims(_ content: Content, person: PersonClaims, algorithm: JWSAlgorithm) -> [UInt8] {
        var json = JSONWriter(reservingCapacity: 640)
        json.beginObject()
        json.member("iss", content.issuer)
        json.member("sub", person.subject.rawValue)
        json.member("aud", content.clientID.rawValue)
        json.member("exp", content.expiresAt.seconds)
        json.member("iat", content.issuedAt.seconds)
        json.member("auth_time", content.authenticatedAt.seconds)
        if let nonce = content.nonce { json.member("nonce", nonce) }
        json.member("sid", content.grantID.rawValue)
        json.member("at_hash", Self.tokenHash(content.accessToken, algorithm: algorithm))
        person.write(for: content.scopes, to: &json)
        json.endObject()
        return json.bytes
    }

    /// The left half of the token's hash (OpenID Connect Core §3.1.3.6): SHA-256, for Ed25519 SHA-512.
    static func tokenHash(_ token: [UInt8], algorithm: JWSAlgorithm) -> String {
        switch algorithm {
        case .es256, .rs256: Base64URL.encode(Array(SHA256.hash(data: token).prefix(16)))
        case .edDSA: Base64URL.encode(Array(SHA512.hash(data: token).prefix(32)))
        }
    }
}
