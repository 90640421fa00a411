package import LintelGuard

/// There must be a token; that it holds has been verified when its claims are among the facts.
package struct TokenRule: AccessRule {
    package var kind: AccessRuleKind { .token }

    package init() {}

    package func refusal(of facts: AccessFacts) -> Refusal.Reason? {
        facts.claims == nil ? .tokenMissing : nil
    }
}
