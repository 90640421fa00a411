import LintelOAuth
import LintelTokens

extension AppManagement {
    /// The scopes that the app could still ask for: those of its type that it has not, in the catalogue's order,
    /// without deprecated ones.
    package func scopesToAskFor(_ app: App) -> [String] {
        let rule = ScopeRule(for: app.client.type, in: self.catalogue)
        let held = Set(app.scopes.filter { $0.state != .refused }.map(\.scope))
        let offered =
            OpenIDScope.allCases.map(\.rawValue)
            + self.catalogue.apis.flatMap { $0.scopes.filter { !$0.isDeprecated }.map(\.name) }
        return offered.filter { scope in
            !held.contains(scope) && (try? rule.check(ScopeSet([scope]))) != nil
        }
    }
}
