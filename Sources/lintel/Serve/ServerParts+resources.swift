import LintelGuard
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTokens

extension ServerParts {
    /// The guard of the resource APIs in this process; each endpoint asks for the audience of its own API.
    var resourceGuard: TokenGuard {
        let keys = self.keys
        let denials = self.denials
        let clock = self.clock
        return TokenGuard(
            verifier: TokenVerifier(issuer: self.settings.issuer.text, audiences: nil),
            keys: ClosureKeySource { keys.value.keySet },
            isRevoked: { denials.denies($0, at: clock.now()) },
            clock: { clock.now() },
        )
    }
}
