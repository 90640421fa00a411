import LintelCodec
import LintelOAuth
package import LintelTokens

/// Reads ID tokens that come back as hints (OpenID Connect Core §3.1.2.1, RP-Initiated Logout §2).
///
/// The signature has to be ours; the time does not matter: a hint may be old. It never signs anybody in.
package struct IDTokenHintReader: Sendable {
    /// What a good hint says.
    package struct Hint: Sendable, Hashable {
        package var account: AccountID
        package var clientID: ClientID
    }

    private let issuer: String
    private let keys: CurrentKeys

    package init(issuer: String, keys: CurrentKeys) {
        self.issuer = issuer
        self.keys = keys
    }

    /// The hint, or nil for anything that this server did not sign as an ID token.
    package func read(_ token: String) -> Hint? {
        guard let jws = CompactJWS(token.utf8),
            let header = try? TokenHeader(parsing: jws.header),
            header.type?.lowercased() == "jwt",
            let keyID = header.keyID,
            let key = self.keys.value.keySet.key(keyID),
            key.algorithm.rawValue == header.algorithm,
            key.verify(signature: jws.signature, for: jws.signingInput),
            let claims = try? JSONValue(parsing: jws.payload),
            claims["iss"]?.stringValue == self.issuer,
            let subject = claims["sub"]?.stringValue,
            let audience = claims["aud"]?.stringValue
        else { return nil }
        return Hint(account: AccountID(subject), clientID: ClientID(audience))
    }
}
