import LintelCodec

/// `response_type` is `code`, and the app's type may use it (RFC 9700 §2.1.2).
enum CheckResponseType {
    static func check(_ fields: FormFields, client: RegisteredClient) throws(OAuthError) {
        guard let value = fields["response_type"] else {
            throw OAuthError(.invalidRequest, .parameterMissing, "The parameter response_type is missing.")
        }
        guard value == "code" else {
            throw OAuthError(
                .unsupportedResponseType,
                .responseTypeUnsupported,
                "Only response_type=code is supported.",
            )
        }
        guard client.type.hasUsers else {
            throw OAuthError(.unauthorizedClient, .grantTypeNotForApp, "A Service app has no sign-in.")
        }
    }
}
