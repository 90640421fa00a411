import LintelCodec

/// `nonce` goes into the ID token byte for byte or the request is refused.
enum CheckNonce {
    static let maximumBytes = 512

    static func check(_ fields: FormFields) throws(OAuthError) -> String? {
        guard let nonce = fields["nonce"] else { return nil }
        guard nonce.utf8.count <= Self.maximumBytes else {
            throw OAuthError(.invalidRequest, .parameterInvalid, "The parameter nonce is longer than 512 bytes.")
        }
        return nonce
    }
}
