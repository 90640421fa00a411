import LintelOAuth
package import LintelTokens

extension AppManagement {
    /// Asks for further scopes: those of an API that needs approval wait for it, the others are there at once.
    ///
    /// Scopes that the app has, or has asked for, stay as they are; one that was refused is asked for again.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, `conflict`, `scopeUnknown` or `scopeNotForType`.
    package func requestScopes(
        _ scopes: ScopeSet,
        for id: ClientID,
        version: Int64?,
        by actor: Actor,
        at now: UnixTime,
    ) async throws {
        let app = try await self.app(id, for: actor)
        do throws(PlatformError) {
            guard !scopes.isEmpty else {
                throw PlatformError(.scopeUnknown, "Choose at least one scope.", field: "scope")
            }
            try ScopeRule(for: app.client.type, in: self.catalogue).check(scopes)
        } catch {
            // The form offers no such scope: whoever sends one has made the request up.
            if !scopes.isEmpty {
                var event = self.event(.appScopesRefused, about: app, by: actor, detail: error.message, at: now)
                event.errorID = error.code.rawValue
                self.audit.record(event)
            }
            throw error
        }
        let asked = scopes.values.map { scope in
            let waits = self.catalogue.api(forScope: scope)?.needsApproval == true
            return AppScope(scope: scope, state: waits && actor != .commandLine ? .requested : .approved)
        }
        try await self.apply(
            .addScopes(asked),
            to: app,
            version: version,
            by: actor,
            as: .appScopesRequested,
            detail: scopes.description,
            at: now,
        )
    }

    /// Takes a scope away, or withdraws the request for it, at once.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` or `conflict`.
    package func removeScope(
        _ scope: String,
        from id: ClientID,
        version: Int64?,
        by actor: Actor,
        at now: UnixTime,
    ) async throws {
        let app = try await self.app(id, for: actor)
        guard app.scopes.contains(where: { $0.scope == scope }) else { throw Self.notFound }
        try await self.apply(
            .removeScope(scope),
            to: app,
            version: version,
            by: actor,
            as: .appScopeRemoved,
            detail: scope,
            at: now,
        )
    }

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
