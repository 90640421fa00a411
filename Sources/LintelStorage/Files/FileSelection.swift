import LintelPlatform
import LintelTokens

/// The statements behind a list of files.
struct FileSelection {
    /// Takes ``arguments`` and ``window``.
    let page: String
    /// Takes ``arguments``.
    let count: String
    let arguments: [SQLValue]
    let window: [SQLValue]

    init(_ query: FileQuery, in workspace: WorkspaceID) {
        var conditions = SQLConditions()
        conditions.add("file.workspace_id = ?", .id(workspace))
        conditions.add(query.isDeleted ? "file.deleted_at IS NOT NULL" : "file.deleted_at IS NULL")
        conditions.add("file.version_id IS NOT NULL")
        if let name = query.name { conditions.add("file.name_key LIKE ? ESCAPE '!'", .containing(name.lowercased())) }
        conditions.add("file.created_by", oneOf: query.createdBy.map { [.id($0)] })
        conditions.add("file.modified_by", oneOf: query.modifiedBy.map { [.id($0)] })
        conditions.add("file.deleted_by", oneOf: query.deletedBy.map { [.id($0)] })
        conditions.add("file.created_at", query.createdAt)
        conditions.add("file.modified_at", query.modifiedAt)
        conditions.add("file.deleted_at", query.deletedAt)
        // Several files that were deleted can have had one path.
        let order = SQLOrder.terms(query.order, finally: ["file.path", "file.id"]) { key in
            "file.\(key.rawValue)"
        }
        self.count = "SELECT COUNT(*) FROM file WHERE \(conditions.text)"
        // Versions and names are looked up for the page only, not for the rows before it.
        self.page = """
            SELECT \(File.columns) FROM (
                SELECT file.id AS id FROM file WHERE \(conditions.text) ORDER BY \(order) LIMIT ? OFFSET ?
            ) AS page JOIN file ON file.id = page.id
                JOIN file_version ON file_version.file_id = file.id AND file_version.id = file.version_id \(File.authors)
            ORDER BY \(order)
            """
        self.arguments = conditions.arguments
        self.window = [.count(query.window.limit), .count(query.window.offset)]
    }
}
