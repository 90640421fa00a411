import LintelOAuth
package import LintelTokens

/// Who gets which scopes: requests of owners, and the decisions of those who are responsible for an API.
///
/// Nobody decides about their own request, whatever they are. Tokens follow a decision within a second on every node.
package struct ScopeApprovals: Sendable {
    /// The longest note beside a decision, in characters.
    package static let maximumNoteLength = 500
    /// How many scopes an app may have.
    package static let maximumScopes = 100
    /// How many requests a page of the queue holds.
    package static let pageSize = 50
    /// How many decisions the history holds.
    package static let historySize = 50

    let catalogue: Catalogue
    let apps: any AppStore
    let store: any ScopeApprovalStore
    let audit: any AuditSink
    let letters: ApprovalLetters
    let rule: ApprovalRule

    package init(catalogue: Catalogue, stores: Stores, audit: any AuditSink, notices: any NoticeSender) {
        self.catalogue = catalogue
        self.apps = stores.apps
        self.store = stores.approvals
        self.audit = audit
        self.rule = ApprovalRule(catalogue)
        self.letters = ApprovalLetters(
            catalogue: catalogue,
            accounts: stores.accounts,
            store: stores.approvals,
            notices: notices,
        )
    }

    /// Asks for scopes for an app: those that need approval wait for it, the others are the app's at once.
    ///
    /// What it has or has asked for already is left alone; what was refused is asked for again.
    ///
    /// - Parameter version: The version of the app that the form was made from; nil for any.
    /// - Returns: What has changed.
    /// - Throws: ``PlatformError`` with code `notFound`, `conflict`, `scopeUnknown`, `scopeNotForType` or `scopeLimit`.
    @discardableResult
    package func request(
        _ scopes: ScopeSet,
        for id: ClientID,
        version: Int64? = nil,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> [AppScope] {
        let app = try await self.managed(id, by: actor)
        do throws(PlatformError) {
            guard scopes.values.count <= Self.maximumScopes else { throw Self.tooMany }
            try ScopeRule(for: app.client.type, in: self.catalogue)
                .checkNew(scopes, held: ScopeSet(app.scopes.map(\.scope)))
        } catch {
            var event = self.event(.scopesRequestRefused, app, error.message, actor, now)
            event.errorID = error.code.rawValue
            self.audit.record(event)
            throw error
        }
        let settled = Set(app.scopes.filter { $0.state != .refused }.map(\.scope))
        let wanted = scopes.values.filter { !settled.contains($0) }.map { self.entry($0, by: actor, at: now) }
        guard !wanted.isEmpty else { return [] }
        let changed = Set(
            try await self.store.request(wanted, for: id, version: version, limit: Self.maximumScopes)
        )
        let added = wanted.filter { changed.contains($0.scope) }
        guard !added.isEmpty else { return [] }
        self.audit.record(
            self.event(.scopesRequested, app, added.map(\.scope).joined(separator: " "), actor, now)
        )
        let waiting = added.filter { $0.state == .requested }.map(\.scope)
        if !waiting.isEmpty { await self.letters.tellApprovers(of: waiting, for: app, rule: self.rule, by: actor) }
        return added
    }

    /// Takes a request back, or gives an approved scope up.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` or `conflict`.
    package func withdraw(
        _ scope: String,
        of id: ClientID,
        version: Int64? = nil,
        by actor: Actor,
        at now: UnixTime,
    ) async throws {
        let app = try await self.managed(id, by: actor)
        guard app.scopes.contains(where: { $0.scope == scope }) else {
            throw PlatformError(.notFound, "The app has no such scope.", field: "scope")
        }
        guard try await self.store.withdraw(scope, of: id, version: version) else {
            throw PlatformError(.conflict, "The app has no such scope to take back.", field: "scope")
        }
        self.audit.record(self.event(.scopeWithdrawn, app, Self.quoted(scope), actor, now))
    }

    /// Approves or refuses a request, and tells the owners.
    ///
    /// - Parameter note: What the owners read beside the decision.
    /// - Throws: ``PlatformError`` with code `notFound` (also when the decision is somebody else's), `conflict` (nothing
    ///   waits any more), `approvalByRequester` or `noteInvalid`.
    package func decide(
        _ decision: ScopeDecision,
        on scope: String,
        of id: ClientID,
        note: String? = nil,
        by actor: Actor,
        at now: UnixTime,
    ) async throws {
        let (app, entry) = try await self.decidable(scope, of: id, by: actor)
        guard entry.state == .requested else { throw Self.decided }
        guard entry.requestedBy != actor.id else {
            throw PlatformError(.approvalByRequester, "You asked for this scope: somebody else has to decide.")
        }
        let note = try Self.checked(note)
        let counts = try await self.store.decide(decision, on: scope, of: id, note: note, by: actor.id, at: now)
        guard counts else { throw Self.decided }
        let kind: AuditEvent.Kind = decision == .approve ? .scopeApproved : .scopeRefused
        self.audit.record(self.event(kind, app, Self.detail(scope, note), actor, now))
        await self.letters.tellOwners(of: app, that: scope, is: decision, note: note, by: actor)
    }

    /// Takes an approval back: tokens no longer get the scope, and the owners are told.
    ///
    /// - Throws: As ``decide(_:on:of:note:by:at:)``; `conflict` also when the scope needs no approval.
    package func revokeApproval(
        of scope: String,
        of id: ClientID,
        note: String? = nil,
        by actor: Actor,
        at now: UnixTime,
    ) async throws {
        let (app, _) = try await self.decidable(scope, of: id, by: actor)
        guard self.rule.needsApproval(scope) else {
            throw PlatformError(.conflict, "This scope needs no approval, so there is none to take back.")
        }
        let note = try Self.checked(note)
        guard try await self.store.revokeApproval(of: scope, of: id, note: note, by: actor.id, at: now) else {
            throw PlatformError(.conflict, "The scope is not approved any more.")
        }
        self.audit.record(self.event(.scopeApprovalRevoked, app, Self.detail(scope, note), actor, now))
        await self.letters.tellOwnersOfRevocation(of: scope, app: app, note: note, by: actor)
    }
}
