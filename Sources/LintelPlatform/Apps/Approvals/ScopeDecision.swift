/// What somebody says to a request for a scope.
package enum ScopeDecision: String, Sendable, Hashable, CaseIterable {
    case approve, refuse

    /// The state of the scope after it.
    package var state: AppScope.State {
        switch self {
        case .approve: .approved
        case .refuse: .refused
        }
    }
}
