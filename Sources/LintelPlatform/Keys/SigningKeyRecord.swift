package import LintelTokens

/// A signing key as it is stored: the private part sealed under the master key.
package struct SigningKeyRecord: Sendable, Hashable {
    package var id: KeyID
    package var algorithm: JWSAlgorithm
    /// AES-256-GCM box (nonce, ciphertext, tag) of the private key's DER or raw form.
    package var sealedPrivateKey: [UInt8]
    /// The public key as JWK JSON.
    package var publicJWK: [UInt8]
    /// Published from here on.
    package var createdAt: UnixTime
    /// Signs from here on.
    package var activatesAt: UnixTime
    /// Verifies no more, and leaves the key set, from here on; set when a successor is made.
    package var removedAt: UnixTime?

    package init(
        id: KeyID,
        algorithm: JWSAlgorithm,
        sealedPrivateKey: [UInt8],
        publicJWK: [UInt8],
        createdAt: UnixTime,
        activatesAt: UnixTime,
        removedAt: UnixTime? = nil,
    ) {
        self.id = id
        self.algorithm = algorithm
        self.sealedPrivateKey = sealedPrivateKey
        self.publicJWK = publicJWK
        self.createdAt = createdAt
        self.activatesAt = activatesAt
        self.removedAt = removedAt
    }
}
