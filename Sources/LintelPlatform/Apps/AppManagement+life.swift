import LintelOAuth
package import LintelTokens

extension AppManagement {
    /// Switches the app off: its tokens and secrets open nothing until it is switched on again, and everybody who has
    /// signed in to it has to do so anew.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` or `conflict`.
    package func disable(_ id: ClientID, version: Int64?, by actor: Actor, at now: UnixTime) async throws {
        let app = try await self.app(id, for: actor)
        try await self.apply(.disable, to: app, version: version, by: actor, as: .appDisabled, at: now)
        await self.tell(
            "An app of yours was disabled",
            "It gets no tokens, and those that it has are refused, until somebody enables it.",
            about: app,
            by: actor,
            action: Notice.Action("Open the app", .app(id)),
            at: now,
        )
    }

    /// Switches the app on again.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` or `conflict`.
    package func enable(_ id: ClientID, version: Int64?, by actor: Actor, at now: UnixTime) async throws {
        let app = try await self.app(id, for: actor)
        try await self.apply(.enable, to: app, version: version, by: actor, as: .appEnabled, at: now)
    }

    /// Removes the app for good, with its secrets, grants, consents and memberships; nobody ever gets its id again.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` or `conflict`.
    package func delete(_ id: ClientID, version: Int64?, by actor: Actor, at now: UnixTime) async throws {
        let app = try await self.app(id, for: actor)
        try await self.apply(
            .delete,
            to: app,
            version: version,
            by: actor,
            as: .appDeleted,
            detail: app.client.name,
            at: now,
        )
        await self.tell(
            "An app of yours was deleted",
            "It is gone for good, with its secrets and everything that people had allowed it.",
            about: app,
            by: actor,
            at: now,
        )
    }
}
