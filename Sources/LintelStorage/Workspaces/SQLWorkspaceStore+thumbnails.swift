import LintelPlatform
import LintelTokens

/// Pictures of workspaces.
extension SQLWorkspaceStore {
    func thumbnail(of id: WorkspaceID, in organisation: OrganisationID) async throws -> Picture? {
        try await self.engine.read { transaction in
            let row = try transaction.first(
                """
                SELECT workspace_thumbnail.format, workspace_thumbnail.content
                FROM workspace_thumbnail JOIN workspace ON workspace.id = workspace_thumbnail.workspace_id
                WHERE workspace.id = ? AND workspace.organisation_id = ? AND workspace.deleted_at IS NULL
                """,
                [.id(id), .id(organisation)],
            )
            guard var columns = row?.reader else { return nil }
            let format = try columns.word(Picture.Format.self)
            return Picture(stored: try columns.blob(), format: format)
        }
    }

    func setThumbnail(
        _ thumbnail: Picture?,
        of id: WorkspaceID,
        in organisation: OrganisationID,
    ) async throws {
        try await self.engine.write { transaction in
            try transaction.lock(id, in: organisation)
            try transaction.execute("DELETE FROM workspace_thumbnail WHERE workspace_id = ?", [.id(id)])
            guard let thumbnail else { return }
            try transaction.execute(
                "INSERT INTO workspace_thumbnail (workspace_id, format, content) VALUES (?, ?, ?)",
                [.id(id), .text(thumbnail.format.rawValue), .blob(thumbnail.bytes)],
            )
        }
    }
}
