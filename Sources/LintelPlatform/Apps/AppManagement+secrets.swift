import LintelOAuth
package import LintelTokens

extension AppManagement {
    /// Adds a secret and tells the owners.
    ///
    /// - Returns: The secret, whose text nobody ever sees again.
    /// - Throws: ``PlatformError`` with code `notFound`, `conflict`, `secretNotForType`, `secretLifetimeInvalid`,
    ///   `nameInvalid`, `secretLimit` or `changesThrottled`.
    package func addSecret(
        to id: ClientID,
        label: String?,
        expiresInDays days: Int64?,
        version: Int64?,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> NewSecret {
        let app = try await self.app(id, for: actor)
        let secret = try NewSecret(
            for: app.client,
            label: label,
            expiresInDays: days,
            random: self.random,
            at: now,
        )
        try await Self.count(
            "secret add \(id.rawValue)",
            limit: Self.secretsPerHour,
            by: actor,
            in: self.throttles,
            "An app gets at most \(Self.secretsPerHour) new secrets an hour. Try again later.",
            at: now,
        )
        try await self.apply(
            .addSecret(secret.shown, digest: secret.secret.digest, limit: self.secretLimit),
            to: app,
            version: version,
            by: actor,
            as: .secretAdded,
            detail: secret.shown.label,
            at: now,
        )
        var facts = [Notice.Fact("Label", secret.shown.label), Notice.Fact("Begins with", secret.shown.hint)]
        if let expiresAt = secret.shown.expiresAt { facts.append(Notice.Fact("Expires", expiresAt.timestamp)) }
        await self.tell(
            "A secret was added to an app of yours",
            "A further secret now opens an app that you own. Whoever holds it can act as the app.",
            about: app,
            by: actor,
            facts,
            action: Notice.Action("Look at the credentials", .appCredentials(id)),
            closing: "If nobody of you did this, revoke the secret.",
            at: now,
        )
        return secret
    }

    /// Revokes a secret and tells the owners; it opens nothing from then on.
    ///
    /// - Parameter force: Also when no active secret is left.
    /// - Throws: ``PlatformError`` with code `notFound`, `conflict` or `secretLast`.
    package func revokeSecret(
        _ secretID: String,
        of id: ClientID,
        force: Bool,
        version: Int64?,
        by actor: Actor,
        at now: UnixTime,
    ) async throws {
        let app = try await self.app(id, for: actor)
        guard let secret = app.secrets.first(where: { $0.id == secretID }) else { throw Self.notFound }
        try await self.apply(
            .revokeSecret(id: secretID, force: force),
            to: app,
            version: version,
            by: actor,
            as: .secretRevoked,
            detail: secret.label,
            at: now,
        )
        await self.tell(
            "A secret of an app of yours was revoked",
            "The secret opens nothing any more. What still uses it gets no more tokens.",
            about: app,
            by: actor,
            [Notice.Fact("Label", secret.label), Notice.Fact("Begins with", secret.hint)],
            action: Notice.Action("Look at the credentials", .appCredentials(id)),
            at: now,
        )
    }
}
