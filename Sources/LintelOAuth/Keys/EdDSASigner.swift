package import Crypto
package import LintelTokens

/// Ed25519 (RFC 8037 §3.1).
package struct EdDSASigner: TokenSigner {
    package let keyID: KeyID
    package var algorithm: JWSAlgorithm { .edDSA }
    private let key: Curve25519.Signing.PrivateKey

    package init(keyID: KeyID, key: Curve25519.Signing.PrivateKey) {
        self.keyID = keyID
        self.key = key
    }

    package func sign(_ input: [UInt8]) throws -> [UInt8] {
        Array(try self.key.signature(for: input))
    }
}
