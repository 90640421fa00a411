package import LintelGuard
import LintelOAuth
package import LintelPlatform
import LintelTokens

/// The person or service behind the token must still be there and switched on.
package struct PrincipalRule: AccessRule {
    private let opensToShares: Bool

    package var step: AccessStep { .principal }

    /// - Parameter opensToShares: Whether the key of a project's share opens the call, too.
    package init(opensToShares: Bool = false) {
        self.opensToShares = opensToShares
    }

    package func refusal(of facts: AccessFacts) -> Refusal.Reason? {
        switch facts.principal {
        case .some(.share) where !self.opensToShares:
            .accessDenied("The key of a share opens what is in its project to be read, and nothing else.")
        case .some(let principal) where !principal.isDisabled: nil
        case .some: .tokenInvalid(TokenError(.subjectDisabled, "the principal is disabled"))
        case .none: .tokenInvalid(TokenError(.subjectDisabled, "the principal is unknown"))
        }
    }

    package func fact(of facts: AccessFacts) -> String {
        switch facts.principal {
        case .some(let principal):
            let state = principal.isDisabled ? "is switched off" : "is switched on"
            return switch principal {
            case .person: "The account of \(principal.name) \(state)"
            case .service: "The service \(principal.name) \(state)"
            case .share: "The call has the key of a share"
            }
        case .none:
            guard let app = facts.app, app.disabledAt != nil else { return "Nobody has the id of the token any more" }
            return "The app \(app.client.name) is switched off"
        }
    }

    package func mending(of facts: AccessFacts) -> AccessMending? {
        if case .service(let app) = facts.principal { return .appSettings(app.client.id) }
        guard facts.principal == nil, let app = facts.app, app.disabledAt != nil else { return nil }
        return .appSettings(app.client.id)
    }
}
