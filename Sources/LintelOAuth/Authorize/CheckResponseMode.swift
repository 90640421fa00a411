import LintelCodec

/// `response_mode` is one that we serve.
enum CheckResponseMode {
    static func check(_ fields: FormFields) throws(OAuthError) -> ResponseMode {
        guard let value = fields["response_mode"] else { return .query }
        guard let mode = ResponseMode(rawValue: value) else {
            throw OAuthError(
                .invalidRequest,
                .responseModeUnsupported,
                "The response_mode is not supported; use query, fragment or form_post.",
            )
        }
        return mode
    }
}
