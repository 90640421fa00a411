package import LintelTokens

/// Organisations, who belongs to them, and what is switched on for them.
package protocol OrganisationStore: OrganisationMemberStore, OrganisationListStore, ColleagueStore {
    func organisation(_ id: OrganisationID) async throws -> Organisation?

    /// Adds an organisation with its entitlements.
    func create(_ organisation: Organisation) async throws

    /// Adds an organisation whose administrator is the account that makes it.
    ///
    /// - Parameter limit: How many organisations one account can make.
    /// - Throws: ``PlatformError`` with code `organisationLimit`.
    func create(_ organisation: Organisation, by creator: AccountID, limit: Int) async throws

    /// The organisations by id, for operators.
    func organisations(after id: OrganisationID?, limit: Int) async throws -> [Organisation]

    /// Renames an organisation if it still has this version.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` or `conflict`.
    func rename(_ id: OrganisationID, to name: String, version: Int64) async throws -> Organisation

    /// Gives a principal a role in the organisation, replacing the one it had.
    ///
    /// - Parameter key: A person's address or a service app's client e-mail.
    /// - Returns: The principal's subject.
    /// - Throws: ``PlatformError`` with code `notFound` when the organisation or the address is unknown.
    func setMember(_ key: EmailKey, role: OrganisationRole, in id: OrganisationID, at now: UnixTime) async throws
        -> Subject

    /// The organisations that an enabled principal belongs to, by name.
    func memberships(of subject: Subject) async throws -> [Membership]

    /// An enabled principal's place in one organisation; nil when it does not belong to it.
    func membership(of subject: Subject, in id: OrganisationID) async throws -> Membership?
}
