package import LintelGuard

/// One condition of access: a pure question to the facts.
package protocol AccessRule: Sendable {
    /// Which step of a decision the rule is.
    var kind: AccessRuleKind { get }

    /// Why the facts do not satisfy the rule; nil when they do.
    func refusal(of facts: AccessFacts) -> Refusal.Reason?
}

/// The steps of a decision, in their order.
package enum AccessRuleKind: String, Sendable, Hashable, CaseIterable {
    case token, audience, scope, principal, entitlement, role
}
