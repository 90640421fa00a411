import LintelPlatform
import LintelTokens

/// The statements behind a list of folders.
struct FolderSelection {
    /// Takes ``arguments`` and ``window``.
    let page: String
    /// Takes ``arguments``.
    let count: String
    let arguments: [SQLValue]
    let window: [SQLValue]

    init(_ query: FolderQuery, in workspace: WorkspaceID, dialect: SQLDialect) {
        var conditions = SQLConditions()
        conditions.add("folder.workspace_id = ?", .id(workspace))
        conditions.add("folder.deleted_at IS \(query.isDeleted ? "NOT " : "")NULL")
        conditions.addPlace(query)
        conditions.add(query.names, dialect)
        conditions.add("folder.created_by", oneOf: query.createdBy.map { $0.map { .id($0) } })
        conditions.add("folder.modified_by", oneOf: query.modifiedBy.map { $0.map { .id($0) } })
        conditions.add("folder.created_at", query.createdAt)
        conditions.add("folder.modified_at", query.modifiedAt)
        let order = Self.order(query)
        self.count = "SELECT COUNT(*) FROM folder WHERE \(conditions.text)"
        // Names are looked up for the page only, not for the rows before it.
        self.page = """
            SELECT \(Folder.columns) FROM (
                SELECT folder.id AS id FROM folder WHERE \(conditions.text) ORDER BY \(order) LIMIT ? OFFSET ?
            ) AS page JOIN folder ON folder.id = page.id \(Folder.authors)
            ORDER BY \(order)
            """
        self.arguments = conditions.arguments
        self.window = [.count(query.window.limit), .count(query.window.offset)]
    }

    private static func order(_ query: FolderQuery) -> String {
        guard query.order.isEmpty else {
            return SQLOrder.terms(query.order, finally: ["folder.depth", "folder.id"]) { key in
                key == .folderID ? "folder.id" : "folder.\(key.rawValue)"
            }
        }
        // Those in one place have the order of their names; an index has these, and no room for paths beside it.
        let place = query.isAboutChildren ? "folder.name" : "folder.depth, folder.path"
        // Several folders that were deleted can have had one path.
        let later = query.isDeleted ? "folder.modified_at DESC, " : ""
        return "\(place), \(later)folder.id"
    }
}

extension FolderQuery {
    /// Whether only what is right in a folder is asked for, which is not that of the whole workspace.
    fileprivate var isAboutChildren: Bool { self.depth == 1 && self.parent.map { !$0.path.isRoot } ?? false }
}

extension SQLConditions {
    /// Adds that a folder is in the one that is asked about.
    fileprivate mutating func addPlace(_ query: FolderQuery) {
        guard let parent = query.parent, !parent.path.isRoot else {
            if query.depth < FolderPath.maximumDepth { self.add("folder.depth <= ?", .count(query.depth)) }
            return
        }
        guard !query.isAboutChildren else { return self.add("folder.ancestors = ?", .text(parent.contents)) }
        self.add("folder.ancestors", beginningWithOneOf: [parent.contents])
        let depth = parent.path.depth + query.depth
        // The sign keeps SQLite from looking through the whole workspace by depth.
        if depth < FolderPath.maximumDepth { self.add("+folder.depth <= ?", .count(depth)) }
    }

    fileprivate mutating func add(_ names: FolderNameFilter, _ dialect: SQLDialect) {
        for name in names.noneOf { self.add("folder.name <> ?", .text(name)) }
        guard !names.anyOf.isEmpty else { return }
        var alternatives = SQLConditions()
        for condition in names.anyOf {
            switch condition {
            case .equal(let name): alternatives.add("folder.name = ?", .text(name))
            case .like(let pattern):
                alternatives.add(dialect.fits("folder.name"), .fitting(pattern, in: dialect))
            case .likeInAnyCase(let pattern):
                alternatives.add("folder.name_key LIKE ? ESCAPE '!'", .like(pattern.pieces))
            }
        }
        self.add(anyOf: alternatives)
    }
}
