package import LintelTokens

/// Pictures and repositories.
extension ProjectManagement {
    /// Gives a project a picture, in the place of the one that it has.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    package func setPicture(_ picture: Picture, of project: Project, by actor: Actor, at now: UnixTime) async throws
        -> ProjectPicture
    {
        let id = ProjectPictureID(self.random.uuid())
        try await self.projects.setPicture(picture, as: id, of: project.id)
        self.record(.projectChanged, of: project, detail: "picture", by: actor, at: now)
        return ProjectPicture(id: id, format: picture.format)
    }

    /// Takes a project's picture away.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` when it has none.
    package func removePicture(of project: Project, by actor: Actor, at now: UnixTime) async throws {
        guard try await self.projects.removePicture(of: project.id) else {
            throw PlatformError(.notFound, "The project has no picture.", field: "image")
        }
        self.record(.projectChanged, of: project, detail: "picture", by: actor, at: now)
    }

    /// Adds a repository.
    ///
    /// - Throws: ``PlatformError`` with code `nameTaken`, `listFull` or `notFound`.
    package func addRepository(
        _ type: RepositoryType,
        _ details: RepositoryDetails,
        to project: Project,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> ProjectRepository {
        let repository = ProjectRepository(
            id: ProjectRepositoryID(self.random.uuid()),
            projectID: project.id,
            type: type,
            details: details,
        )
        try await self.projects.add(repository, limit: ProjectLimits.repositories)
        self.record(.projectChanged, of: project, detail: "repository \(details.name)", by: actor, at: now)
        return repository
    }

    /// Changes what is said of a repository.
    ///
    /// - Throws: ``PlatformError`` with code `nameTaken` or `notFound`.
    package func update(_ repository: ProjectRepository, of project: Project, by actor: Actor, at now: UnixTime)
        async throws
    {
        try await self.projects.update(repository)
        self.record(.projectChanged, of: project, detail: "repository \(repository.details.name)", by: actor, at: now)
    }

    /// Takes a repository away, with what is in it.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    package func remove(_ repository: ProjectRepository, of project: Project, by actor: Actor, at now: UnixTime)
        async throws
    {
        guard try await self.projects.removeRepository(repository.id, of: project.id) else {
            throw PlatformError.repositoryUnknown
        }
        self.record(.projectChanged, of: project, detail: "repository \(repository.details.name)", by: actor, at: now)
    }
}

extension PlatformError {
    package static let repositoryUnknown = Self(
        .notFound,
        "The iTwin has no repository with this id.",
        field: "repositoryId",
    )
}
