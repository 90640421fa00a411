import LintelCodec
import LintelTokens

extension AuthorizationRequest {
    /// The request as a query that passes the rules again and means the same.
    ///
    /// It holds what was understood and nothing else: whatever a sender adds does not travel through the pages.
    package var query: String {
        var fields = [("response_type", "code"), ("client_id", self.clientID.rawValue)]
        if self.namesRedirectURI { fields.append(("redirect_uri", self.target.redirectURI)) }
        fields.append(("scope", self.scopes.description))
        if let state = self.target.state { fields.append(("state", state)) }
        fields.append(("response_mode", self.target.responseMode.rawValue))
        if let challenge = self.codeChallenge {
            fields += [("code_challenge", challenge), ("code_challenge_method", "S256")]
        }
        if let nonce = self.nonce { fields.append(("nonce", nonce)) }
        if !self.prompts.isEmpty {
            fields.append(("prompt", self.prompts.map(\.rawValue).sorted().joined(separator: " ")))
        }
        if let maxAge = self.maxAge { fields.append(("max_age", "\(maxAge)")) }
        if let hint = self.loginHint { fields.append(("login_hint", hint)) }
        if let hint = self.idTokenHint { fields.append(("id_token_hint", hint)) }
        var query = ""
        for (name, value) in fields { FormEncoding.append(name: name, value: value, to: &query) }
        return query
    }
}
