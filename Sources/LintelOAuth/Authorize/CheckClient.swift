import LintelCodec

/// `client_id` names one active app with users.
enum CheckClient {
    static func check(_ fields: FormFields, client: RegisteredClient?) throws(AuthorizationRefusal) -> RegisteredClient
    {
        // RFC 6749 §3.1: no parameter more than once. Told on a page: which value is meant is not known.
        guard fields.all("client_id").count <= 1 else {
            throw .page(
                OAuthError(.invalidRequest, .parameterRepeated, "The parameter client_id was sent more than once.")
            )
        }
        guard fields["client_id"] != nil else {
            throw .page(OAuthError(.invalidRequest, .parameterMissing, "The parameter client_id is missing."))
        }
        // RFC 6749 §4.1.2.1: unknown and disabled clients alike get the same page.
        guard let client, !client.isDisabled else {
            throw .page(OAuthError(.invalidRequest, .clientUnknown, "No active app has this client id."))
        }
        return client
    }
}
