package import LintelTokens

/// Data sources, who has which role in them, and which apps may call them.
///
/// Roles and lists are read at each use, so that every node sees a change at once. A role is held by any person or service
/// identity, whether it belongs to the organisation or not.
package protocol DataSourceStore: DataSourceClientStore {
    /// Adds a data source.
    ///
    /// - Parameter limit: How many its organisation can have.
    /// - Throws: ``PlatformError`` with code `nameTaken` when another one goes by its repository name, `listFull`, or
    ///   `notFound` when there is no such organisation.
    func create(_ source: DataSource, limit: Int) async throws

    /// The ProjectWise data source; nil when there is none.
    func dataSource(_ id: DataSourceID) async throws -> DataSource?

    /// The ProjectWise data source that goes by a repository key; nil when there is none.
    func dataSource(repositoryKey key: String) async throws -> DataSourceID?

    /// The ProjectWise data sources of an organisation, or of all, by host and name.
    func dataSources(of organisation: OrganisationID?, limit: Int) async throws -> [DataSource]

    /// Connects a data source with a project, or with none.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    func connect(_ id: DataSourceID, to project: ProjectID?) async throws

    /// A ProjectWise data source with somebody's role in it and whether an app may call it; nil when there is none.
    func access(of subject: Subject, through client: ClientID, to id: DataSourceID) async throws -> DataSourceAccess?

    /// The ProjectWise data sources in which somebody has a role, by host and name.
    func accesses(of subject: Subject, through client: ClientID, limit: Int) async throws -> [DataSourceAccess]

    /// Those who have a role, by address.
    func users(of id: DataSourceID) async throws -> [DataSourceUser]

    /// Somebody's role; nil for those who have none.
    func role(of subject: Subject, in id: DataSourceID) async throws -> DataSourceRole?

    /// Gives somebody a role, in the place of the one they have.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` when there is no such data source or principal, or `listFull`.
    func assign(_ role: DataSourceRole, to subject: Subject, in id: DataSourceID, limit: Int, at now: UnixTime)
        async throws

    /// Takes somebody's role.
    ///
    /// - Returns: The role; nil when they had none.
    func revoke(from subject: Subject, in id: DataSourceID) async throws -> DataSourceRole?
}

/// Which apps may call a data source, and which would like to.
package protocol DataSourceClientStore: Sendable {
    /// The apps on the data source's own list, by client id.
    func allowedClients(of id: DataSourceID) async throws -> [AllowedClient]

    /// Puts an app on the list, and takes it out of those that wait; false when it is on it already.
    ///
    /// - Throws: ``PlatformError`` with code `listFull`, or `notFound` when there is no such data source or app.
    func allow(_ client: ClientID, in id: DataSourceID, limit: Int, at now: UnixTime) async throws -> Bool

    /// Takes an app off the list; false when it was not on it.
    func disallow(_ client: ClientID, in id: DataSourceID) async throws -> Bool

    /// The apps that have called without being allowed and were not dismissed, the latest call first.
    func waitingClients(of id: DataSourceID) async throws -> [WaitingClient]

    /// Counts a call of an app that is not allowed: one row for each app.
    ///
    /// - Parameter limit: How many can wait. A further one takes the place of one that was dismissed, and without any is
    ///   not noted.
    func noteCall(of client: ClientID, to id: DataSourceID, limit: Int, at now: UnixTime) async throws

    /// Takes an app out of those that wait, for good; false when it did not wait.
    func dismiss(_ client: ClientID, in id: DataSourceID) async throws -> Bool
}
