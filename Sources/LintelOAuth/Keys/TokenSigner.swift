package import LintelTokens

/// Signs tokens with one key (RFC 7515 §5.1).
package protocol TokenSigner: Sendable {
    var keyID: KeyID { get }
    var algorithm: JWSAlgorithm { get }

    /// The signature over the signing input in the form of RFC 7518 §3 (`r || s` for ES256).
    func sign(_ input: [UInt8]) throws -> [UInt8]
}
