import LintelPlatform
import LintelTokens

extension Installation {
    /// Makes an organisation with these products switched on.
    ///
    /// - Throws: ``PlatformError``
    func createOrganisation(name: String, entitlements: [String]) async throws -> Organisation {
        let registration = try OrganisationRegistration(
            name: name,
            entitlements: entitlements,
            catalogue: self.catalogue,
            random: self.random,
            at: self.clock.now(),
        )
        let organisation = registration.organisation
        try await self.stores.organisations.create(organisation)
        try await self.audit(.organisationCreated, target: organisation.id.rawValue, detail: organisation.name)
        return organisation
    }

    /// Gives a person or a service identity a role in an organisation.
    ///
    /// - Parameter email: A person's address or a client e-mail.
    /// - Throws: ``PlatformError``
    func setMember(_ email: String, role: OrganisationRole, in id: OrganisationID) async throws -> Subject {
        let now = self.clock.now()
        let subject = try await self.stores.organisations.setMember(EmailKey(email), role: role, in: id, at: now)
        try await self.audit(.memberSet, target: id.rawValue, detail: "\(subject) is \(role.rawValue)")
        return subject
    }
}
