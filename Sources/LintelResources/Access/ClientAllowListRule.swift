package import LintelGuard
import LintelOAuth
package import LintelPlatform

/// The app that the token was given to must be on the data source's list, or on that of its organisation.
package struct ClientAllowListRule: AccessRule {
    /// What the caller is told.
    package static let sentence = "client not allowed"

    package var step: AccessStep { .client }

    package init() {}

    package func refusal(of facts: AccessFacts) -> Refusal.Reason? {
        guard let access = facts.dataSource, access.allowance == nil else { return nil }
        // Who asks about any app asks about one that is allowed.
        return facts.isAssumed && facts.app == nil ? nil : .accessDenied(Self.sentence)
    }

    package func fact(of facts: AccessFacts) -> String {
        guard let access = facts.dataSource else { return "There is no such data source" }
        let app = facts.app?.client.name ?? "The app"
        let name = access.source.repository.description
        switch access.allowance {
        case .dataSource: return "\(app) is on the list of \(name)"
        case .organisation: return "\(app) is on the list of \(access.organisationName), whose data source \(name) is"
        case nil:
            guard self.refusal(of: facts) != nil else { return "An app that is allowed to call \(name)" }
            return "\(app) is neither on the list of \(name) nor on that of \(access.organisationName)"
        }
    }

    package func mending(of facts: AccessFacts) -> AccessMending? {
        facts.dataSource.map { .dataSourceClients($0.source.id) }
    }
}
