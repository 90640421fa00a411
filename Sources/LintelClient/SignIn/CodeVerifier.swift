import Crypto
import LintelCodec

/// Proof that whoever redeems a code is who asked for it (PKCE, RFC 7636 §4).
struct CodeVerifier: Sendable, Hashable {
    /// Sent when the code is redeemed.
    let text: String

    /// RFC 7636 §4.1: 32 random octets become 43 characters.
    static let randomBytes = 32

    init(random: [UInt8]) {
        self.text = Base64URL.encode(random)
    }

    /// Sent with the request for the code: `S256`, the one method that hides the verifier (§4.2).
    var challenge: String { Base64URL.encode(Array(SHA256.hash(data: Array(self.text.utf8)))) }
}
