package import Crypto
package import LintelTokens

/// ECDSA on P-256 with SHA-256 (RFC 7518 §3.4).
package struct ES256Signer: TokenSigner {
    package let keyID: KeyID
    package var algorithm: JWSAlgorithm { .es256 }
    private let key: P256.Signing.PrivateKey

    package init(keyID: KeyID, key: P256.Signing.PrivateKey) {
        self.keyID = keyID
        self.key = key
    }

    package func sign(_ input: [UInt8]) throws -> [UInt8] {
        Array(try self.key.signature(for: input).rawRepresentation)
    }
}
