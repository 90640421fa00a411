import LintelPlatform
import LintelTokens

/// Block models in the database.
struct SQLBlockModelStore: BlockModelStore {
    let engine: any SQLEngine

    func create(
        _ model: BlockModel,
        _ version: BlockModelVersion,
        _ job: BlockJob,
        at path: EvoPath?,
        limit: Int,
    ) async throws {
        try await self.engine.takingPath { transaction in
            let row = try transaction.first(
                "SELECT COUNT(*) FROM block_model WHERE workspace_id = ?",
                [.id(model.workspaceID)],
            )
            // Of many at once a few may come in above the limit: nothing hangs on the exact number.
            guard try row?.integer(0) ?? 0 < Int64(limit) else {
                throw PlatformError(.listFull, "A workspace has at most \(limit) block models.")
            }
            let details = model.details
            let made = try transaction.execute(
                """
                INSERT INTO block_model (id, workspace_id, name, description, coordinate_system, size_unit,
                    fills_subblocks, grid, version, created_at, created_by, modified_at, modified_by, object_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (workspace_id, name) WHERE deleted_at IS NULL DO NOTHING
                """,
                [
                    .id(model.id), .id(model.workspaceID), .text(details.name), .text(details.description),
                    .text(details.coordinateSystem), .text(details.sizeUnit), .bool(details.fillsSubblocks),
                    .text(model.grid.text), .integer(model.version), .time(model.createdAt),
                    .id(model.createdBy.subject), .time(model.modifiedAt), .id(model.modifiedBy.subject),
                    .text(model.objectID?.rawValue),
                ],
            )
            guard made > 0 else { throw Self.nameTaken }
            var version = version
            version.objectVersion = try transaction.addObject(of: model, in: version, at: path)
            try transaction.insert(version)
            try transaction.insert(job)
        }
    }

    func model(_ id: BlockModelID, in workspace: WorkspaceID, isDeleted: Bool) async throws -> BlockModel? {
        try await self.engine.read { try $0.blockModel(id, in: workspace, isDeleted: isDeleted) }
    }

    func models(in workspace: WorkspaceID, matching query: BlockModelQuery) async throws -> ListPage<BlockModel> {
        try await self.list(BlockModelSelection(query, in: workspace))
    }

    func models(
        in organisation: OrganisationID,
        readableBy subject: Subject,
        matching query: BlockModelQuery,
    ) async throws -> ListPage<BlockModel> {
        try await self.list(BlockModelSelection(query, in: organisation, readableBy: subject))
    }

    func update(
        _ id: BlockModelID,
        in workspace: WorkspaceID,
        by subject: Subject,
        at now: UnixTime,
        change: @escaping @Sendable (BlockModelDetails) throws -> BlockModelDetails,
    ) async throws -> BlockModel? {
        try await self.refusingTakenName { transaction in
            // For the row lock: of two at once, the second changes what the first has made.
            let locked = try transaction.execute(
                """
                UPDATE block_model SET modified_at = ?, modified_by = ?
                WHERE id = ? AND workspace_id = ? AND deleted_at IS NULL
                """,
                [.time(now), .id(subject), .id(id), .id(workspace)],
            )
            guard locked > 0, let model = try transaction.blockModel(id, in: workspace, isDeleted: false) else {
                return nil
            }
            let details = try change(model.details)
            try transaction.execute(
                """
                UPDATE block_model SET name = ?, description = ?, coordinate_system = ?, size_unit = ?,
                    fills_subblocks = ?
                WHERE id = ?
                """,
                [
                    .text(details.name), .text(details.description), .text(details.coordinateSystem),
                    .text(details.sizeUnit), .bool(details.fillsSubblocks), .id(id),
                ],
            )
            return try transaction.blockModel(id, in: workspace, isDeleted: false)
        }
    }

    func deleteModel(
        _ id: BlockModelID,
        in workspace: WorkspaceID,
        by subject: Subject,
        at now: UnixTime,
    ) async throws -> Bool {
        try await self.engine.write { transaction in
            let deleted = try transaction.execute(
                """
                UPDATE block_model SET deleted_at = ?, deleted_by = ?
                WHERE id = ? AND workspace_id = ? AND deleted_at IS NULL
                """,
                [.time(now), .id(subject), .id(id), .id(workspace)],
            )
            guard deleted > 0 else { return false }
            if let object = try transaction.blockModel(id, in: workspace, isDeleted: true)?.objectID {
                _ = try transaction.deleteObject(object, in: workspace, by: subject, at: now)
            }
            return true
        }
    }

    func restoreModel(_ id: BlockModelID, in workspace: WorkspaceID) async throws -> (
        model: BlockModel, wasDeleted: Bool
    )? {
        try await self.refusingTakenName { transaction in
            let restored = try transaction.execute(
                """
                UPDATE block_model SET deleted_at = NULL, deleted_by = NULL
                WHERE id = ? AND workspace_id = ? AND deleted_at IS NOT NULL
                """,
                [.id(id), .id(workspace)],
            )
            guard let model = try transaction.blockModel(id, in: workspace, isDeleted: false) else { return nil }
            if restored > 0, let object = model.objectID {
                do {
                    _ = try transaction.restoreObject(object, in: workspace)
                } catch let error as SQLError where error.code == .uniqueViolation {
                    throw PlatformError(.conflict, "Somebody else has taken the path meanwhile. Repeat the request.")
                }
            }
            return (model, restored > 0)
        }
    }

    private static let nameTaken = PlatformError(
        .nameTaken,
        "The workspace has another block model of this name.",
        field: "name",
    )

    /// Runs a closure that may give a model a name that another one has.
    private func refusingTakenName<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Value
    ) async throws -> Value {
        do {
            return try await self.engine.write(body)
        } catch let error as SQLError where error.code == .uniqueViolation {
            throw Self.nameTaken
        }
    }

    private func list(_ selection: BlockModelSelection) async throws -> ListPage<BlockModel> {
        try await self.engine.read { transaction in
            let rows = try transaction.query(selection.page, selection.arguments + selection.window)
            let models = try rows.map { row in
                var columns = row.reader
                return try BlockModel(reading: &columns)
            }
            return ListPage(items: models, total: try transaction.count(selection.count, selection.arguments))
        }
    }
}

/// Versions of block models.
extension SQLBlockModelStore {
    func versions(of id: BlockModelID, window: BlockListWindow) async throws -> ListPage<BlockModelVersion> {
        try await self.engine.read { transaction in
            let versions = try transaction.blockVersions(
                "block_version.model_id = ? ORDER BY block_version.number DESC LIMIT ? OFFSET ?",
                [.id(id), .count(window.limit), .count(window.offset)],
            )
            let total = try transaction.count("SELECT COUNT(*) FROM block_version WHERE model_id = ?", [.id(id)])
            return ListPage(items: versions, total: total)
        }
    }

    func versions(of id: BlockModelID, from first: Int64, to last: Int64) async throws -> [BlockModelVersion] {
        try await self.engine.read { transaction in
            try transaction.blockVersions(
                """
                block_version.model_id = ? AND block_version.number BETWEEN ? AND ? ORDER BY block_version.number
                """,
                [.id(id), .integer(first), .integer(last)],
            )
        }
    }

    func version(_ id: BlockVersionID, of model: BlockModelID) async throws -> BlockModelVersion? {
        try await self.engine.read { transaction in
            try transaction.blockVersions("block_version.model_id = ? AND block_version.id = ?", [.id(model), .id(id)])
                .first
        }
    }

    func currentVersion(of model: BlockModelID) async throws -> BlockModelVersion? {
        try await self.engine.read { transaction in
            try transaction.blockVersions(
                """
                block_version.model_id = ?
                AND block_version.number = (SELECT version FROM block_model WHERE block_model.id = ?)
                """,
                [.id(model), .id(model)],
            ).first
        }
    }
}

extension SQLTransaction {
    /// A model, among those that were deleted or among the others.
    func blockModel(_ id: BlockModelID, in workspace: WorkspaceID, isDeleted: Bool) throws(SQLError) -> BlockModel? {
        let row = try self.first(
            """
            SELECT \(BlockModel.columns) FROM block_model \(BlockModel.joins)
            WHERE block_model.id = ? AND block_model.workspace_id = ?
                AND block_model.deleted_at IS \(isDeleted ? "NOT " : "")NULL
            """,
            [.id(id), .id(workspace)],
        )
        guard var columns = row?.reader else { return nil }
        return try BlockModel(reading: &columns)
    }

    /// Versions that fulfil a condition, behind which an order can stand.
    func blockVersions(_ condition: String, _ arguments: [SQLValue]) throws(SQLError) -> [BlockModelVersion] {
        let rows = try self.query(
            """
            SELECT \(BlockModelVersion.columns) FROM block_version \(BlockModelVersion.joins) WHERE \(condition)
            """,
            arguments,
        )
        var versions: [BlockModelVersion] = []
        for row in rows {
            var columns = row.reader
            versions.append(try BlockModelVersion(reading: &columns))
        }
        return versions
    }

    /// Adds the row of a version.
    func insert(_ version: BlockModelVersion) throws(SQLError) {
        let edges: [SQLValue] =
            version.box?.values.flatMap { [.integer($0.least), .integer($0.greatest)] }
            ?? Array(repeating: .null, count: 6)
        try self.execute(
            """
            INSERT INTO block_version (model_id, number, id, created_at, created_by, comment, mapping, changes,
                i_least, i_greatest, j_least, j_greatest, k_least, k_greatest, digest, size, object_version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .id(version.modelID), .integer(version.number), .id(version.id), .time(version.createdAt),
                .id(version.createdBy.subject), .text(version.comment), .text(version.mapping.text),
                .text(version.changes.text),
            ] + edges + [
                .digest(version.blob?.digest), version.blob.map { .integer($0.size) } ?? .null,
                version.objectVersion.map { .integer($0.rawValue) } ?? .null,
            ],
        )
    }
}
