import LintelTokens

extension App {
    /// Whether the actor may see and change the app: its owners, those who manage its organisation, and operators.
    ///
    /// For everybody else the app does not exist: the answer is that of an unknown id.
    package func isManaged(by actor: Actor) -> Bool {
        if actor.isOperator { return true }
        if let account = actor.account, self.owners.contains(account.id) { return true }
        return self.organisationID.map { actor.manages($0) } ?? false
    }
}
