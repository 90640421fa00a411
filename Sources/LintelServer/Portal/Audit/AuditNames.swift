import LintelOAuth
import LintelPlatform
import LintelTokens

/// What to call the people and apps of an event: by their names where the reader knows them, by their ids elsewhere.
struct AuditNames: Sendable {
    let accounts: AccountDirectory
    let apps: AppDirectory
    let organisations: any OrganisationStore

    /// The names of everybody in these events that the actor may know.
    ///
    /// Operators know everybody. Others know themselves, the apps that they manage, and the members of the organisations
    /// that they manage.
    func names(in entries: [AuditEntry], for actor: Actor) async throws -> [String: String] {
        var ids: Set<String> = []
        for entry in entries {
            ids.insert(entry.event.actor)
            if let target = entry.event.target { ids.insert(target) }
            if let clientID = entry.event.clientID { ids.insert(clientID.rawValue) }
        }
        var names: [String: String] = ["cli": "Command line"]
        for id in ids.subtracting(["cli", "-"]) {
            names[id] = try await self.name(of: id, for: actor)
        }
        return names
    }

    private func name(of id: String, for actor: Actor) async throws -> String? {
        if let account = actor.account, account.id.rawValue == id { return account.name }
        // A target can be a session or a code: the store is not asked for an app whose id no app can have.
        if ClientType.allCases.contains(where: { id.hasPrefix($0.clientIDPrefix) }) {
            guard let app = try await self.apps.app(ClientID(id)) else { return nil }
            return app.isManaged(by: actor) ? app.client.name : nil
        }
        guard actor.isOperator || actor.memberships.contains(where: { actor.manages($0.organisation.id) }),
            let account = try await self.accounts.account(AccountID(id))
        else { return nil }
        if actor.isOperator { return account.name }
        let theirs = try await self.organisations.memberships(of: account.subject)
        return theirs.contains { actor.manages($0.organisation.id) } ? account.name : nil
    }
}
