package import LintelTokens

/// The rules for projects beyond who is let in, which the rules of access have decided before: what is valid, and who
/// hears of it.
///
/// Pages, the resource APIs and the command line share it.
package struct ProjectManagement: Sendable {
    package let projects: any ProjectStore
    let random: RandomSource
    let audit: any AuditSink

    package init(stores: Stores, random: RandomSource, audit: any AuditSink) {
        self.projects = stores.projects
        self.random = random
        self.audit = audit
    }

    /// Makes a project.
    ///
    /// - Parameters:
    ///   - details: What is said of it beside its name.
    ///   - owner: Whose project it is at first; nil when an administrator gives it away later.
    /// - Throws: ``PlatformError`` with code `nameInvalid`, `nameTaken`, `projectInvalid`, `listFull`, `notFound`, or
    ///   `roleMissing` for an actor who does not look after the organisation.
    package func create(
        name: String,
        details: ProjectChange = ProjectChange(),
        in organisation: OrganisationID,
        owner: Subject?,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> Project {
        guard OrganisationAuthority(of: actor, in: organisation).canManageMembers else {
            throw PlatformError(
                .roleMissing,
                "Only administrators and co-administrators of an organisation make projects.",
            )
        }
        let project = Project(
            id: ProjectID(self.random.uuid()),
            organisationID: organisation,
            details: try ProjectDetails(name: name).changed(by: details),
            createdAt: now,
            createdBy: Author(subject: actor.subject, name: actor.account?.name, email: actor.account?.email),
        )
        try await self.projects.create(
            project,
            roles: ProjectRole.initial(self.random),
            owner: owner,
            limit: ProjectLimits.projects,
        )
        self.record(.projectCreated, of: project, detail: project.name, by: actor, at: now)
        return project
    }

    /// Changes what is said of a project.
    ///
    /// - Parameter version: The version that somebody has looked at; nil for whichever the project has.
    /// - Throws: ``PlatformError`` with code `nameInvalid`, `nameTaken`, `projectInvalid`, `notFound`, or `conflict` when
    ///   the project has another version.
    package func update(
        _ id: ProjectID,
        by change: ProjectChange,
        seen version: Int64? = nil,
        actor: Actor,
        at now: UnixTime,
    ) async throws -> Project {
        let project = try await self.projects.update(
            id,
            by: change,
            seen: version,
            author: actor.subject,
            at: now,
        )
        self.record(.projectChanged, of: project, detail: project.name, by: actor, at: now)
        return project
    }

    /// Removes a project with all that is in it.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` or `conflict`.
    package func delete(_ project: Project, by actor: Actor, at now: UnixTime) async throws {
        try await self.projects.delete(project.id)
        self.record(.projectDeleted, of: project, detail: project.name, by: actor, at: now)
    }

    func record(
        _ kind: AuditEvent.Kind,
        of project: Project,
        detail: String? = nil,
        by actor: Actor,
        at now: UnixTime,
    ) {
        self.audit.record(
            actor.event(
                kind,
                target: project.id.rawValue,
                organisationID: project.organisationID,
                detail: detail,
                at: now,
            )
        )
    }
}

extension PlatformError {
    /// The project has another version than the one that somebody has seen.
    package static let projectChanged = Self(
        .conflict,
        "Somebody has changed this project since you opened the page. This is how it is now: repeat your change if it is "
            + "still wanted.",
    )
}
