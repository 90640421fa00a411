package import LintelTokens

/// What belongs to organisations beside their members: products, e-mail domains, apps, and clients on their list.
package protocol OrganisationListStore: Sendable {
    /// Entitlements that have been asked for and not been switched on.
    func entitlementRequests(of id: OrganisationID) async throws -> [EntitlementRequest]

    /// Entitlements that organisations wait for, oldest first.
    func openEntitlementRequests(limit: Int) async throws -> [EntitlementRequest]

    /// Asks for an entitlement; false when it is on or has been asked for.
    func request(_ request: EntitlementRequest) async throws -> Bool

    /// Switches an entitlement on or off, and takes the request for it away.
    ///
    /// - Returns: False when it was like this already.
    /// - Throws: ``PlatformError`` with code `notFound`.
    func setEntitlement(_ entitlement: String, isOn: Bool, for id: OrganisationID) async throws -> Bool

    /// The organisation's e-mail domains, by name.
    func domains(of id: OrganisationID) async throws -> [DomainName]

    /// Adds a domain; false when it is there already.
    ///
    /// - Throws: ``PlatformError`` with code `listFull` or `notFound`.
    func addDomain(_ domain: DomainName, to id: OrganisationID, limit: Int, at now: UnixTime) async throws -> Bool

    /// Removes a domain; false when it was not there.
    func removeDomain(_ domain: DomainName, from id: OrganisationID) async throws -> Bool

    /// The organisation's apps, oldest first.
    func apps(of id: OrganisationID, limit: Int) async throws -> [OrganisationApp]

    /// The clients that may call the organisation's ProjectWise data sources, by client id.
    func allowedClients(of id: OrganisationID) async throws -> [OrganisationApp]

    /// Puts a client on the list; false when it is there already.
    ///
    /// - Throws: ``PlatformError`` with code `listFull`, or `notFound` when there is no such organisation or app.
    func allowClient(_ client: ClientID, in id: OrganisationID, limit: Int, at now: UnixTime) async throws -> Bool

    /// Takes a client off the list; false when it was not there.
    func disallowClient(_ client: ClientID, in id: OrganisationID) async throws -> Bool
}

/// An organisation's wish for a product.
package struct EntitlementRequest: Sendable, Hashable {
    package var organisationID: OrganisationID
    /// The catalogue's id of the product.
    package var entitlement: String
    /// The account that asks.
    package var requester: String
    package var requestedAt: UnixTime

    package init(organisationID: OrganisationID, entitlement: String, requester: String, requestedAt: UnixTime) {
        self.organisationID = organisationID
        self.entitlement = entitlement
        self.requester = requester
        self.requestedAt = requestedAt
    }
}
