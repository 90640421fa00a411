import LintelOAuth
package import LintelTokens

/// Who may read what of the audit log.
package struct AuditReading: Sendable {
    private let store: any AuditStore

    /// The part of the log that somebody looks at.
    package enum Scope: Sendable, Hashable {
        /// What the actor has done.
        case own
        /// What concerns an organisation: for those who manage it.
        case organisation(OrganisationID)
        /// Everything: for operators.
        case everything
    }

    package init(_ store: any AuditStore) {
        self.store = store
    }

    /// A page of the events that the actor may read, newest first.
    ///
    /// Whatever the query asks for, the scope narrows it. Network addresses are for operators, and for everybody in
    /// what they have done themselves.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` when the scope is not the actor's.
    package func page(_ query: AuditQuery, in scope: Scope, by actor: Actor, limit: Int = 50) async throws -> AuditPage
    {
        var query = query
        switch scope {
        case .own:
            // Somebody else's events are not among one's own.
            if let other = query.actor, other != actor.id { return AuditPage(entries: [], next: nil) }
            query.actor = actor.id
        case .organisation(let id):
            guard actor.manages(id) else { throw Self.notFound }
            if let other = query.organisationID, other != id { return AuditPage(entries: [], next: nil) }
            query.organisationID = id
        case .everything:
            guard actor.isOperator else { throw Self.notFound }
        }
        return Self.redacted(try await self.store.page(query, limit: limit), for: actor)
    }

    /// The newest events of an app, for those who manage it.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` for everybody else.
    package func events(of app: App, by actor: Actor, limit: Int = 100) async throws -> [AuditEntry] {
        guard app.isManaged(by: actor) else { throw Self.notFound }
        let page = try await self.store.page(AuditQuery(clientID: app.client.id), limit: limit)
        return Self.redacted(page, for: actor).entries
    }

    private static let notFound = PlatformError(.notFound, "There is nothing at this address.")

    private static func redacted(_ page: AuditPage, for actor: Actor) -> AuditPage {
        guard !actor.isOperator else { return page }
        var page = page
        for index in page.entries.indices where page.entries[index].event.actor != actor.id {
            page.entries[index].event.address = nil
        }
        return page
    }
}
