import LintelClient
import LintelTokens

extension Profile {
    /// The tokens of the profile's Service app; each command gets one of its own.
    func serviceTokens(_ issuer: Issuer, secret: ClientSecret) -> ServiceTokenSource {
        ServiceTokenSource(issuer: issuer, clientID: self.clientID, secret: secret, scopes: ScopeSet(self.scopes))
    }
}
