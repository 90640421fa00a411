import LintelCodec

/// Request objects are not supported; nothing is ever fetched for one (OpenID Connect Core §6, RFC 9101 §10.4).
enum CheckRequestObject {
    static func check(_ fields: FormFields) throws(OAuthError) {
        if fields["request"] != nil {
            throw OAuthError(.requestNotSupported, .requestObjectUnsupported, "The parameter request is not supported.")
        }
        if fields["request_uri"] != nil {
            throw OAuthError(
                .requestURINotSupported,
                .requestObjectUnsupported,
                "The parameter request_uri is not supported.",
            )
        }
        if fields["registration"] != nil {
            throw OAuthError(
                .registrationNotSupported,
                .requestObjectUnsupported,
                "The parameter registration is not supported.",
            )
        }
    }
}
