import LintelPlatform
import LintelTokens

/// Stages of organisations.
extension SQLObjectStore {
    func stages(of organisation: OrganisationID) async throws -> [Stage] {
        try await self.engine.read { transaction in
            let rows = try transaction.query(
                "SELECT id, name FROM stage WHERE organisation_id = ? ORDER BY position",
                [.id(organisation)],
            )
            return try rows.map { Stage(id: StageID(try $0.text(0)), name: try $0.text(1)) }
        }
    }

    func addStage(_ stage: Stage, to organisation: OrganisationID, limit: Int) async throws {
        try await self.engine.write { transaction in
            try transaction.lock(organisation)
            let last = try transaction.first(
                "SELECT COUNT(*), COALESCE(MAX(position), 0) FROM stage WHERE organisation_id = ?",
                [.id(organisation)],
            )
            guard let last, try last.integer(0) < Int64(limit) else {
                throw PlatformError(.listFull, "An organisation has at most \(limit) stages.")
            }
            let taken = try transaction.first(
                "SELECT 1 FROM stage WHERE organisation_id = ? AND name = ?",
                [.id(organisation), .text(stage.name)],
            )
            guard taken == nil else {
                throw PlatformError(.nameTaken, "The organisation has a stage with this name.", field: "name")
            }
            try transaction.execute(
                "INSERT INTO stage (id, organisation_id, name, position) VALUES (?, ?, ?, ?)",
                [.id(stage.id), .id(organisation), .text(stage.name), .integer(try last.integer(1) + 1)],
            )
        }
    }

    func setStage(
        _ stage: StageID?,
        of id: ObjectID,
        version: VersionID?,
        in workspace: WorkspaceID,
        organisation: OrganisationID,
    ) async throws -> Bool {
        try await self.engine.write { transaction in
            if let stage {
                let known = try transaction.first(
                    "SELECT 1 FROM stage WHERE id = ? AND organisation_id = ?",
                    [.id(stage), .id(organisation)],
                )
                guard known != nil else {
                    throw PlatformError(.notFound, "The organisation has no such stage.", field: "stage_id")
                }
            }
            let row = try transaction.first(
                """
                SELECT version_id FROM geoscience_object WHERE id = ? AND workspace_id = ? AND deleted_at IS NULL
                """,
                [.id(id), .id(workspace)],
            )
            guard let row else { return false }
            return try transaction.execute(
                "UPDATE object_version SET stage_id = ? WHERE object_id = ? AND id = ?",
                [.id(stage), .id(id), .integer(try version?.rawValue ?? row.integer(0))],
            ) > 0
        }
    }
}
