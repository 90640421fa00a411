package import LintelGuard
import LintelTokens

/// The person or service behind the token must still be there and switched on.
package struct PrincipalRule: AccessRule {
    package var kind: AccessRuleKind { .principal }

    package init() {}

    package func refusal(of facts: AccessFacts) -> Refusal.Reason? {
        switch facts.principal {
        case .some(let principal) where !principal.isDisabled: nil
        case .some: .tokenInvalid(TokenError(.subjectDisabled, "the principal is disabled"))
        case .none: .tokenInvalid(TokenError(.subjectDisabled, "the principal is unknown"))
        }
    }
}
