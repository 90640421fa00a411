import LintelOAuth
package import LintelTokens

extension ScopeApprovals {
    /// A page of the queue.
    package struct Queue: Sendable, Hashable {
        package var requests: [ScopeRequest]
        /// Where the next page begins; nil on the last one.
        package var next: ScopeRequest.Cursor?
    }

    /// The requests that the actor may decide, oldest first, without their own.
    ///
    /// - Parameter organisation: Narrows the queue to one organisation's apps; one that is not the actor's has none.
    package func queue(
        for actor: Actor,
        organisation: OrganisationID? = nil,
        after cursor: ScopeRequest.Cursor? = nil,
    ) async throws -> Queue {
        var filter = self.rule.filter(for: actor, organisation: organisation)
        filter.requester = actor.id
        guard !filter.isEmpty else { return Queue(requests: [], next: nil) }
        let found = try await self.store.requests(filter, after: cursor, limit: Self.pageSize + 1)
        let page = Array(found.prefix(Self.pageSize))
        return Queue(requests: page, next: found.count > Self.pageSize ? page.last?.cursor : nil)
    }

    /// The newest decisions about what the actor may decide, newest first.
    package func history(for actor: Actor, organisation: OrganisationID? = nil) async throws -> [ScopeRequest] {
        let filter = self.rule.filter(for: actor, organisation: organisation)
        guard !filter.isEmpty else { return [] }
        return try await self.store.decisions(filter, limit: Self.historySize)
    }

    /// Whether somebody decides anything at all: an operator, or who looks after an organisation.
    package func isApprover(_ actor: Actor) -> Bool { !self.rule.filter(for: actor, organisation: nil).isEmpty }
}

extension ScopeApprovals {
    /// One scope of an app for those who decide about it, whatever its state.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, also when the decision is somebody else's.
    package func entry(_ scope: String, of id: ClientID, for actor: Actor) async throws -> ScopeRequest {
        let (app, entry) = try await self.decidable(scope, of: id, by: actor)
        return ScopeRequest(
            clientID: id,
            appName: app.client.name,
            type: app.client.type,
            organisationID: app.organisationID,
            organisationName: app.client.organisationName,
            scope: entry,
            requester: await self.letters.person(entry.requestedBy),
            decider: await self.letters.person(entry.decidedBy),
        )
    }
}

extension ScopeApprovals {
    /// The people who asked for the app's scopes or decided about them, by account id; who has no account is left out.
    package func people(of app: App) async -> [String: ScopeRequest.Person] {
        let ids = Set(app.scopes.flatMap { [$0.requestedBy, $0.decidedBy].compactMap { $0 } })
        var people: [String: ScopeRequest.Person] = [:]
        for id in ids { people[id] = await self.letters.person(id) }
        return people
    }
}

extension ScopeApprovals {
    /// Tells those who decide that scopes of a new app wait; whoever registers an app calls it behind that.
    package func announce(_ app: App, by actor: Actor) async {
        let waiting = app.scopes.filter { $0.state == .requested }.map(\.scope)
        if !waiting.isEmpty { await self.letters.tellApprovers(of: waiting, for: app, rule: self.rule, by: actor) }
    }
}
