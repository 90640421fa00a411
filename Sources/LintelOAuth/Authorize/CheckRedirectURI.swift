import LintelCodec

/// `redirect_uri` is one of the client's, byte for byte (RFC 9700 §2.1); a Native app's loopback port may differ.
enum CheckRedirectURI {
    static func check(_ fields: FormFields, client: RegisteredClient) throws(AuthorizationRefusal) -> String {
        guard fields.all("redirect_uri").count <= 1 else {
            throw .page(
                OAuthError(.invalidRequest, .parameterRepeated, "The parameter redirect_uri was sent more than once.")
            )
        }
        guard let presented = fields["redirect_uri"] else {
            // OpenID Connect Core §3.1.2.1 asks for it always; OAuth 2.1 §4.1.1 lets a client with one URI leave it out.
            guard client.redirectURIs.count == 1, let only = client.redirectURIs.first else {
                throw .page(
                    OAuthError(.invalidRequest, .redirectURIMissing, "The parameter redirect_uri is missing.")
                )
            }
            return only
        }
        let loopback = client.type == .native
        guard
            client.redirectURIs.contains(where: { registered in
                RedirectURI.matches(registered: registered, presented: presented, allowingLoopbackPort: loopback)
            })
        else {
            throw .page(
                OAuthError(
                    .invalidRequest,
                    .redirectURIUnregistered,
                    "The redirect URI is not registered for this app.",
                )
            )
        }
        return presented
    }
}
