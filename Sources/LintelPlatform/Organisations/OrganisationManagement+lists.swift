package import LintelTokens

/// E-mail domains, apps, and the clients that may call ProjectWise data sources.
extension OrganisationManagement {
    /// The organisation's e-mail domains, by name.
    package func domains(of id: OrganisationID, by actor: Actor) async throws -> [DomainName] {
        _ = try await self.visible(id, to: actor)
        return try await self.organisations.domains(of: id)
    }

    /// Names a domain as the organisation's own.
    ///
    /// Nothing is given to those who have addresses there: it only makes invitations to other domains stand out.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, `roleMissing`, `domainInvalid` or `listFull`.
    package func addDomain(_ text: String, to id: OrganisationID, by actor: Actor, at now: UnixTime) async throws
        -> DomainName
    {
        try await self.requireAdministrator(of: id, actor)
        let domain = try DomainName(text)
        let isNew = try await self.organisations.addDomain(domain, to: id, limit: OrganisationLimits.domains, at: now)
        if isNew { self.record(.domainAdded, in: id, detail: domain.rawValue, by: actor, at: now) }
        return domain
    }

    /// Takes a domain off the list; one that is not there changes nothing.
    package func removeDomain(_ text: String, from id: OrganisationID, by actor: Actor, at now: UnixTime) async throws {
        try await self.requireAdministrator(of: id, actor)
        let domain = try DomainName(text)
        guard try await self.organisations.removeDomain(domain, from: id) else { return }
        self.record(.domainRemoved, in: id, detail: domain.rawValue, by: actor, at: now)
    }

    /// The organisation's apps, oldest first.
    package func apps(of id: OrganisationID, by actor: Actor) async throws -> [OrganisationApp] {
        _ = try await self.visible(id, to: actor)
        return try await self.organisations.apps(of: id, limit: OrganisationLimits.listed)
    }

    /// The clients that may call the organisation's data sources.
    package func allowedClients(of id: OrganisationID, by actor: Actor) async throws -> [OrganisationApp] {
        _ = try await self.visible(id, to: actor)
        return try await self.organisations.allowedClients(of: id)
    }

    /// Puts a client on the list.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` (field `client` for an unknown app), `roleMissing` or `listFull`.
    package func allowClient(_ client: ClientID, in id: OrganisationID, by actor: Actor, at now: UnixTime) async throws
    {
        try await self.requireAdministrator(of: id, actor)
        let isNew = try await self.organisations.allowClient(
            client,
            in: id,
            limit: OrganisationLimits.allowedClients,
            at: now,
        )
        guard isNew else { return }
        self.record(.clientAllowed, target: client.rawValue, client: client, in: id, by: actor, at: now)
    }

    /// Takes a client off the list; one that is not there changes nothing.
    package func disallowClient(_ client: ClientID, in id: OrganisationID, by actor: Actor, at now: UnixTime)
        async throws
    {
        try await self.requireAdministrator(of: id, actor)
        guard try await self.organisations.disallowClient(client, in: id) else { return }
        self.record(.clientDisallowed, target: client.rawValue, client: client, in: id, by: actor, at: now)
    }
}
