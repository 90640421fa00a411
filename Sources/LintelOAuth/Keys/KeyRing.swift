package import LintelTokens

/// The keys of one moment: what signs, what verifies, and the key set document as bytes; an immutable value.
package struct KeyRing: Sendable {
    /// Signs access tokens (`at+jwt`).
    package var accessTokens: PreparedSigner
    /// Signs ID tokens.
    package var idTokens: PreparedSigner
    /// Every published key.
    package var keySet: JSONWebKeySet
    /// The key set document (RFC 7517 §5) as it goes over the wire.
    package var document: [UInt8]

    package init(accessTokens: PreparedSigner, idTokens: PreparedSigner, keySet: JSONWebKeySet, document: [UInt8]) {
        self.accessTokens = accessTokens
        self.idTokens = idTokens
        self.keySet = keySet
        self.document = document
    }
}
