import LintelOAuth
package import LintelTokens

/// Registers apps for people: who may, what is valid, and who hears of it.
package struct AppRegistrar: Sendable {
    /// How many apps an account may own.
    package static let maximumAppsPerOwner = 100
    /// How many owners may be named beside whoever registers.
    package static let maximumFurtherOwners = 10

    /// What has become of a registration.
    package enum Outcome: Sendable {
        /// The app is new; its secret is in here and nowhere else.
        case registered(AppRegistration)
        /// The same form was sent before: it has made this app.
        case known(ClientID)
    }

    private let registrations: any AppRegistrationStore
    let accounts: any AccountStore
    let catalogue: Catalogue
    let throttles: any ThrottleStore
    private let clientEmails: ReservedDomain
    let audit: any AuditSink
    private let notices: any NoticeSender
    private let approvals: ScopeApprovals
    private let random: RandomSource

    package init(
        registrations: any AppRegistrationStore,
        accounts: any AccountStore,
        catalogue: Catalogue,
        throttles: any ThrottleStore,
        clientEmails: ReservedDomain,
        audit: any AuditSink,
        notices: any NoticeSender,
        approvals: ScopeApprovals,
        random: RandomSource,
    ) {
        self.registrations = registrations
        self.accounts = accounts
        self.catalogue = catalogue
        self.throttles = throttles
        self.clientEmails = clientEmails
        self.audit = audit
        self.notices = notices
        self.approvals = approvals
        self.random = random
    }

    /// Whether the actor has accepted the developer terms of today.
    package func hasAcceptedTerms(_ actor: Actor) async throws -> Bool {
        guard let account = actor.account else { return false }
        return try await self.registrations.hasAccepted(developerTerms: DeveloperTerms.version, account: account.id)
    }

    /// Records that the actor accepts the developer terms of today.
    package func acceptTerms(by actor: Actor, at now: UnixTime) async throws {
        let account = try Self.person(actor)
        guard try await !self.hasAcceptedTerms(actor) else { return }
        try await self.registrations.accept(developerTerms: DeveloperTerms.version, account: account.id, at: now)
        self.audit.record(
            actor.event(.developerTermsAccepted, target: actor.id, detail: DeveloperTerms.version, at: now)
        )
    }

    /// Says what is wrong with a request, all of it at once; nothing is kept.
    package func check(_ request: AppRequest, by actor: Actor, at now: UnixTime) async throws -> AppRequestCheck {
        let account = try Self.person(actor)
        var errors = self.flaws(of: request)
        var organisation: Organisation?
        if let id = request.organisationID {
            organisation = actor.memberships.first { $0.organisation.id == id }?.organisation
            // Whether there is one is not said.
            if organisation == nil {
                errors.append(
                    PlatformError(.notFound, "You belong to no such organisation.", field: "organisation")
                )
            }
        }
        let owners = try await self.owners(request.furtherOwners, beside: account, errors: &errors, by: actor, at: now)
        let newApp = NewApp(
            type: request.type,
            name: request.name,
            owner: account.id,
            furtherOwners: owners.dropFirst().map(\.id),
            organisation: organisation,
            scopes: ScopeSet(request.scopes),
            redirectURIs: request.redirectURIs,
            postLogoutRedirectURIs: request.postLogoutRedirectURIs,
            // Whoever registers an app is its developer; operators too have their scopes approved.
            isByOperator: false,
        )
        return AppRequestCheck(errors: errors, newApp: newApp, owners: owners)
    }

    /// Registers an app.
    ///
    /// - Parameter token: The form's; nil when there is no form that could be sent twice.
    /// - Throws: ``PlatformError`` with code `developerTermsNeeded` or `appLimit`, or the first of the errors that
    ///   ``check(_:by:)`` finds.
    package func register(
        _ request: AppRequest,
        token: RegistrationToken? = nil,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> Outcome {
        let account = try Self.person(actor)
        guard try await self.hasAcceptedTerms(actor) else { throw PlatformError.developerTermsNeeded }
        let check = try await self.check(request, by: actor, at: now)
        if let error = check.errors.first {
            self.noteRefusal(check.errors, by: actor, at: now)
            throw error
        }
        let registration = try AppRegistration(
            check.newApp,
            catalogue: self.catalogue,
            clientEmails: self.clientEmails,
            random: self.random,
            at: now,
        )
        let app = registration.app
        let id = try await self.registrations.register(
            app,
            clientEmailKey: registration.clientEmailKey,
            token: token ?? RegistrationToken(from: self.random),
            by: account.id,
            limit: Self.maximumAppsPerOwner,
        )
        guard id == app.client.id else { return .known(id) }
        self.audit.record(
            actor.event(
                .appCreated,
                target: id.rawValue,
                clientID: id,
                organisationID: app.organisationID,
                detail: app.client.name,
                at: now,
            )
        )
        await self.notices.send(.appRegistered(app, by: account), to: check.owners.map(\.email))
        await self.approvals.announce(app, by: actor)
        return .registered(registration)
    }

    private static func person(_ actor: Actor) throws(PlatformError) -> Account {
        guard let account = actor.account else { throw .developerTermsNeeded }
        return account
    }
}

extension PlatformError {
    /// Nobody registers an app without having accepted the developer terms; only people can.
    package static let developerTermsNeeded = Self(
        .developerTermsNeeded,
        "The developer terms have to be accepted first, by a person.",
    )
}
