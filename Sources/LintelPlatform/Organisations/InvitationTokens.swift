import Crypto
import LintelOAuth

/// The tokens of invitations: each travels by mail only, and what is kept of it is a digest.
struct InvitationTokens: Sendable {
    let codec: HandleCodec
    let random: RandomSource
    /// What the invitations invite to; a token of another purpose opens nothing.
    let purpose: HandleCodec.Purpose

    /// A new token with the digest to keep.
    func make() -> (token: String, digest: [UInt8]) {
        let secret = self.random.bytes(HandleCodec.idBytes)
        return (self.codec.handle(self.purpose, id: secret), Self.digest(secret))
    }

    /// What is kept of a token.
    ///
    /// - Throws: ``PlatformError`` with code `invitationRefused` for a token that was not made here.
    func digest(of token: String) throws(PlatformError) -> [UInt8] {
        guard let secret = self.codec.open(self.purpose, token) else { throw .invitationUnusable }
        return Self.digest(secret)
    }

    private static func digest(_ secret: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: secret)) }
}
