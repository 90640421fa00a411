import CSSL
import LintelOAuth
package import LintelTokens

/// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518 §3.3), by the system's libcrypto: half the time of BoringSSL's.
///
/// `@unchecked Sendable`: the key is never changed after `init`, and libcrypto lets several threads sign with one
/// `EVP_PKEY` as long as each has a digest context of its own, which every call makes.
package final class RSASigner: TokenSigner, @unchecked Sendable {
    package let keyID: KeyID
    package var algorithm: JWSAlgorithm { .rs256 }
    private let key: OpaquePointer

    /// - Parameter der: The private key in DER (PKCS#1 or PKCS#8).
    /// - Throws: ``SigningError`` when libcrypto cannot read it.
    package init(keyID: KeyID, der: [UInt8]) throws {
        let key = der.withUnsafeBufferPointer { buffer -> OpaquePointer? in
            var start = buffer.baseAddress
            return d2i_AutoPrivateKey(nil, &start, buffer.count)
        }
        guard let key else { throw SigningError() }
        self.keyID = keyID
        self.key = key
    }

    deinit {
        EVP_PKEY_free(self.key)
    }

    package func sign(_ input: [UInt8]) throws -> [UInt8] {
        guard let context = EVP_MD_CTX_new() else { throw SigningError() }
        defer { EVP_MD_CTX_free(context) }
        guard EVP_DigestSignInit(context, nil, EVP_sha256(), nil, self.key) == 1 else { throw SigningError() }
        // 512 bytes hold the signature of a 4096-bit key.
        var length = 512
        return try [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
            guard EVP_DigestSign(context, buffer.baseAddress, &length, input, input.count) == 1 else {
                throw SigningError()
            }
            count = length
        }
    }
}

/// A signature could not be made; says nothing of the key.
package struct SigningError: Error, Sendable {}
