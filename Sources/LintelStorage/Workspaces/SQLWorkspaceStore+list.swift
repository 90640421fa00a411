import LintelPlatform
import LintelTokens

/// Lists of workspaces.
extension SQLWorkspaceStore {
    func workspaces(
        in organisation: OrganisationID,
        of subject: Subject,
        includingOthers: Bool,
        matching query: WorkspaceQuery,
    ) async throws -> WorkspacePage<WorkspaceAccess> {
        try await self.page(
            in: organisation,
            of: subject,
            includingOthers: includingOthers,
            matching: query,
            { $0.page }
        ) {
            try WorkspaceAccess(row: $0)
        }
    }

    func names(in organisation: OrganisationID, of subject: Subject, matching query: WorkspaceQuery) async throws
        -> WorkspacePage<WorkspaceName>
    {
        try await self.page(in: organisation, of: subject, includingOthers: false, matching: query, { $0.names }) {
            row in
            var columns = row.reader
            return WorkspaceName(id: try columns.id(), name: try columns.text())
        }
    }

    /// - Parameter statement: Which of the selection's statements gives the rows that `read` takes.
    private func page<Item>(
        in organisation: OrganisationID,
        of subject: Subject,
        includingOthers: Bool,
        matching query: WorkspaceQuery,
        _ statement: @escaping @Sendable (WorkspaceSelection) -> String,
        read: @escaping @Sendable (SQLRow) throws -> Item,
    ) async throws -> WorkspacePage<Item> {
        try await self.engine.read { transaction in
            let selection = try WorkspaceSelection(
                query,
                in: organisation,
                of: subject,
                includingOthers: includingOthers,
                transaction,
            )
            guard let selection else { return WorkspacePage(items: [], total: 0) }
            let rows = try transaction.query(statement(selection), selection.arguments + selection.window)
            let items = try rows.map(read)
            // A page that is not full ends the list: nothing has to be counted.
            if items.count < query.limit, !items.isEmpty || query.offset == 0 {
                return WorkspacePage(items: items, total: query.offset + items.count)
            }
            return WorkspacePage(items: items, total: try transaction.count(selection.count, selection.countArguments))
        }
    }
}

/// The statements behind a list of workspaces.
struct WorkspaceSelection {
    /// Takes ``arguments`` and ``window``.
    let page: String
    /// Ids and names; takes ``arguments`` and ``window``.
    let names: String
    /// Takes ``countArguments``.
    let count: String
    let countArguments: [SQLValue]
    let arguments: [SQLValue]
    let window: [SQLValue]

    /// Nil when the query names somebody who does not exist: nothing fits then.
    init?(
        _ query: WorkspaceQuery,
        in organisation: OrganisationID,
        of subject: Subject,
        includingOthers: Bool,
        _ transaction: any SQLTransaction,
    ) throws(SQLError) {
        var conditions = [
            "workspace.organisation_id = ?",
            query.isDeleted ? "workspace.deleted_at IS NOT NULL" : "workspace.deleted_at IS NULL",
        ]
        var arguments: [SQLValue] = [.id(organisation), .id(subject), .id(organisation)]
        func add(_ condition: String, _ argument: SQLValue) {
            conditions.append(condition)
            arguments.append(argument)
        }
        if let user = query.createdBy {
            // Makers stay in the rows when they are gone, and the command line is nobody's id.
            switch user == .nobody ? .subject(Actor.commandLine.subject) : user.reference {
            case .subject(let creator):
                add("workspace.created_by = ?", .id(creator))
            case .services(let prefix):
                add("workspace.created_by >= ?", .text(prefix))
                // Client ids are made of characters before `~`.
                add("workspace.created_by < ?", .text(prefix + "~"))
            }
        }
        if let user = query.user {
            guard let member = try transaction.subject(of: user) else { return nil }
            add(
                """
                EXISTS (SELECT 1 FROM workspace_role AS held
                    WHERE held.workspace_id = workspace.id AND held.subject = ?)
                """,
                .id(member),
            )
        }
        if let name = query.name { add("workspace.name_key LIKE ? ESCAPE '!'", .containing(name.lowercased())) }
        for (column, bounds) in [("created_at", query.createdAt), ("updated_at", query.updatedAt)] {
            if let first = bounds.first { add("workspace.\(column) >= ?", .time(first)) }
            if let last = bounds.last { add("workspace.\(column) <= ?", .time(last)) }
        }
        let source = """
            workspace \(includingOthers ? "LEFT" : "INNER") JOIN workspace_role AS own
                ON own.organisation_id = ? AND own.subject = ? AND own.workspace_id = workspace.id
            WHERE \(conditions.joined(separator: " AND "))
            """
        let order = Self.order(query)
        self.names = "SELECT workspace.id, workspace.name FROM \(source) ORDER BY \(order) LIMIT ? OFFSET ?"
        if includingOthers || query.isDeleted || arguments.count > 3 {
            self.count = "SELECT COUNT(*) FROM \(source)"
            self.countArguments = arguments
        } else {
            // Roles without a look at the workspaces: only those in the recycle bin, which are few, are looked at.
            self.count = """
                SELECT COUNT(*) - (
                    SELECT COUNT(*) FROM workspace JOIN workspace_role AS gone
                        ON gone.workspace_id = workspace.id AND gone.subject = ?
                    WHERE workspace.organisation_id = ? AND workspace.deleted_at IS NOT NULL
                ) FROM workspace_role AS own WHERE own.organisation_id = ? AND own.subject = ?
                """
            self.countArguments = [.id(subject), .id(organisation), .id(organisation), .id(subject)]
        }
        // Names and addresses are looked up for the page only, not for the rows before it.
        self.page = """
            SELECT own.role, \(Workspace.columns) FROM (
                SELECT workspace.id AS id, own.role AS role FROM \(source) ORDER BY \(order) LIMIT ? OFFSET ?
            ) AS own JOIN workspace ON workspace.id = own.id \(Workspace.authors)
            ORDER BY \(order)
            """
        self.arguments = arguments
        self.window = [.count(query.limit), .count(query.offset)]
    }

    /// The keys of the order, the id as the last; by name when there are none.
    private static func order(_ query: WorkspaceQuery) -> String {
        let keys = query.order.isEmpty ? [WorkspaceQuery.Order(.name)] : query.order
        let terms = keys.map { order in
            "\(Self.column(order.key))\(order.isDescending ? " DESC" : "")"
        }
        return (terms + ["workspace.id"]).joined(separator: ", ")
    }

    private static func column(_ key: WorkspaceQuery.Key) -> String {
        switch key {
        case .name: "workspace.name_key"
        case .createdAt: "workspace.created_at"
        case .updatedAt: "workspace.updated_at"
        // The most first, as in "owner, editor, viewer"; last who has none.
        case .userRole: "CASE own.role WHEN 'owner' THEN 0 WHEN 'editor' THEN 1 WHEN 'viewer' THEN 2 ELSE 3 END"
        }
    }
}
