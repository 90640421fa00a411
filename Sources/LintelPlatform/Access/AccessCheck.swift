package import LintelTokens

/// One step of a decision, as people read it.
package struct AccessCheck: Sendable, Hashable {
    package enum Outcome: String, Sendable, Hashable, CaseIterable {
        case passed, failed
        case notReached = "not_reached"
    }

    package var step: AccessStep
    package var outcome: Outcome
    /// The fact behind it, such as `The token holds evo.discovery`; empty when the step was not reached.
    package var fact: String
    /// Where a failed step can be mended, if it can.
    package var mending: AccessMending?

    package init(_ step: AccessStep, _ outcome: Outcome, _ fact: String, mending: AccessMending? = nil) {
        self.step = step
        self.outcome = outcome
        self.fact = fact
        self.mending = mending
    }
}

/// The steps of a decision, in their order.
package enum AccessStep: String, Sendable, Hashable, CaseIterable {
    case token, audience, scope, principal, membership, entitlement, client, role

    package var title: String {
        switch self {
        case .token: "Token"
        case .audience: "Audience"
        case .scope: "Scope"
        case .principal: "Account"
        case .membership: "Membership"
        case .entitlement: "Organisation"
        case .client: "App"
        case .role: "Role"
        }
    }
}

/// The place where what stopped a call can be mended.
package enum AccessMending: Sendable, Hashable {
    /// The scopes that an app has and asks for.
    case appScopes(ClientID)
    /// Where an app is switched on.
    case appSettings(ClientID)
    case organisationMembers(OrganisationID)
    case organisationProducts(OrganisationID)
    /// The apps that may call a data source.
    case dataSourceClients(DataSourceID)
    /// The roles in a workspace.
    case workspaceRoles(OrganisationID, WorkspaceID)
    /// The team of a project.
    case projectTeam(ProjectID)
    /// Where an operator approves scopes.
    case approvals
}

extension [AccessCheck] {
    /// The step that decided; nil when every step was passed.
    package var failure: AccessCheck? { self.first { $0.outcome == .failed } }

    package var isAllowed: Bool { self.failure == nil }
}
