import LintelPlatform
import LintelTokens

/// New objects and new versions.
extension SQLObjectStore {
    func create(_ id: ObjectID, at path: EvoPath, _ draft: ObjectDraft) async throws -> ObjectWriting {
        try await self.engine.write { try $0.createObject(id, at: path, draft) }
    }

    func addVersion(
        to id: ObjectID,
        movingTo path: EvoPath?,
        expecting expected: VersionID?,
        _ draft: ObjectDraft,
    ) async throws -> ObjectWriting {
        do {
            return try await self.engine.write { transaction in
                try transaction.addObjectVersion(to: id, movingTo: path, expecting: expected, draft)
            }
        } catch let error as SQLError where error.code == .uniqueViolation {
            // Of two that move to one path at once, the second is told of the first.
            guard let path,
                let other = try await self.engine.read({ try $0.object(at: path, in: draft.workspaceID) })
            else { throw PlatformError(.conflict, "Somebody else has taken the path meanwhile. Repeat the request.") }
            return .pathTaken(by: other)
        }
    }
}

extension ObjectBody {
    /// What the body refers to and is not among the data, or has no bytes yet.
    fileprivate func missing(in data: [ObjectDataKey: ObjectData]) -> [ObjectDataKey] {
        self.dataKeys.filter { key in data[key].map { $0.blob == nil } ?? key.isCertain }
    }
}

extension SQLTransaction {
    /// Adds an object with its first version.
    func createObject(_ id: ObjectID, at path: EvoPath, _ draft: ObjectDraft) throws -> ObjectWriting {
        let body = try self.data(draft.body.dataKeys, in: draft.workspaceID)
        let missing = draft.body.missing(in: body)
        guard missing.isEmpty else { return .dataMissing(missing) }
        let version = VersionID(after: nil, at: draft.at)
        let made = try self.execute(
            """
            INSERT INTO geoscience_object (id, workspace_id, path, name, created_at, created_by, version_id,
                schema_id, modified_at, modified_by, west, south, east, north)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (workspace_id, path) WHERE deleted_at IS NULL DO NOTHING
            """,
            [
                .id(id), .id(draft.workspaceID), .text(path.text), .text(path.name), .time(draft.at),
                .id(draft.subject), .integer(version.rawValue), .text(draft.body.schema.id), .time(draft.at),
                .id(draft.subject),
            ] + GeographicExtent.values(draft.body.extent),
        )
        guard made > 0 else {
            guard let other = try self.object(at: path, in: draft.workspaceID) else {
                throw PlatformError(.conflict, "Somebody else has taken the path meanwhile. Repeat the request.")
            }
            return .pathTaken(by: other)
        }
        try self.countObjects(1, in: draft.workspaceID)
        return try self.insert(version, of: id, draft, body)
    }

    /// Adds a version to an object, which moves to a path if one is named.
    func addObjectVersion(
        to id: ObjectID,
        movingTo path: EvoPath?,
        expecting expected: VersionID?,
        _ draft: ObjectDraft,
    ) throws -> ObjectWriting {
        // For the row lock: of two that expect one version, the second finds the first one's.
        let locked = try self.execute(
            """
            UPDATE geoscience_object SET path = path
            WHERE id = ? AND workspace_id = ? AND deleted_at IS NULL
            """,
            [.id(id), .id(draft.workspaceID)],
        )
        guard locked > 0,
            let row = try self.first(
                "SELECT version_id, path FROM geoscience_object WHERE id = ?",
                [.id(id)],
            )
        else { return .unknown }
        let current = VersionID(try row.integer(0))
        let path = try path ?? EvoPath(stored: row.text(1))
        guard expected == nil || expected == current else { return .modified }
        if let other = try self.object(at: path, in: draft.workspaceID), other != id {
            return .pathTaken(by: other)
        }
        let data = try self.data(draft.body.dataKeys, in: draft.workspaceID)
        let missing = draft.body.missing(in: data)
        guard missing.isEmpty else { return .dataMissing(missing) }
        let version = VersionID(after: current, at: draft.at)
        try self.execute(
            """
            UPDATE geoscience_object SET path = ?, name = ?, version_id = ?, schema_id = ?, modified_at = ?,
                modified_by = ?, west = ?, south = ?, east = ?, north = ?
            WHERE id = ?
            """,
            [
                .text(path.text), .text(path.name), .integer(version.rawValue), .text(draft.body.schema.id),
                .time(draft.at), .id(draft.subject),
            ] + GeographicExtent.values(draft.body.extent) + [.id(id)],
        )
        return try self.insert(version, of: id, draft, data)
    }

    /// The object that is at a path.
    fileprivate func object(at path: EvoPath, in workspace: WorkspaceID) throws(SQLError) -> ObjectID? {
        let row = try self.first(
            "SELECT id FROM geoscience_object WHERE workspace_id = ? AND path = ? AND deleted_at IS NULL",
            [.id(workspace), .text(path.text)],
        )
        return try row.map { row throws(SQLError) in ObjectID(try row.text(0)) }
    }

    /// Adds the rows of a version: what it says, and what it refers to.
    fileprivate func insert(
        _ version: VersionID,
        of id: ObjectID,
        _ draft: ObjectDraft,
        _ data: [ObjectDataKey: ObjectData],
    ) throws -> ObjectWriting {
        try self.execute(
            """
            INSERT INTO object_version (object_id, id, schema_id, created_at, created_by, west, south, east, north)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .id(id), .integer(version.rawValue), .text(draft.body.schema.id), .time(draft.at), .id(draft.subject),
            ] + GeographicExtent.values(draft.body.extent),
        )
        try self.execute(
            "INSERT INTO object_body (object_id, version_id, body) VALUES (?, ?, ?)",
            [.id(id), .integer(version.rawValue), .text(draft.body.text(for: id))],
        )
        let references = draft.body.dataKeys.compactMap { data[$0]?.id }.enumerated().map { position, piece in
            [.id(id), .integer(version.rawValue), .count(position), .id(piece)] as [SQLValue]
        }
        try self.insert(
            "INSERT INTO object_version_data (object_id, version_id, position, data_id) VALUES",
            references,
        )
        guard let content = try self.objectContent(id, in: draft.workspaceID) else { return .unknown }
        return .written(content)
    }
}
