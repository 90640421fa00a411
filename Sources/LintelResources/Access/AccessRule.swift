package import LintelGuard
package import LintelPlatform

/// One condition of access: a pure question to the facts.
package protocol AccessRule: Sendable {
    /// Which step of a decision the rule is.
    var step: AccessStep { get }

    /// Why the facts do not satisfy the rule; nil when they do.
    func refusal(of facts: AccessFacts) -> Refusal.Reason?

    /// What the rule has found, as a sentence without its full stop, for those who manage the app.
    func fact(of facts: AccessFacts) -> String

    /// Where somebody can bring about that the rule is satisfied; only asked when it is not.
    func mending(of facts: AccessFacts) -> AccessMending?
}
