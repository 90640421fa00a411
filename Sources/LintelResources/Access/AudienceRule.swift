package import LintelGuard
import LintelTokens

/// The token must be meant for the API (RFC 9068 §4, RFC 8725 §3.9).
package struct AudienceRule: AccessRule {
    private let audience: String

    package var kind: AccessRuleKind { .audience }

    package init(_ audience: String) {
        self.audience = audience
    }

    package func refusal(of facts: AccessFacts) -> Refusal.Reason? {
        guard let claims = facts.claims, !claims.audience.contains(self.audience) else { return nil }
        return .tokenInvalid(TokenError(.audienceMismatch, "aud does not name \(self.audience)"))
    }
}
