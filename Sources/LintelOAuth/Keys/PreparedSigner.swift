import LintelCodec
package import LintelTokens

/// A signer with the token header written and encoded once: only claims and signature remain for each token.
package struct PreparedSigner: Sendable {
    package let keyID: KeyID
    package let algorithm: JWSAlgorithm
    private let signer: any TokenSigner
    /// base64url of the header, and the dot behind it.
    private let headerPart: [UInt8]

    /// - Parameter type: The `typ` header: `at+jwt` (RFC 9068 §2.1) or `JWT`.
    package init(_ signer: any TokenSigner, type: StaticString) {
        self.signer = signer
        self.keyID = signer.keyID
        self.algorithm = signer.algorithm
        var header = JSONWriter(reservingCapacity: 128)
        header.beginObject()
        header.member("alg", signer.algorithm.rawValue)
        header.member("typ", "\(type)")
        header.member("kid", signer.keyID.rawValue)
        header.endObject()
        var part: [UInt8] = []
        Base64URL.append(header.bytes, to: &part)
        part.append(UInt8(ascii: "."))
        self.headerPart = part
    }

    /// The compact token for these claims (RFC 7515 §7.1).
    package func token(claims: [UInt8]) throws -> [UInt8] {
        var token: [UInt8] = []
        // base64url grows by a third; the longest signature is RSA's with 342 characters.
        token.reserveCapacity(self.headerPart.count + claims.count * 4 / 3 + 352)
        token += self.headerPart
        Base64URL.append(claims, to: &token)
        let signature = try self.signer.sign(token)
        token.append(UInt8(ascii: "."))
        Base64URL.append(signature, to: &token)
        return token
    }
}
