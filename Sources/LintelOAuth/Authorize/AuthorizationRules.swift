package import LintelCodec
package import LintelTokens

/// The rules of the authorization endpoint, in the order in which they are asked.
package struct AuthorizationRules: Sendable {
    /// The audiences that `resource` may name, by the scopes asked for.
    package var audiences: @Sendable (ScopeSet) -> [String]

    package init(audiences: @escaping @Sendable (ScopeSet) -> [String]) {
        self.audiences = audiences
    }

    /// Checks a request.
    ///
    /// - Parameters:
    ///   - fields: The query or form as sent.
    ///   - client: The client that `client_id` names, if there is one.
    /// - Returns: The request, every rule passed.
    package func check(
        _ fields: FormFields,
        client: RegisteredClient?,
    ) throws(AuthorizationRefusal) -> AuthorizationRequest {
        let client = try CheckClient.check(fields, client: client)
        let redirectURI = try CheckRedirectURI.check(fields, client: client)
        var target = AnswerTarget(redirectURI: redirectURI)
        do throws(OAuthError) {
            target.state = try CheckState.check(fields)
            target.responseMode = try CheckResponseMode.check(fields)
            try CheckRepeats.check(fields)
            try CheckRequestObject.check(fields)
            try CheckResponseType.check(fields, client: client)
            let scopes = try CheckScope.check(fields, client: client)
            try CheckResource.check(fields, audiences: self.audiences(scopes))
            try CheckAuthorizationDetails.check(fields)
            try CheckClaims.check(fields)
            let nonce = try CheckNonce.check(fields)
            return AuthorizationRequest(
                clientID: client.id,
                target: target,
                namesRedirectURI: fields["redirect_uri"] != nil,
                scopes: scopes,
                codeChallenge: try CheckProofKey.check(fields, client: client, scopes: scopes, nonce: nonce),
                nonce: nonce,
                prompts: try CheckPrompt.check(fields),
                maxAge: try CheckMaxAge.check(fields),
                loginHint: fields["login_hint"].flatMap { $0.utf8.count <= 254 ? $0 : nil },
                idTokenHint: fields["id_token_hint"].flatMap { $0.utf8.count <= 4096 ? $0 : nil },
            )
        } catch {
            throw .redirect(error, target)
        }
    }
}
