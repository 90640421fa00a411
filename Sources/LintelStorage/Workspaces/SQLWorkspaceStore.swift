import LintelPlatform
import LintelTokens

/// Workspaces in the database.
struct SQLWorkspaceStore: WorkspaceStore {
    let engine: any SQLEngine

    func access(
        of subject: Subject,
        to id: WorkspaceID,
        in organisation: OrganisationID,
    ) async throws -> WorkspaceAccess? {
        try await self.engine.read { transaction in
            try transaction.first(Self.access, [.id(subject), .id(id), .id(organisation)])
                .map(WorkspaceAccess.init(row:))
        }
    }

    /// Takes a subject, a workspace and an organisation.
    static let access = """
        SELECT own.role, \(Workspace.columns) FROM \(Workspace.tables)
            LEFT JOIN workspace_role AS own ON own.workspace_id = workspace.id AND own.subject = ?
        WHERE workspace.id = ? AND workspace.organisation_id = ?
        """

    func organisation(of id: WorkspaceID) async throws -> OrganisationID? {
        try await self.engine.read { transaction in
            try transaction.first("SELECT organisation_id FROM workspace WHERE id = ?", [.id(id)])
                .map { OrganisationID(try $0.text(0)) }
        }
    }

    func create(_ workspace: Workspace, owner: Subject?, limit: Int) async throws {
        try await self.engine.write { transaction in
            // Of two that make the last one, one waits and is refused.
            try transaction.lock(workspace.organisationID)
            let all = try transaction.count(
                "SELECT COUNT(*) FROM workspace WHERE organisation_id = ?",
                [.id(workspace.organisationID)],
            )
            guard all < limit else {
                throw PlatformError(.listFull, "An organisation has at most \(limit) workspaces.")
            }
            try transaction.requireFree(workspace.name, in: workspace.organisationID)
            try transaction.execute(
                """
                INSERT INTO workspace (name, name_key, description, labels, coordinate_system, bounding_box,
                    id, organisation_id, is_ml_enabled, created_at, created_by, updated_at, updated_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                workspace.details.values + [
                    .id(workspace.id), .id(workspace.organisationID), .bool(workspace.isMachineLearningEnabled),
                    .time(workspace.createdAt), .id(workspace.createdBy.subject), .time(workspace.updatedAt),
                    .id(workspace.updatedBy.subject),
                ],
            )
            guard let owner else { return }
            let assignment = WorkspaceAssignment(workspaceID: workspace.id, subject: owner, role: .owner)
            try transaction.assign(assignment, in: workspace.organisationID, at: workspace.createdAt)
        }
    }

    func update(
        _ id: WorkspaceID,
        in organisation: OrganisationID,
        by change: WorkspaceChange,
        author: Subject,
        at now: UnixTime,
    ) async throws -> Workspace {
        try await self.engine.write { transaction in
            // The organisation's names: of two that take one at once, one waits and is refused.
            try transaction.lock(organisation)
            try transaction.lock(id, in: organisation)
            let known = try transaction.workspace(id, in: organisation)
            let details = try known.details.changed(by: change)
            if details.name != known.name { try transaction.requireFree(details.name, in: organisation) }
            try transaction.execute(
                "UPDATE workspace SET \(WorkspaceDetails.assignment), updated_at = ?, updated_by = ? WHERE id = ?",
                details.values + [.time(now), .id(author), .id(id)],
            )
            return try transaction.workspace(id, in: organisation)
        }
    }

    func delete(_ id: WorkspaceID, in organisation: OrganisationID, author: Subject, at now: UnixTime) async throws {
        try await self.engine.write { transaction in
            let deleted = try transaction.execute(
                """
                UPDATE workspace SET deleted_at = ?, updated_at = ?, updated_by = ?
                WHERE id = ? AND organisation_id = ? AND deleted_at IS NULL
                """,
                [.time(now), .time(now), .id(author), .id(id), .id(organisation)],
            )
            guard deleted > 0 else { throw PlatformError.workspaceUnknown }
        }
    }

    func restore(_ id: WorkspaceID, in organisation: OrganisationID, author: Subject, at now: UnixTime) async throws {
        try await self.engine.write { transaction in
            try transaction.lock(organisation)
            let row = try transaction.first(
                "SELECT name FROM workspace WHERE id = ? AND organisation_id = ? AND deleted_at IS NOT NULL",
                [.id(id), .id(organisation)],
            )
            guard let name = try row?.text(0) else { throw PlatformError.workspaceUnknown }
            try transaction.requireFree(name, in: organisation)
            try transaction.execute(
                "UPDATE workspace SET deleted_at = NULL, updated_at = ?, updated_by = ? WHERE id = ?",
                [.time(now), .id(author), .id(id)],
            )
        }
    }

    func setMachineLearning(
        _ choices: [(id: WorkspaceID, isEnabled: Bool)],
        in organisation: OrganisationID,
        author: Subject,
        at now: UnixTime,
    ) async throws {
        try await self.engine.write { transaction in
            // In one order everywhere: two that wait for each other would end in an error.
            for (id, isEnabled) in choices.sorted(by: { $0.id.rawValue < $1.id.rawValue }) {
                let changed = try transaction.execute(
                    """
                    UPDATE workspace SET is_ml_enabled = ?, updated_at = ?, updated_by = ?
                    WHERE id = ? AND organisation_id = ? AND deleted_at IS NULL
                    """,
                    [.bool(isEnabled), .time(now), .id(author), .id(id), .id(organisation)],
                )
                guard changed > 0 else { throw PlatformError.workspaceUnknown }
            }
        }
    }
}

extension WorkspaceAccess {
    /// Reads a role, which may be null, and the columns of a workspace.
    init(row: SQLRow) throws(SQLError) {
        var columns = row.reader
        let role = try WorkspaceRole(reading: &columns)
        self.init(workspace: try Workspace(reading: &columns), role: role)
    }
}

extension PlatformError {
    static let workspaceUnknown = Self(.notFound, "There is no workspace with this id.", field: "workspace")
}

extension SQLTransaction {
    /// Makes whoever changes the workspace or its roles wait for this transaction.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` when there is no such workspace in use.
    func lock(_ id: WorkspaceID, in organisation: OrganisationID) throws {
        let locked = try self.execute(
            "UPDATE workspace SET name = name WHERE id = ? AND organisation_id = ? AND deleted_at IS NULL",
            [.id(id), .id(organisation)],
        )
        guard locked > 0 else { throw PlatformError.workspaceUnknown }
    }

    fileprivate func workspace(_ id: WorkspaceID, in organisation: OrganisationID) throws -> Workspace {
        let row = try self.first(
            "SELECT \(Workspace.columns) FROM \(Workspace.tables) WHERE workspace.id = ? AND workspace.organisation_id = ?",
            [.id(id), .id(organisation)],
        )
        guard var columns = row?.reader else { throw PlatformError.workspaceUnknown }
        return try Workspace(reading: &columns)
    }

    /// Refuses a name that another workspace in use has.
    fileprivate func requireFree(_ name: String, in organisation: OrganisationID) throws {
        let other = try self.first(
            "SELECT 1 FROM workspace WHERE organisation_id = ? AND name = ? AND deleted_at IS NULL",
            [.id(organisation), .text(name)],
        )
        guard other == nil else {
            throw PlatformError(.nameTaken, "The organisation has a workspace of this name already.", field: "name")
        }
    }
}
