/// The signature algorithms in use; every one of them is asymmetric (RFC 7518 §3.1, RFC 8037 §3.1).
///
/// `none` and the HMAC family have no case, so no header can select them (RFC 8725 §2.1, §3.1).
public enum JWSAlgorithm: String, Sendable, CaseIterable, Hashable {
    /// ECDSA on P-256 with SHA-256; the signature is `r || s`, 64 bytes.
    case es256 = "ES256"
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    case rs256 = "RS256"
    /// Ed25519.
    case edDSA = "EdDSA"
}
