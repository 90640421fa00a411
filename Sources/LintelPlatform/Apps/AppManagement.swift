import LintelOAuth
package import LintelTokens

/// What owners do with an app after it was registered: the rules for pages, API and command line alike.
///
/// An app that the actor does not manage (``App/isManaged(by:)``) does not exist for them. Each change names the version
/// of the app that the person has seen: if it is another one by now, nothing is changed (`conflict`).
package struct AppManagement: Sendable {
    /// How many people may own an app together.
    package static let maximumOwners = 20
    /// Secrets that an app gets within an hour: enough for any rotation, too few for a loop.
    package static let secretsPerHour: Int64 = 10
    /// Addresses that one person names as owners within an hour: too few to find out who has an account.
    package static let ownersPerHour: Int64 = 20

    let apps: any AppStore
    let accounts: any AccountStore
    let catalogue: Catalogue
    let throttles: any ThrottleStore
    let audit: any AuditSink
    let notices: any NoticeSender
    let random: RandomSource
    let secretLimit: Int

    /// - Parameter secretLimit: How many unexpired secrets an app may hold: the setting `secret.limit`.
    package init(
        apps: any AppStore,
        accounts: any AccountStore,
        catalogue: Catalogue,
        throttles: any ThrottleStore,
        audit: any AuditSink,
        notices: any NoticeSender,
        random: RandomSource,
        secretLimit: Int,
    ) {
        self.apps = apps
        self.accounts = accounts
        self.catalogue = catalogue
        self.throttles = throttles
        self.audit = audit
        self.notices = notices
        self.random = random
        self.secretLimit = secretLimit
    }

    /// The app, for those who manage it.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, the same for an unknown id and for an app of others.
    package func app(_ id: ClientID, for actor: Actor) async throws -> App {
        guard id.rawValue.utf8.count <= AppDirectory.maximumIDLength, let app = try await self.apps.app(id),
            app.isManaged(by: actor)
        else { throw Self.notFound }
        return app
    }

    /// Gives the app another name.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, `conflict` or `appNameInvalid`.
    package func rename(_ id: ClientID, to name: String, version: Int64?, by actor: Actor, at now: UnixTime)
        async throws
    {
        let app = try await self.app(id, for: actor)
        let name = try AppName(name, for: app.client.type)
        try await self.apply(
            .rename(name.text),
            to: app,
            version: version,
            by: actor,
            as: .appRenamed,
            detail: "\(app.client.name) → \(name.text)",
            at: now,
        )
    }

    /// Replaces both lists of redirect URIs.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, `conflict` or `redirectURIInvalid`; the field says which list.
    package func setRedirects(
        _ id: ClientID,
        signIn: [String],
        signOut: [String],
        version: Int64?,
        by actor: Actor,
        at now: UnixTime,
    ) async throws {
        let app = try await self.app(id, for: actor)
        try RedirectURIRule(for: app.client.type).check(signIn)
        try RedirectURIRule(for: app.client.type, use: .signOut).check(signOut)
        try await self.apply(
            .setRedirects(signIn: signIn, signOut: signOut),
            to: app,
            version: version,
            by: actor,
            as: .appRedirectsSet,
            detail: "\(signIn.count) after signing in, \(signOut.count) after signing out",
            at: now,
        )
    }

    /// Makes a change and writes it into the audit log.
    func apply(
        _ change: AppChange,
        to app: App,
        version: Int64?,
        by actor: Actor,
        as kind: AuditEvent.Kind,
        detail: String? = nil,
        at now: UnixTime,
    ) async throws {
        try await self.apps.apply(change, to: app.client.id, version: version, at: now)
        self.audit.record(self.event(kind, about: app, by: actor, detail: detail, at: now))
    }

    func event(
        _ kind: AuditEvent.Kind,
        about app: App,
        by actor: Actor,
        detail: String?,
        at now: UnixTime,
    ) -> AuditEvent {
        actor.event(
            kind,
            target: app.client.id.rawValue,
            clientID: app.client.id,
            organisationID: app.organisationID,
            detail: detail,
            at: now,
        )
    }

    /// Counts an attempt of whoever is not the command line.
    static func count(
        _ key: String,
        limit: Int64,
        by actor: Actor,
        in throttles: any ThrottleStore,
        _ sentence: String,
        at now: UnixTime,
    ) async throws {
        guard actor != .commandLine else { return }
        let window = try await throttles.recordFailure(key, at: now, window: 3_600, limit: limit)
        guard window.failures <= limit else { throw PlatformError(.changesThrottled, sentence) }
    }

    /// Counts an address that somebody names as an owner.
    static func countOwner(
        _ key: EmailKey,
        namedBy actor: Actor,
        in throttles: any ThrottleStore,
        at now: UnixTime,
    ) async throws {
        // Oneself is no secret, and every form may name its maker.
        if let account = actor.account, (try? EmailKey(account.email)) == key { return }
        try await Self.count(
            "owner add \(actor.id)",
            limit: Self.ownersPerHour,
            by: actor,
            in: throttles,
            "You have named many people within an hour. Try again later.",
            at: now,
        )
    }

    static let notFound = PlatformError(.notFound, "There is nothing at this address.")
}

extension AuditEvent.Kind {
    package static let appRenamed = Self(rawValue: "app.renamed")
    package static let appRedirectsSet = Self(rawValue: "app.redirects_set")
    package static let appOwnerAdded = Self(rawValue: "app.owner_added")
    package static let appOwnerRemoved = Self(rawValue: "app.owner_removed")
    package static let appEnabled = Self(rawValue: "app.enabled")
    package static let appDeleted = Self(rawValue: "app.deleted")
}
