package import LintelTokens

/// The rules for workspaces beyond who is let in, which the rules of access have decided before: what is valid, and who
/// hears of it.
///
/// Pages, the resource APIs and the command line share it.
package struct WorkspaceManagement: Sendable {
    package let workspaces: any WorkspaceStore
    let organisations: any OrganisationStore
    let random: RandomSource
    let audit: any AuditSink

    package init(stores: Stores, random: RandomSource, audit: any AuditSink) {
        self.workspaces = stores.workspaces
        self.organisations = stores.organisations
        self.random = random
        self.audit = audit
    }

    /// Makes a workspace.
    ///
    /// - Parameter owner: Whose workspace it is at first; nil when an administrator gives it away later.
    /// - Throws: ``PlatformError`` with code `nameInvalid`, `nameTaken`, `workspaceInvalid`, `listFull` or `notFound`.
    package func create(
        name: String,
        details: WorkspaceChange = WorkspaceChange(),
        in organisation: OrganisationID,
        owner: Subject?,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> Workspace {
        let workspace = Workspace(
            id: WorkspaceID(self.random.uuid()),
            organisationID: organisation,
            details: try WorkspaceDetails(name: name).changed(by: details),
            createdAt: now,
            createdBy: Author(subject: actor.subject, name: actor.account?.name, email: actor.account?.email),
        )
        try await self.workspaces.create(workspace, owner: owner, limit: WorkspaceLimits.workspaces)
        self.record(.workspaceCreated, of: workspace.id, in: organisation, detail: workspace.name, by: actor, at: now)
        return workspace
    }

    /// Changes what is said of a workspace.
    ///
    /// - Throws: ``PlatformError`` with code `nameInvalid`, `nameTaken`, `workspaceInvalid` or `notFound`.
    package func update(
        _ id: WorkspaceID,
        in organisation: OrganisationID,
        by change: WorkspaceChange,
        actor: Actor,
        at now: UnixTime,
    ) async throws -> Workspace {
        let workspace = try await self.workspaces.update(
            id,
            in: organisation,
            by: change,
            author: actor.subject,
            at: now,
        )
        self.record(.workspaceChanged, of: id, in: organisation, detail: workspace.name, by: actor, at: now)
        return workspace
    }

    /// Puts a workspace into the recycle bin.
    package func delete(_ id: WorkspaceID, in organisation: OrganisationID, by actor: Actor, at now: UnixTime)
        async throws
    {
        try await self.workspaces.delete(id, in: organisation, author: actor.subject, at: now)
        self.record(.workspaceDeleted, of: id, in: organisation, by: actor, at: now)
    }

    /// Takes a workspace out of the recycle bin.
    ///
    /// - Throws: ``PlatformError`` with code `nameTaken` or `notFound`.
    package func restore(_ id: WorkspaceID, in organisation: OrganisationID, by actor: Actor, at now: UnixTime)
        async throws
    {
        try await self.workspaces.restore(id, in: organisation, author: actor.subject, at: now)
        self.record(.workspaceRestored, of: id, in: organisation, by: actor, at: now)
    }

    /// Puts a picture in the place of the one that there is; nil takes it away.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    package func setThumbnail(
        _ thumbnail: Picture?,
        of id: WorkspaceID,
        in organisation: OrganisationID,
        by actor: Actor,
        at now: UnixTime,
    ) async throws {
        try await self.workspaces.setThumbnail(thumbnail, of: id, in: organisation)
        let detail = thumbnail?.format.rawValue ?? "none"
        self.record(.workspaceThumbnailChanged, of: id, in: organisation, detail: detail, by: actor, at: now)
    }

    /// Says of workspaces whether models may learn from them: of all that are named, or of none.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    package func setMachineLearning(
        _ choices: [(id: WorkspaceID, isEnabled: Bool)],
        in organisation: OrganisationID,
        by actor: Actor,
        at now: UnixTime,
    ) async throws {
        try await self.workspaces.setMachineLearning(choices, in: organisation, author: actor.subject, at: now)
        for (id, isEnabled) in choices {
            self.record(
                isEnabled ? .workspaceLearningOn : .workspaceLearningOff,
                of: id,
                in: organisation,
                by: actor,
                at: now,
            )
        }
    }

    func record(
        _ kind: AuditEvent.Kind,
        of id: WorkspaceID,
        in organisation: OrganisationID,
        detail: String? = nil,
        by actor: Actor,
        at now: UnixTime,
    ) {
        self.audit.record(
            actor.event(kind, target: id.rawValue, organisationID: organisation, detail: detail, at: now)
        )
    }
}
