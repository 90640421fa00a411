package import Crypto
import CryptoExtras
import LintelCodec

/// The public half of a signing key (RFC 7517), parsed once and ready to verify.
///
/// A private key has no place in this type, so none can be published by mistake.
public struct JSONWebKey: Sendable {
    /// The `kid` that a token's header names.
    public let id: KeyID
    /// The one algorithm that this key may be used with (RFC 8725 §3.1).
    public let algorithm: JWSAlgorithm

    let material: Material
    private let verifying: VerifyingKey

    /// Public key material in the form of its JWK members.
    enum Material: Sendable, Hashable {
        case ellipticCurve(x: [UInt8], y: [UInt8])
        case octetKeyPair(x: [UInt8])
        case rsa(modulus: [UInt8], exponent: [UInt8])
    }

    private enum VerifyingKey: Sendable {
        case ellipticCurve(P256.Signing.PublicKey)
        case octetKeyPair(Curve25519.Signing.PublicKey)
        case rsa(_RSA.Signing.PublicKey)
    }

    /// Makes a key of its material.
    ///
    /// - Throws: ``TokenError`` with code `malformed` for a point off the curve, an RSA modulus of less than 2048 or
    ///   more than 8192 bits, and the like.
    init(id: KeyID, material: Material) throws(TokenError) {
        self.id = id
        self.material = material
        do {
            switch material {
            case .ellipticCurve(let x, let y):
                // RFC 7518 §6.2.1.2: the coordinates have the full size of the field.
                guard x.count == 32, y.count == 32 else { throw Self.unfit }
                self.algorithm = .es256
                self.verifying = .ellipticCurve(try P256.Signing.PublicKey(x963Representation: [4] + x + y))
            case .octetKeyPair(let x):
                self.algorithm = .edDSA
                self.verifying = .octetKeyPair(try Curve25519.Signing.PublicKey(rawRepresentation: x))
            case .rsa(let modulus, let exponent):
                // RFC 7518 §3.3 asks for 2048 bits; above 8192 a verification costs too much.
                guard modulus.count <= 1024, exponent.count <= 4 else { throw Self.unfit }
                self.algorithm = .rs256
                self.verifying = .rsa(try _RSA.Signing.PublicKey(n: modulus, e: exponent))
            }
        } catch {
            throw Self.unfit
        }
    }

    /// The published form of a P-256 key.
    package init(id: KeyID, es256 key: P256.Signing.PublicKey) throws(TokenError) {
        let point = [UInt8](key.rawRepresentation)
        try self.init(id: id, material: .ellipticCurve(x: Array(point.prefix(32)), y: Array(point.suffix(32))))
    }

    /// The published form of an Ed25519 key.
    package init(id: KeyID, edDSA key: Curve25519.Signing.PublicKey) throws(TokenError) {
        try self.init(id: id, material: .octetKeyPair(x: [UInt8](key.rawRepresentation)))
    }

    /// The published form of an RSA key; both numbers big-endian, leading zero bytes are dropped (RFC 7518 §6.3.1).
    package init(id: KeyID, rs256Modulus modulus: [UInt8], exponent: [UInt8]) throws(TokenError) {
        let modulus = Array(modulus.drop { $0 == 0 })
        let exponent = Array(exponent.drop { $0 == 0 })
        try self.init(id: id, material: .rsa(modulus: modulus, exponent: exponent))
    }

    private static let unfit = TokenError(.malformed, "the key material is unfit")

    /// Whether the signature belongs to these bytes; a signature of the wrong length never does.
    public func verify(signature: [UInt8], for input: [UInt8]) -> Bool {
        switch self.verifying {
        case .ellipticCurve(let key):
            // RFC 7518 §3.4: r and s, 32 bytes each; DER is not accepted.
            guard let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature) else { return false }
            return key.isValidSignature(signature, for: SHA256.hash(data: input))
        case .octetKeyPair(let key):
            return signature.count == 64 && key.isValidSignature(signature, for: input)
        case .rsa(let key):
            let signature = _RSA.Signing.RSASignature(rawRepresentation: signature)
            return key.isValidSignature(signature, for: SHA256.hash(data: input), padding: .insecurePKCS1v1_5)
        }
    }
}

extension JSONWebKey: Hashable {
    /// Whether two keys are the same in id, algorithm and material.
    public static func == (left: Self, right: Self) -> Bool {
        left.id == right.id && left.material == right.material
    }

    /// Equal keys have equal hashes.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(self.id)
        hasher.combine(self.material)
    }
}
