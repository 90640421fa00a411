import LintelPlatform
import LintelTokens

/// Geoscience objects in the database.
struct SQLObjectStore: ObjectStore {
    let engine: any SQLEngine

    func object(
        _ id: ObjectID,
        in workspace: WorkspaceID,
        version: VersionID?,
        isDeleted: Bool,
    ) async throws -> ObjectContent? {
        let conditions = Self.conditions(id, in: workspace, isDeleted: isDeleted)
        return try await self.engine.read { try $0.objectContent(conditions, version: version) }
    }

    func object(at path: EvoPath, in workspace: WorkspaceID, version: VersionID?) async throws -> ObjectContent? {
        let conditions = Self.conditions(path, in: workspace)
        return try await self.engine.read { try $0.objectContent(conditions, version: version) }
    }

    func head(
        of id: ObjectID,
        in workspace: WorkspaceID,
        version: VersionID?,
        isDeleted: Bool,
    ) async throws -> GeoscienceObject? {
        let conditions = Self.conditions(id, in: workspace, isDeleted: isDeleted)
        return try await self.engine.read { try $0.objectHead(conditions, version: version) }
    }

    func head(at path: EvoPath, in workspace: WorkspaceID, version: VersionID?) async throws -> GeoscienceObject? {
        let conditions = Self.conditions(path, in: workspace)
        return try await self.engine.read { try $0.objectHead(conditions, version: version) }
    }

    func versions(
        of id: ObjectID,
        in workspace: WorkspaceID,
        among ids: [VersionID]?,
        before last: VersionID?,
        limit: Int,
    ) async throws -> [ObjectVersion] {
        var conditions = SQLConditions()
        conditions.add("geoscience_object.id = ?", .id(id))
        conditions.add("geoscience_object.workspace_id = ?", .id(workspace))
        if let last { conditions.add("object_version.id < ?", .integer(last.rawValue)) }
        conditions.add("object_version.id", oneOf: ids.map { ids in ids.map { .integer($0.rawValue) } })
        return try await self.engine.read { [conditions] transaction in
            let rows = try transaction.query(
                """
                SELECT \(ObjectVersion.columns) FROM geoscience_object
                    JOIN object_version ON object_version.object_id = geoscience_object.id \(ObjectVersion.joins)
                WHERE \(conditions.text) ORDER BY object_version.id DESC LIMIT ?
                """,
                conditions.arguments + [.count(limit)],
            )
            return try rows.map { row in
                var columns = row.reader
                return try ObjectVersion(reading: &columns)
            }
        }
    }

    func currentVersions(of ids: [ObjectID], in workspace: WorkspaceID) async throws -> [ObjectID: VersionID] {
        guard !ids.isEmpty else { return [:] }
        return try await self.engine.read { transaction in
            let rows = try transaction.query(
                """
                SELECT id, version_id FROM geoscience_object
                WHERE id IN (\(SQLConditions.placeholders(ids.count))) AND workspace_id = ? AND deleted_at IS NULL
                """,
                ids.map { .id($0) } + [.id(workspace)],
            )
            var versions: [ObjectID: VersionID] = [:]
            for row in rows { versions[ObjectID(try row.text(0))] = VersionID(try row.integer(1)) }
            return versions
        }
    }

    func deleteObject(
        _ id: ObjectID,
        in workspace: WorkspaceID,
        by subject: Subject,
        at now: UnixTime,
    ) async throws -> Bool {
        try await self.engine.write { try $0.deleteObject(id, in: workspace, by: subject, at: now) }
    }

    func restoreObject(_ id: ObjectID, in workspace: WorkspaceID) async throws -> Restoration<ObjectContent>? {
        try await self.engine.takingPath { try $0.restoreObject(id, in: workspace) }
    }

    private static func conditions(_ id: ObjectID, in workspace: WorkspaceID, isDeleted: Bool) -> SQLConditions {
        var conditions = SQLConditions()
        conditions.add("geoscience_object.id = ?", .id(id))
        conditions.add("geoscience_object.workspace_id = ?", .id(workspace))
        conditions.add("geoscience_object.deleted_at IS \(isDeleted ? "NOT " : "")NULL")
        return conditions
    }

    private static func conditions(_ path: EvoPath, in workspace: WorkspaceID) -> SQLConditions {
        var conditions = SQLConditions()
        conditions.add("geoscience_object.workspace_id = ?", .id(workspace))
        conditions.add("geoscience_object.path = ?", .text(path.text))
        conditions.add("geoscience_object.deleted_at IS NULL")
        return conditions
    }
}

extension SQLTransaction {
    /// An object with its current version, deleted or not.
    func objectContent(_ id: ObjectID, in workspace: WorkspaceID) throws(SQLError) -> ObjectContent? {
        var conditions = SQLConditions()
        conditions.add("geoscience_object.id = ?", .id(id))
        conditions.add("geoscience_object.workspace_id = ?", .id(workspace))
        return try self.objectContent(conditions, version: nil)
    }

    /// The object that fulfils the conditions without its content.
    func objectHead(_ conditions: SQLConditions, version: VersionID?) throws(SQLError) -> GeoscienceObject? {
        let row = try self.first(
            """
            SELECT \(GeoscienceObject.columns) FROM geoscience_object
                JOIN object_version ON object_version.object_id = geoscience_object.id
                    AND object_version.id = \(version == nil ? "geoscience_object.version_id" : "?")
                \(GeoscienceObject.joins)
            WHERE \(conditions.text)
            """,
            (version.map { [.integer($0.rawValue)] } ?? []) + conditions.arguments,
        )
        return try row.map { row throws(SQLError) in
            var columns = row.reader
            return try GeoscienceObject(reading: &columns)
        }
    }

    /// The object that fulfils the conditions, with its current version or another one.
    func objectContent(_ conditions: SQLConditions, version: VersionID?) throws(SQLError) -> ObjectContent? {
        let row = try self.first(
            """
            SELECT \(GeoscienceObject.columns), object_body.body FROM geoscience_object
                JOIN object_version ON object_version.object_id = geoscience_object.id
                    AND object_version.id = \(version == nil ? "geoscience_object.version_id" : "?")
                JOIN object_body ON object_body.object_id = object_version.object_id
                    AND object_body.version_id = object_version.id \(GeoscienceObject.joins)
            WHERE \(conditions.text)
            """,
            (version.map { [.integer($0.rawValue)] } ?? []) + conditions.arguments,
        )
        guard var columns = row?.reader else { return nil }
        let object = try GeoscienceObject(reading: &columns)
        return ObjectContent(object: object, text: try columns.text(), data: try self.data(of: object))
    }

    /// The data that a version refers to, in the order of its body.
    private func data(of object: GeoscienceObject) throws(SQLError) -> [ObjectData] {
        let rows = try self.query(
            """
            SELECT \(ObjectData.columns) FROM object_version_data
                JOIN object_data ON object_data.id = object_version_data.data_id
            WHERE object_version_data.object_id = ? AND object_version_data.version_id = ?
            ORDER BY object_version_data.position
            """,
            [.id(object.id), .integer(object.version.id.rawValue)],
        )
        var data: [ObjectData] = []
        for row in rows { data.append(try ObjectData(row: row)) }
        return data
    }
}

extension SQLTransaction {
    /// Deletes an object with all versions.
    ///
    /// - Returns: Whether there was such an object.
    func deleteObject(_ id: ObjectID, in workspace: WorkspaceID, by subject: Subject, at now: UnixTime) throws -> Bool {
        let deleted = try self.execute(
            """
            UPDATE geoscience_object SET deleted_at = ?, deleted_by = ?
            WHERE id = ? AND workspace_id = ? AND deleted_at IS NULL
            """,
            [.time(now), .id(subject), .id(id), .id(workspace)],
        )
        guard deleted > 0 else { return false }
        try self.countObjects(-1, in: workspace)
        return true
    }

    /// Takes an object back; one that was not deleted stays as it is.
    func restoreObject(_ id: ObjectID, in workspace: WorkspaceID) throws -> Restoration<ObjectContent>? {
        // For the row lock: of two that restore it, the second finds it restored.
        try self.execute(
            "UPDATE geoscience_object SET path = path WHERE id = ? AND workspace_id = ?",
            [.id(id), .id(workspace)],
        )
        guard let content = try self.objectContent(id, in: workspace) else { return nil }
        guard content.object.deletion != nil else { return Restoration(item: content, from: nil) }
        try self.freePath(for: content.object.path) { path in
            try self.execute(
                """
                UPDATE geoscience_object SET deleted_at = NULL, deleted_by = NULL, path = ?, name = ?
                WHERE id = ? AND NOT EXISTS (
                    SELECT 1 FROM geoscience_object AS other
                    WHERE other.workspace_id = ? AND other.path = ? AND other.deleted_at IS NULL
                )
                """,
                [.text(path.text), .text(path.name), .id(id), .id(workspace), .text(path.text)],
            ) > 0
        }
        try self.countObjects(1, in: workspace)
        guard let restored = try self.objectContent(id, in: workspace) else { return nil }
        return Restoration(item: restored, from: content.object.path)
    }
}
