package import LintelGuard

/// The ordered checks that let a call through or stopped it, with the outcome of each.
///
/// The order is that of the rules: token, audience, scope, principal, entitlement, role. The first that fails
/// decides; those behind it were not reached.
package struct Decision: Sendable, Hashable {
    /// What became of one rule.
    package enum Outcome: Sendable, Hashable {
        case passed
        case failed(Refusal.Reason)
        case notReached
    }

    /// One rule and its outcome.
    package struct Check: Sendable, Hashable {
        package let kind: AccessRuleKind
        package let outcome: Outcome
    }

    /// Every check, in order.
    package let checks: [Check]

    /// Runs the rules over the facts.
    package init(rules: [any AccessRule], facts: AccessFacts) {
        var checks: [Check] = []
        var hasFailed = false
        for rule in rules {
            if hasFailed {
                checks.append(Check(kind: rule.kind, outcome: .notReached))
            } else if let reason = rule.refusal(of: facts) {
                checks.append(Check(kind: rule.kind, outcome: .failed(reason)))
                hasFailed = true
            } else {
                checks.append(Check(kind: rule.kind, outcome: .passed))
            }
        }
        self.checks = checks
    }

    /// Why the call is refused; nil when it is allowed.
    package var refusal: Refusal.Reason? {
        for check in self.checks {
            if case .failed(let reason) = check.outcome { return reason }
        }
        return nil
    }

    package var isAllowed: Bool { self.refusal == nil }
}
