package import LintelTokens

/// Products of the catalogue, which administrators ask for and operators switch on.
extension OrganisationManagement {
    /// Where a product stands for an organisation.
    package struct Product: Sendable, Hashable {
        package enum State: String, Sendable, Hashable {
            case on, requested, off
        }

        package let entitlement: Catalogue.Entitlement
        package let state: State

        package init(entitlement: Catalogue.Entitlement, state: State) {
            self.entitlement = entitlement
            self.state = state
        }
    }

    /// Every product of the catalogue.
    package func products(of id: OrganisationID, by actor: Actor) async throws -> [Product] {
        let (organisation, _) = try await self.visible(id, to: actor)
        let requested = Set(try await self.organisations.entitlementRequests(of: id).map(\.entitlement))
        return self.catalogue.entitlements.map { entitlement in
            let state: Product.State =
                if organisation.entitlements.contains(entitlement.id) {
                    .on
                } else {
                    requested.contains(entitlement.id) ? .requested : .off
                }
            return Product(entitlement: entitlement, state: state)
        }
    }

    /// What organisations wait for, oldest first; for operators.
    ///
    /// - Throws: ``PlatformError`` with code `roleMissing`.
    package func entitlementRequests(by actor: Actor) async throws -> [EntitlementRequest] {
        guard actor.isOperator else { throw PlatformError.roleMissing("Only operators see what is asked for.") }
        return try await self.organisations.openEntitlementRequests(limit: OrganisationLimits.listed)
    }

    /// Asks for a product; asking again changes nothing.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, `roleMissing` or `entitlementUnknown`.
    package func request(_ entitlement: String, for id: OrganisationID, by actor: Actor, at now: UnixTime) async throws
    {
        try await self.requireAdministrator(of: id, actor)
        try self.check(entitlement)
        let isNew = try await self.organisations.request(
            EntitlementRequest(
                organisationID: id,
                entitlement: entitlement,
                requester: actor.id,
                requestedAt: now,
            )
        )
        guard isNew else { return }
        self.record(.entitlementRequested, in: id, detail: entitlement, by: actor, at: now)
        if let organisation = try await self.organisations.organisation(id) {
            await self.post.requested(entitlement, for: organisation, by: actor)
        }
    }

    /// Switches a product on or off; only operators may.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, `roleMissing` or `entitlementUnknown`.
    package func setEntitlement(
        _ entitlement: String,
        isOn: Bool,
        for id: OrganisationID,
        by actor: Actor,
        at now: UnixTime,
    ) async throws {
        let (_, authority) = try await self.visible(id, to: actor)
        guard authority.isOperator else {
            throw PlatformError.roleMissing("Only operators switch products on and off.")
        }
        // A product that the catalogue has no more can still be switched off.
        if isOn { try self.check(entitlement) }
        let isChanged = try await self.organisations.setEntitlement(entitlement, isOn: isOn, for: id)
        guard isChanged else { return }
        self.record(isOn ? .entitlementOn : .entitlementOff, in: id, detail: entitlement, by: actor, at: now)
    }

    private func check(_ entitlement: String) throws(PlatformError) {
        guard self.catalogue.hasEntitlement(entitlement) else {
            let known = self.catalogue.entitlements.map(\.id).joined(separator: ", ")
            throw PlatformError(
                .entitlementUnknown,
                "There is no such entitlement. Known are: \(known).",
                field: "entitlement",
            )
        }
    }
}
