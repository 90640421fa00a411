package import LintelGuard
import LintelOAuth
package import LintelPlatform
import LintelTokens

/// The token must be meant for the API (RFC 9068 §4, RFC 8725 §3.9).
package struct AudienceRule: AccessRule {
    private let audience: String
    private let api: String

    package var step: AccessStep { .audience }

    /// - Parameter api: The name of the API.
    package init(_ audience: String, of api: String) {
        self.audience = audience
        self.api = api
    }

    package func refusal(of facts: AccessFacts) -> Refusal.Reason? {
        guard let claims = facts.claims, !claims.audience.contains(self.audience) else { return nil }
        return .tokenInvalid(TokenError(.audienceMismatch, "aud does not name \(self.audience)"))
    }

    package func fact(of facts: AccessFacts) -> String {
        self.refusal(of: facts) == nil
            ? "The token is for \(self.api)" : "The token is not for \(self.api): none of its scopes belongs there"
    }

    package func mending(of facts: AccessFacts) -> AccessMending? {
        facts.app.map { .appScopes($0.client.id) }
    }
}
