package import LintelGuard
import LintelTokens

/// The token must carry the scopes that the call needs (RFC 6750 §3.1).
package struct RequiredScopeRule: AccessRule {
    private let policy: ScopePolicy

    package var kind: AccessRuleKind { .scope }

    package init(_ policy: ScopePolicy) {
        self.policy = policy
    }

    package func refusal(of facts: AccessFacts) -> Refusal.Reason? {
        guard let claims = facts.claims, !self.policy.isSatisfied(by: claims.scopes) else { return nil }
        let required = self.policy.required(given: claims.scopes)
        return .scopeMissing(required: required, missing: required.subtracting(claims.scopes))
    }
}
