package import LintelGuard
import LintelOAuth
package import LintelPlatform

/// There must be a token; that it holds has been verified when its claims are among the facts.
package struct TokenRule: AccessRule {
    package var step: AccessStep { .token }

    package init() {}

    package func refusal(of facts: AccessFacts) -> Refusal.Reason? {
        facts.claims == nil ? .tokenMissing : nil
    }

    package func fact(of facts: AccessFacts) -> String {
        guard facts.claims != nil else { return "The request has no access token" }
        guard facts.isAssumed else { return "The token is signed by this server, is not revoked and has not expired" }
        guard let app = facts.app else { return "A token with the scopes that the call needs, of whichever app" }
        return "A token with every scope that \(app.client.name) is approved for"
    }

    package func mending(of facts: AccessFacts) -> AccessMending? { nil }
}
