package import LintelTokens

/// The rules for data sources beyond who is let in: what is valid, who may change them, and who hears of it.
///
/// Pages and the command line share it. Those who manage the organisation and the data source's own administrators look
/// after its roles and its list of apps; data sources are made by the former.
package struct DataSourceManagement: Sendable {
    package let sources: any DataSourceStore
    package let documents: any DocumentStore
    private let organisations: any OrganisationStore
    private let random: RandomSource
    private let audit: any AuditSink

    package init(stores: Stores, random: RandomSource, audit: any AuditSink) {
        self.sources = stores.dataSources
        self.documents = stores.documents
        self.organisations = stores.organisations
        self.random = random
        self.audit = audit
    }

    /// Makes a data source.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, `roleMissing`, `nameInvalid`, `nameTaken` or `listFull`.
    package func create(
        host: String,
        name: String,
        description: String = "",
        project: ProjectID? = nil,
        in organisation: OrganisationID,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> DataSource {
        guard actor.manages(organisation) else { throw PlatformError.dataSourceManagersOnly }
        guard let text = PlainText(description, maximum: DataSourceLimits.descriptionCharacters) else {
            throw PlatformError(
                .nameInvalid,
                "A description has at most \(DataSourceLimits.descriptionCharacters) characters that can be seen.",
                field: "description",
            )
        }
        let source = DataSource(
            id: DataSourceID(self.random.uuid()),
            organisationID: organisation,
            repository: try RepositoryName(host: host, name: name),
            description: text.text,
            projectID: project,
            createdAt: now,
            createdBy: Author(subject: actor.subject, name: actor.account?.name, email: actor.account?.email),
        )
        try await self.sources.create(source, limit: DataSourceLimits.dataSources)
        self.record(.dataSourceCreated, source, source.repository.description, by: actor, at: now)
        return source
    }

    /// The data source, for those who look after it.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, for everybody else as well.
    package func managed(_ id: DataSourceID, by actor: Actor) async throws -> DataSource {
        guard let source = try await self.sources.dataSource(id) else { throw PlatformError.dataSourceUnknown }
        if actor.manages(source.organisationID) { return source }
        guard try await self.sources.role(of: actor.subject, in: id) == .administrator else {
            throw PlatformError.dataSourceUnknown
        }
        return source
    }

    /// Puts an app on the list.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` or `listFull`.
    package func allow(_ client: ClientID, in id: DataSourceID, by actor: Actor, at now: UnixTime) async throws {
        let source = try await self.managed(id, by: actor)
        let isNew = try await self.sources.allow(client, in: id, limit: DataSourceLimits.allowedClients, at: now)
        guard isNew else { return }
        self.record(.dataSourceClientAllowed, source, client.rawValue, client: client, by: actor, at: now)
    }

    /// Takes an app off the list; one that is not on it changes nothing.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    package func disallow(_ client: ClientID, in id: DataSourceID, by actor: Actor, at now: UnixTime) async throws {
        let source = try await self.managed(id, by: actor)
        guard try await self.sources.disallow(client, in: id) else { return }
        self.record(.dataSourceClientDisallowed, source, client.rawValue, client: client, by: actor, at: now)
    }

    /// Takes an app out of those that wait.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    package func dismiss(_ client: ClientID, in id: DataSourceID, by actor: Actor, at now: UnixTime) async throws {
        let source = try await self.managed(id, by: actor)
        guard try await self.sources.dismiss(client, in: id) else { return }
        self.record(.dataSourceClientDismissed, source, client.rawValue, client: client, by: actor, at: now)
    }

    /// Gives somebody a role, by a person's address or a client e-mail.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, `emailInvalid` or `listFull`.
    package func assign(
        _ role: DataSourceRole,
        to email: String,
        in id: DataSourceID,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> DataSourceUser {
        let source = try await self.managed(id, by: actor)
        let principal = try await self.principal(email)
        try await self.sources.assign(
            role,
            to: principal.subject,
            in: id,
            limit: DataSourceLimits.users,
            at: now,
        )
        self.record(.dataSourceRoleGiven, source, "\(role.rawValue) to \(principal.subject)", by: actor, at: now)
        return DataSourceUser(principal: principal, role: role)
    }

    /// Takes somebody's role.
    ///
    /// - Parameter expected: Nothing is taken when they have another one.
    /// - Throws: ``PlatformError`` with code `notFound` or `emailInvalid`.
    package func revoke(
        _ expected: DataSourceRole? = nil,
        from email: String,
        in id: DataSourceID,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> DataSourceUser {
        let source = try await self.managed(id, by: actor)
        let principal = try await self.principal(email)
        let held = try await self.sources.role(of: principal.subject, in: id)
        guard let held, expected == nil || held == expected,
            let role = try await self.sources.revoke(from: principal.subject, in: id)
        else {
            throw PlatformError(.notFound, "\(email) does not have this role there.", field: "role")
        }
        self.record(.dataSourceRoleTaken, source, "\(role.rawValue) from \(principal.subject)", by: actor, at: now)
        return DataSourceUser(principal: principal, role: role)
    }

    func principal(_ email: String) async throws -> OrganisationPrincipal {
        guard let principal = try await self.organisations.principal(try EmailKey(email)) else {
            throw PlatformError(.notFound, "There is nobody with this address.", field: "email")
        }
        return principal
    }

    func record(
        _ kind: AuditEvent.Kind,
        _ source: DataSource,
        _ detail: String,
        client: ClientID? = nil,
        by actor: Actor,
        at now: UnixTime,
    ) {
        self.audit.record(
            actor.event(
                kind,
                target: source.id.rawValue,
                clientID: client,
                organisationID: source.organisationID,
                detail: detail,
                at: now,
            )
        )
    }
}

extension PlatformError {
    /// The data source is not there, or not for the caller.
    package static let dataSourceUnknown = Self(.notFound, "There is no such data source.", field: "datasource")

    fileprivate static let dataSourceManagersOnly = Self(
        .roleMissing,
        "Only administrators and co-administrators of the organisation can make data sources.",
    )
}
