package import LintelTokens

/// Connections with work areas.
extension ProjectManagement {
    /// Adds a connection.
    ///
    /// - Throws: ``PlatformError`` with code `listFull` or `notFound`.
    package func connect(
        _ project: Project,
        with details: ConnectionDetails,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> ProjectConnection {
        let connection = ProjectConnection(
            id: ProjectConnectionID(self.random.uuid()),
            projectID: project.id,
            details: details,
            isPrimary: false,
        )
        try await self.projects.add(connection, limit: ProjectLimits.connections)
        self.record(.projectChanged, of: project, detail: "connection \(details.name)", by: actor, at: now)
        return connection
    }

    /// Makes a connection the primary one.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    package func setPrimaryConnection(
        _ id: ProjectConnectionID,
        of project: Project,
        by actor: Actor,
        at now: UnixTime,
    ) async throws {
        guard try await self.projects.setPrimaryConnection(id, of: project.id) else {
            throw PlatformError.connectionUnknown
        }
        self.record(.projectChanged, of: project, detail: "primary connection \(id)", by: actor, at: now)
    }

    /// Makes the primary connection one like the others.
    ///
    /// - Parameter id: The only one that is meant; nil for whichever it is.
    /// - Throws: ``PlatformError`` with code `notFound` when it is not the primary one.
    package func removePrimaryConnection(
        _ id: ProjectConnectionID?,
        of project: Project,
        by actor: Actor,
        at now: UnixTime,
    ) async throws {
        guard try await self.projects.removePrimaryConnection(id, of: project.id) else {
            throw PlatformError(
                .notFound,
                "This is not the project's primary connection.",
                field: "connectionId",
            )
        }
        self.record(.projectChanged, of: project, detail: "no primary connection", by: actor, at: now)
    }

    /// Takes a connection away.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, or `conflict` for the primary one.
    package func disconnect(
        _ id: ProjectConnectionID,
        of project: Project,
        by actor: Actor,
        at now: UnixTime,
    ) async throws {
        guard try await self.projects.removeConnection(id, of: project.id) else {
            throw PlatformError.connectionUnknown
        }
        self.record(.projectChanged, of: project, detail: "connection \(id)", by: actor, at: now)
    }
}

extension PlatformError {
    package static let connectionUnknown = Self(
        .notFound,
        "The project has no connection with this id.",
        field: "connectionId",
    )
}
