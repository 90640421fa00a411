import LintelPlatform
import LintelTokens

/// The statement that finds what is in a folder itself.
struct EntrySelection {
    let sql: String
    let arguments: [SQLValue]

    init(
        _ kind: ContentKind,
        of folder: ContentFolder,
        in workspace: WorkspaceID,
        after position: ContentPosition?,
        limit: Int,
    ) {
        var place = folder.text
        var comparison = ">"
        if case .entry(let last, let name)? = position {
            place += name
            // Of several things of one name the later kinds are still to come.
            if kind > last { comparison = ">=" }
        }
        let inFolder =
            "workspace_id = ? AND deleted_at IS NULL AND \(ContentFolderSelection.folder) = ? AND path \(comparison) ?"
        let arguments: [SQLValue] = [.id(workspace), .text(folder.text), .text(place), .count(limit)]
        // Versions and names are looked up for what is shown only.
        switch kind {
        case .file:
            self.sql = """
                SELECT file.id, file.path, NULL, file_version.size, file_version.id, (
                    SELECT COUNT(*) FROM file_version AS other WHERE other.file_id = file.id AND other.digest IS NOT NULL
                ), file_version.created_at, \(Author.columns(on: "file_version.created_by", as: "writer")) FROM (
                    SELECT id FROM file WHERE \(inFolder) AND version_id IS NOT NULL ORDER BY path LIMIT ?
                ) AS part JOIN file ON file.id = part.id
                    JOIN file_version ON file_version.file_id = file.id AND file_version.id = file.version_id
                    \(Author.joins(on: "file_version.created_by", as: "writer"))
                """
            self.arguments = arguments
        case .object:
            self.sql = """
                SELECT geoscience_object.id, geoscience_object.path, geoscience_object.schema_id, (
                    SELECT CAST(SUM(object_data.size) AS BIGINT) FROM object_version_data
                        JOIN object_data ON object_data.id = object_version_data.data_id
                    WHERE object_version_data.object_id = geoscience_object.id
                        AND object_version_data.version_id = geoscience_object.version_id
                ), geoscience_object.version_id, (
                    SELECT COUNT(*) FROM object_version WHERE object_version.object_id = geoscience_object.id
                ), geoscience_object.modified_at, \(Author.columns(on: "geoscience_object.modified_by", as: "writer"))
                FROM (SELECT id FROM geoscience_object WHERE \(inFolder) ORDER BY path LIMIT ?) AS part
                    JOIN geoscience_object ON geoscience_object.id = part.id
                    \(Author.joins(on: "geoscience_object.modified_by", as: "writer"))
                """
            self.arguments = arguments
        case .blockModel:
            self.sql = """
                SELECT block_model.id, block_model.name, NULL, block_version.size, block_model.version,
                    block_model.version, block_model.modified_at,
                    \(Author.columns(on: "block_model.modified_by", as: "writer"))
                FROM (
                    SELECT id FROM block_model WHERE workspace_id = ? AND deleted_at IS NULL AND name \(comparison) ?
                    ORDER BY name LIMIT ?
                ) AS part JOIN block_model ON block_model.id = part.id
                    JOIN block_version ON block_version.model_id = block_model.id
                        AND block_version.number = block_model.version
                    \(Author.joins(on: "block_model.modified_by", as: "writer"))
                """
            self.arguments = [.id(workspace), .text(place), .count(limit)]
        }
    }
}

extension ContentEntry {
    /// Reads the columns that ``EntrySelection`` gives.
    init(_ kind: ContentKind, reading row: inout SQLRowReader) throws(SQLError) {
        let id = try row.text()
        let path = EvoPath(stored: try row.text())
        self.init(
            kind: kind,
            id: id,
            // A block model's name holds no slash.
            name: path.name,
            schema: try row.optionalText().map { ObjectSchema(stored: $0) },
            size: try row.optionalInteger(),
            version: try row.integer(),
            versionCount: Int(try row.integer()),
            changedAt: try row.time(),
            changedBy: try Author(reading: &row),
        )
    }
}
