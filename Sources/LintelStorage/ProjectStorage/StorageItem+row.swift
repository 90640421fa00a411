import LintelPlatform
import LintelTokens

/// Which files and folders a statement is about: the tables `document_folder` and `document` have the same columns for it.
enum StorageScope {
    /// The one of an id.
    case one(StorageItemID, isDeleted: Bool)
    /// What is right in a folder.
    case folder(StorageItemID)
    /// What was itself deleted.
    case recycleBin

    /// The conditions on a table's rows.
    ///
    /// - Parameters:
    ///   - table: `document_folder` or `document`.
    ///   - parent: The column that names the folder in which a row is.
    func conditions(
        on table: StaticString,
        parent: StaticString,
        in project: ProjectID,
        at now: UnixTime,
    ) -> SQLConditions {
        var conditions = SQLConditions()
        conditions.add("\(table).data_source_id = ?", .id(project))
        func addDeleted() {
            conditions.add("\(table).deleted_with = \(table).id")
            conditions.add("\(table).deleted_at > ?", .time(now - StorageLimits.binSeconds))
        }
        switch self {
        case .one(let id, let isDeleted):
            conditions.add("\(table).id = ?", .id(id))
            if isDeleted { addDeleted() } else { conditions.add("\(table).deleted_at IS NULL") }
        case .folder(let id):
            conditions.add("\(table).\(parent) = ?", .id(id))
            conditions.add("\(table).deleted_at IS NULL")
        case .recycleBin: addDeleted()
        }
        return conditions
    }
}

/// The statement that finds files and folders, folders first and each by name.
struct StorageSelection {
    let text: String
    let arguments: [SQLValue]

    /// - Parameter window: How many rows at most, and how many to pass over; nil for all.
    init(
        _ scope: StorageScope,
        _ kinds: Set<StorageItem.Kind>,
        in project: ProjectID,
        window: (limit: Int, offset: Int)?,
        at now: UnixTime,
    ) {
        var parts: [String] = []
        var arguments: [SQLValue] = []
        if kinds.contains(.folder) {
            var conditions = scope.conditions(on: "document_folder", parent: "parent_id", in: project, at: now)
            // The folder that holds all others is shown with what is said of the project.
            conditions.add("document_folder.parent_id IS NOT NULL")
            parts.append("\(Self.folders) WHERE \(conditions.text)")
            arguments += conditions.arguments
        }
        if kinds.contains(.file) {
            var conditions = scope.conditions(on: "document", parent: "folder_id", in: project, at: now)
            conditions.add("document.is_latest = 1")
            conditions.add("document.digest IS NOT NULL")
            parts.append("\(Self.files) WHERE \(conditions.text)")
            arguments += conditions.arguments
        }
        var text = parts.joined(separator: " UNION ALL ") + " ORDER BY kind, name_key, id"
        if let window {
            text += " LIMIT ? OFFSET ?"
            arguments += [.count(window.limit), .count(window.offset)]
        }
        self.text = text
        self.arguments = arguments
    }

    private static let folders = """
        SELECT 0 AS kind, document_folder.id AS id, document_folder.name_key AS name_key, \
        document_folder.name AS name, document_folder.description AS description, \
        document_folder.ancestors AS ancestors, NULL AS digest, NULL AS size, \
        document_folder.created_at AS created_at, \(Author.columns(on: "document_folder.created_by", as: "maker")), \
        document_folder.updated_at AS updated_at, \(Author.columns(on: Self.folderChanger, as: "changer"))
        FROM document_folder \(Author.joins(on: "document_folder.created_by", as: "maker")) \
        \(Author.joins(on: Self.folderChanger, as: "changer"))
        """

    private static let files = """
        SELECT 1 AS kind, document.id AS id, document.name_key AS name_key, document.name AS name, \
        document.description AS description, place.ancestors || place.id || '/' AS ancestors, \
        document.digest AS digest, document.size AS size, document.created_at AS created_at, \
        \(Author.columns(on: "document.created_by", as: "maker")), document.updated_at AS updated_at, \
        \(Author.columns(on: Self.fileChanger, as: "changer"))
        FROM document JOIN document_folder AS place ON place.id = document.folder_id \
        \(Author.joins(on: "document.created_by", as: "maker")) \(Author.joins(on: Self.fileChanger, as: "changer"))
        """

    private static let folderChanger: StaticString = "COALESCE(document_folder.updated_by, document_folder.created_by)"
    private static let fileChanger: StaticString = "COALESCE(document.updated_by, document.file_updated_by)"
}

extension SQLTransaction {
    /// The files and folders that a statement finds.
    func items(_ selection: StorageSelection, in project: ProjectID) throws(SQLError) -> [StorageItem] {
        var found: [(item: StorageItem, ancestors: [String])] = []
        for row in try self.query(selection.text, selection.arguments) {
            found.append(try Self.item(row, in: project))
        }
        let names = try self.names(of: Set(found.flatMap(\.ancestors)))
        return found.map { item, ancestors in
            var item = item
            // The first one holds all others, and has no name.
            let above = ancestors.dropFirst().map { names[$0] ?? "" }
            item.path = (above + [item.name.text]).joined(separator: "/")
            return item
        }
    }

    private static func item(_ row: SQLRow, in project: ProjectID) throws(SQLError) -> (StorageItem, [String]) {
        var columns = row.reader
        let kind: StorageItem.Kind = try columns.integer() == 0 ? .folder : .file
        let id: StorageItemID = try columns.id()
        _ = try columns.text()
        let name = DocumentName(stored: try columns.text())
        let description = try columns.text()
        let ancestors = try columns.text().split(separator: "/").map { String($0) }
        let digest = try columns.optionalDigest()
        let size = try columns.optionalInteger()
        var content: Blob?
        if let digest, let size { content = Blob(digest: digest, size: size) }
        let item = StorageItem(
            id: id,
            projectID: project,
            kind: kind,
            name: name,
            description: description,
            path: "",
            parentID: ancestors.last.map { StorageItemID($0) },
            content: content,
            createdAt: try columns.time(),
            createdBy: try Author(reading: &columns),
            updatedAt: try columns.time(),
            updatedBy: try Author(reading: &columns),
        )
        return (item, ancestors)
    }

    /// The names of folders, deleted or not.
    private func names(of ids: Set<String>) throws(SQLError) -> [String: String] {
        var names: [String: String] = [:]
        var rest = ids.sorted()[...]
        while !rest.isEmpty {
            var conditions = SQLConditions()
            conditions.add("id", oneOf: rest.prefix(500).map { .text($0) })
            rest = rest.dropFirst(500)
            let rows = try self.query(
                "SELECT id, name FROM document_folder WHERE \(conditions.text)",
                conditions.arguments,
            )
            for row in rows { names[try row.text(0)] = try row.text(1) }
        }
        return names
    }
}
