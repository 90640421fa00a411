import LintelCodec

/// `state` comes back byte for byte or the request is refused; it is never cut (RFC 6749 §4.1.2, A.5).
enum CheckState {
    /// Longer ones would make `Location` headers that proxies refuse.
    static let maximumBytes = 4096

    static func check(_ fields: FormFields) throws(OAuthError) -> String? {
        let values = fields.all("state")
        guard values.count <= 1 else {
            throw OAuthError(.invalidRequest, .parameterRepeated, "The parameter state was sent more than once.")
        }
        guard let state = values.first, !state.isEmpty else { return nil }
        guard state.utf8.count <= Self.maximumBytes else {
            throw OAuthError(.invalidRequest, .parameterInvalid, "The parameter state is longer than 4096 bytes.")
        }
        return state
    }
}
