/// The decoded parts of a JWS in compact serialisation (RFC 7515 §7.1); nothing is verified.
package struct CompactJWS: Sendable {
    /// The protected header, JSON by contract.
    package let header: [UInt8]
    /// The payload.
    package let payload: [UInt8]
    /// The signature; empty in an unsecured JWS.
    package let signature: [UInt8]
    /// What the signature covers: the ASCII bytes before the second dot.
    package let signingInput: [UInt8]

    /// Splits and decodes a token.
    ///
    /// Nil unless it has exactly three parts in strict base64url, a header, a payload, and at most `maximumBytes`.
    package init?(_ token: some Collection<UInt8>, maximumBytes: Int = 16_384) {
        guard let parts = token.withByteSpan({ Self(token: $0, maximumBytes: maximumBytes) }) else { return nil }
        self = parts
    }

    private init?(token: Span<UInt8>, maximumBytes: Int) {
        guard token.count <= maximumBytes else { return nil }
        let firstDot = token.index(of: UInt8(ascii: "."), from: 0)
        guard firstDot < token.count else { return nil }
        let secondDot = token.index(of: UInt8(ascii: "."), from: firstDot + 1)
        guard secondDot < token.count else { return nil }
        // A third dot, as a JWE has (RFC 7516 §7.1), is no base64url character and fails in the signature.
        guard let header = Base64Alphabet.urlSafe.decode(token.extracting(0..<firstDot)), !header.isEmpty,
            let payload = Base64Alphabet.urlSafe.decode(token.extracting((firstDot + 1)..<secondDot)),
            !payload.isEmpty,
            let signature = Base64Alphabet.urlSafe.decode(token.extracting((secondDot + 1)..<token.count))
        else { return nil }
        self.header = header
        self.payload = payload
        self.signature = signature
        self.signingInput = token.extracting(0..<secondDot).withUnsafeBufferPointer { [UInt8]($0) }
    }
}
