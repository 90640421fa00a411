package import LintelOAuth
package import LintelTokens

/// The rules for organisations: who may do what, what is valid, who hears of it.
///
/// Pages, the administration API and the command line share it. Whoever may not see an organisation gets the answer for
/// one that does not exist.
package struct OrganisationManagement: Sendable {
    let organisations: any OrganisationStore
    let invitations: any InvitationStore
    let throttle: InvitationThrottle
    let catalogue: Catalogue
    let clientEmails: ReservedDomain
    let tokens: InvitationTokens
    let random: RandomSource
    let audit: any AuditSink
    let post: OrganisationPost

    /// - Parameters:
    ///   - clientEmails: The domain of service identities, which get no mail.
    ///   - codec: Makes and opens the tokens of invitations.
    package init(
        stores: Stores,
        catalogue: Catalogue,
        clientEmails: ReservedDomain,
        codec: HandleCodec,
        random: RandomSource,
        audit: any AuditSink,
        notices: any NoticeSender,
    ) {
        self.organisations = stores.organisations
        self.invitations = stores.invitations
        self.throttle = InvitationThrottle(
            throttles: stores.throttles,
            counter: "invites",
            limit: OrganisationLimits.invitationsOfOneInviter,
        )
        self.catalogue = catalogue
        self.clientEmails = clientEmails
        self.tokens = InvitationTokens(codec: codec, random: random, purpose: .invitation)
        self.random = random
        self.audit = audit
        self.post = OrganisationPost(notices: notices, catalogue: catalogue, approvals: stores.approvals)
    }

    /// The organisations that the actor belongs to, by name.
    package func own(of actor: Actor) -> [Membership] { actor.memberships }

    /// A page of all organisations by id, for operators.
    ///
    /// - Parameter limit: How many; brought into the bounds 1 to 200.
    /// - Throws: ``PlatformError`` with code `roleMissing`.
    package func all(after id: OrganisationID? = nil, limit: Int? = nil, by actor: Actor) async throws
        -> [Organisation]
    {
        guard actor.isOperator else { throw PlatformError.roleMissing("Only operators see every organisation.") }
        let bounded = OrganisationMemberQuery(limit: limit).limit
        return try await self.organisations.organisations(after: id, limit: bounded)
    }

    /// An organisation that the actor may see.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    package func organisation(_ id: OrganisationID, by actor: Actor) async throws -> Organisation {
        try await self.visible(id, to: actor).organisation
    }

    /// Makes an organisation, whose administrator is the person that makes it.
    ///
    /// - Parameter entitlements: Products to switch on at once; only operators may.
    /// - Throws: ``PlatformError`` with code `nameInvalid`, `entitlementUnknown`, `organisationLimit` or `roleMissing`.
    package func create(name: String, entitlements: [String] = [], by actor: Actor, at now: UnixTime) async throws
        -> Organisation
    {
        guard actor.account != nil || actor.isOperator else {
            throw PlatformError.roleMissing("A service identity cannot make an organisation.")
        }
        guard entitlements.isEmpty || actor.isOperator else {
            throw PlatformError.roleMissing("Only operators switch products on: ask for them.")
        }
        let organisation = try OrganisationRegistration(
            name: name,
            entitlements: entitlements,
            catalogue: self.catalogue,
            random: self.random,
            at: now,
        ).organisation
        if let account = actor.account {
            let limit = actor.isOperator ? Int(Int32.max) : OrganisationLimits.organisations
            try await self.organisations.create(organisation, by: account.id, limit: limit)
        } else {
            try await self.organisations.create(organisation)
        }
        self.record(.organisationCreated, in: organisation.id, detail: organisation.name, by: actor, at: now)
        return organisation
    }

    /// Renames an organisation.
    ///
    /// - Parameter version: The version that the actor has seen; another one is a conflict.
    /// - Throws: ``PlatformError`` with code `notFound`, `roleMissing`, `nameInvalid` or `conflict`.
    package func rename(
        _ id: OrganisationID,
        to name: String,
        version: Int64,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> Organisation {
        try await self.requireAdministrator(of: id, actor)
        let name = try OrganisationRegistration.checkedName(name)
        let renamed = try await self.organisations.rename(id, to: name, version: version)
        self.record(.organisationRenamed, in: id, detail: renamed.name, by: actor, at: now)
        return renamed
    }
}

extension OrganisationManagement {
    /// The organisation with what the actor may do in it.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, also when the actor may not know of it.
    func visible(_ id: OrganisationID, to actor: Actor) async throws
        -> (organisation: Organisation, authority: OrganisationAuthority)
    {
        let authority = OrganisationAuthority(of: actor, in: id)
        guard authority.canSee, let organisation = try await self.organisations.organisation(id) else {
            throw PlatformError(.notFound, "There is no organisation with this id.", field: "organisation")
        }
        return (organisation, authority)
    }

    /// The organisation, when the actor may do everything in it.
    @discardableResult
    func requireAdministrator(of id: OrganisationID, _ actor: Actor) async throws -> Organisation {
        let (organisation, authority) = try await self.visible(id, to: actor)
        guard authority.canAdminister else {
            throw PlatformError.roleMissing("Only an administrator of the organisation can do this.")
        }
        return organisation
    }

    /// The organisation, when the actor may manage members.
    func requireManager(of id: OrganisationID, _ actor: Actor) async throws
        -> (organisation: Organisation, authority: OrganisationAuthority)
    {
        let (organisation, authority) = try await self.visible(id, to: actor)
        guard authority.canManageMembers else {
            throw PlatformError.roleMissing(
                "Only administrators and co-administrators of the organisation can do this."
            )
        }
        return (organisation, authority)
    }

    func record(
        _ kind: AuditEvent.Kind,
        target: String? = nil,
        client: ClientID? = nil,
        in id: OrganisationID,
        detail: String? = nil,
        by actor: Actor,
        at now: UnixTime,
    ) {
        let event = actor.event(
            kind,
            target: target ?? id.rawValue,
            clientID: client,
            organisationID: id,
            detail: detail,
            at: now,
        )
        self.audit.record(event)
    }
}

extension PlatformError {
    /// The role in the organisation does not allow it.
    package static func roleMissing(_ message: String) -> Self { Self(.roleMissing, message) }
}
