package import LintelGuard
package import LintelPlatform

/// The ordered checks that let a call through or stopped it, with the outcome of each.
///
/// The order is that of the rules: token, audience, scope, principal, membership, entitlement, role. The first that fails
/// decides; those behind it were not reached.
package struct Decision: Sendable {
    /// What became of one rule.
    package enum Outcome: Sendable, Hashable {
        case passed
        case failed(Refusal.Reason)
        case notReached
    }

    /// One rule and its outcome.
    package struct Check: Sendable {
        package let rule: any AccessRule
        package let outcome: Outcome
    }

    /// Every check, in order.
    package let checks: [Check]

    /// Runs the rules over the facts.
    package init(rules: [any AccessRule], facts: AccessFacts) {
        var checks: [Check] = []
        checks.reserveCapacity(rules.count)
        var hasFailed = false
        for rule in rules {
            if hasFailed {
                checks.append(Check(rule: rule, outcome: .notReached))
            } else if let reason = rule.refusal(of: facts) {
                checks.append(Check(rule: rule, outcome: .failed(reason)))
                hasFailed = true
            } else {
                checks.append(Check(rule: rule, outcome: .passed))
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

    /// The step that refuses the call; nil when it is allowed.
    package var failedStep: AccessStep? {
        for check in self.checks {
            if case .failed = check.outcome { return check.rule.step }
        }
        return nil
    }

    package var isAllowed: Bool { self.refusal == nil }

    /// The checks as people read them.
    ///
    /// - Parameter facts: Those that the decision was made of, with more to tell about if there is.
    package func explained(with facts: AccessFacts) -> [AccessCheck] {
        self.checks.map { check in
            switch check.outcome {
            case .passed:
                AccessCheck(check.rule.step, .passed, check.rule.fact(of: facts))
            case .failed:
                AccessCheck(
                    check.rule.step,
                    .failed,
                    check.rule.fact(of: facts),
                    mending: check.rule.mending(of: facts),
                )
            case .notReached:
                AccessCheck(check.rule.step, .notReached, "")
            }
        }
    }
}
