package import LintelGuard
import LintelOAuth
package import LintelPlatform
import LintelTokens

/// The token must carry the scopes that the call needs (RFC 6750 §3.1).
package struct RequiredScopeRule: AccessRule {
    private let policy: ScopePolicy

    package var step: AccessStep { .scope }

    package init(_ policy: ScopePolicy) {
        self.policy = policy
    }

    package func refusal(of facts: AccessFacts) -> Refusal.Reason? {
        guard let claims = facts.claims, !self.policy.isSatisfied(by: claims.scopes) else { return nil }
        let required = self.policy.required(given: claims.scopes)
        return .scopeMissing(required: required, missing: required.subtracting(claims.scopes))
    }

    package func fact(of facts: AccessFacts) -> String {
        guard case .scopeMissing(_, let missing) = self.refusal(of: facts) else {
            return "The token holds \(self.policy.required(given: facts.claims?.scopes ?? []))"
        }
        let lack = "The token lacks \(missing)"
        guard let app = facts.app else { return lack }
        if missing.isSubset(of: app.client.scopes) { return "\(lack): the app may have it, but did not ask for it" }
        switch Self.state(of: missing, in: app) {
        case .requested: return "\(lack): the app has asked for it, and somebody has to approve it"
        case .refused: return "\(lack): it was refused to the app"
        case .approved, nil: return "\(lack): the app has not asked for it"
        }
    }

    package func mending(of facts: AccessFacts) -> AccessMending? {
        guard let app = facts.app, case .scopeMissing(_, let missing) = self.refusal(of: facts),
            !missing.isSubset(of: app.client.scopes)
        else { return nil }
        return Self.state(of: missing, in: app) == .requested ? .approvals : .appScopes(app.client.id)
    }

    /// Where the app stands with the first of the missing scopes that it does not have.
    private static func state(of missing: ScopeSet, in app: App) -> AppScope.State? {
        let scope = missing.values.first { !app.client.scopes.contains($0) }
        return app.scopes.first { $0.scope == scope }?.state
    }
}
