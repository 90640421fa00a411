package import LintelTokens

/// Organisations and who belongs to them.
package protocol OrganisationStore: Sendable {
    func organisation(_ id: OrganisationID) async throws -> Organisation?

    /// Adds an organisation with its entitlements.
    func create(_ organisation: Organisation) async throws

    /// Gives a principal a role in the organisation, replacing the one it had.
    ///
    /// - Parameter key: A person's address or a service app's client e-mail.
    /// - Returns: The principal's subject.
    /// - Throws: ``PlatformError`` with code `notFound` when the organisation or the address is unknown.
    func setMember(_ key: EmailKey, role: OrganisationRole, in id: OrganisationID, at now: UnixTime) async throws
        -> Subject

    /// Switches a product on or off for an organisation.
    ///
    /// - Returns: Whether that has changed anything.
    /// - Throws: ``PlatformError`` with code `notFound` when there is no such organisation.
    func setEntitlement(_ entitlement: String, in id: OrganisationID, on: Bool) async throws -> Bool

    /// The organisations that an enabled principal belongs to, by name.
    func memberships(of subject: Subject) async throws -> [Membership]
}
