import Crypto
import CryptoExtras
import LintelCodec
package import LintelOAuth
package import LintelPlatform
package import LintelTokens

/// Makes signing keys and opens stored ones.
package struct SigningKeyFactory: Sendable {
    private static let purpose = "signing keys"

    private let masterKey: MasterKey
    private let random: RandomSource

    package init(masterKey: MasterKey, random: RandomSource) {
        self.masterKey = masterKey
        self.random = random
    }

    /// A fresh key for an algorithm, sealed under the master key.
    package func make(_ algorithm: JWSAlgorithm, at now: UnixTime, activatesAt: UnixTime) throws -> SigningKeyRecord {
        let id = KeyID(Base64URL.encode(self.random.bytes(12)))
        let material = try Self.material(algorithm, id: id)
        return SigningKeyRecord(
            id: id,
            algorithm: algorithm,
            sealedPrivateKey: try self.masterKey.seal(material.privateKey, for: Self.purpose),
            publicJWK: material.publicJWK,
            createdAt: now,
            activatesAt: activatesAt,
        )
    }

    /// The signer of a stored key.
    ///
    /// - Throws: ``MasterKeyError`` when the key was sealed under another master key.
    package func signer(_ record: SigningKeyRecord) throws -> any TokenSigner {
        guard let bytes = self.masterKey.open(record.sealedPrivateKey, for: Self.purpose) else {
            throw MasterKeyError(
                "The signing key \(record.id) in the database was sealed under another master key than this one: "
                    + "all nodes of an installation share one master key (master_key.file)."
            )
        }
        switch record.algorithm {
        case .es256:
            return ES256Signer(keyID: record.id, key: try P256.Signing.PrivateKey(rawRepresentation: bytes))
        case .edDSA:
            return EdDSASigner(keyID: record.id, key: try Curve25519.Signing.PrivateKey(rawRepresentation: bytes))
        case .rs256:
            return try RSASigner(keyID: record.id, der: bytes)
        }
    }

    private static func material(
        _ algorithm: JWSAlgorithm,
        id: KeyID,
    ) throws -> (privateKey: [UInt8], publicJWK: [UInt8]) {
        var json = JSONWriter()
        json.beginObject()
        json.member("kid", id.rawValue)
        json.member("alg", algorithm.rawValue)
        json.member("use", "sig")
        let privateKey: [UInt8]
        switch algorithm {
        case .es256:
            let key = P256.Signing.PrivateKey()
            let point = Array(key.publicKey.rawRepresentation)
            privateKey = Array(key.rawRepresentation)
            json.member("kty", "EC")
            json.member("crv", "P-256")
            json.member("x", Base64URL.encode(point[..<32]))
            json.member("y", Base64URL.encode(point[32...]))
        case .edDSA:
            let key = Curve25519.Signing.PrivateKey()
            privateKey = Array(key.rawRepresentation)
            json.member("kty", "OKP")
            json.member("crv", "Ed25519")
            json.member("x", Base64URL.encode(Array(key.publicKey.rawRepresentation)))
        case .rs256:
            let key = try _RSA.Signing.PrivateKey(keySize: .bits2048)
            let primitives = try key.publicKey.getKeyPrimitives()
            privateKey = Array(key.derRepresentation)
            json.member("kty", "RSA")
            json.member("n", Base64URL.encode(Array(primitives.modulus)))
            json.member("e", Base64URL.encode(Array(primitives.publicExponent)))
        }
        json.endObject()
        return (privateKey, json.bytes)
    }
}
