import LintelPlatform
import LintelTokens

/// The statements behind a list of block models.
struct BlockModelSelection {
    /// Takes ``arguments`` and ``window``.
    let page: String
    /// Takes ``arguments``.
    let count: String
    let arguments: [SQLValue]
    let window: [SQLValue]

    /// The models of one workspace.
    init(_ query: BlockModelQuery, in workspace: WorkspaceID) {
        var conditions = SQLConditions()
        conditions.add("block_model.workspace_id = ?", .id(workspace))
        self.init(query, from: "block_model", &conditions)
    }

    /// The models of the workspaces in which somebody has a role.
    init(_ query: BlockModelQuery, in organisation: OrganisationID, readableBy subject: Subject) {
        var conditions = SQLConditions()
        conditions.add("own.organisation_id = ?", .id(organisation))
        conditions.add("own.subject = ?", .id(subject))
        conditions.add("workspace.deleted_at IS NULL")
        let source = """
            workspace_role AS own JOIN workspace ON workspace.id = own.workspace_id
                JOIN block_model ON block_model.workspace_id = own.workspace_id
            """
        self.init(query, from: source, &conditions)
    }

    private init(_ query: BlockModelQuery, from source: String, _ conditions: inout SQLConditions) {
        conditions.add("block_model.deleted_at IS \(query.isDeleted ? "NOT " : "")NULL")
        let usual = [ListOrder(BlockModelQuery.SortKey.lastUpdatedAt, isDescending: true)]
        let order = SQLOrder.terms(
            query.order.isEmpty ? usual : query.order,
            finally: ["block_model.id"],
            column: Self.column,
        )
        self.count = "SELECT COUNT(*) FROM \(source) WHERE \(conditions.text)"
        // Names are looked up for the page only, not for the rows before it.
        self.page = """
            SELECT \(BlockModel.columns) FROM (
                SELECT block_model.id AS id FROM \(source) WHERE \(conditions.text) ORDER BY \(order) LIMIT ? OFFSET ?
            ) AS page JOIN block_model ON block_model.id = page.id \(BlockModel.joins) ORDER BY \(order)
            """
        self.arguments = conditions.arguments
        self.window = [.count(query.window.limit), .count(query.window.offset)]
    }

    private static func column(_ key: BlockModelQuery.SortKey) -> String {
        switch key {
        case .name: "block_model.name"
        case .createdAt: "block_model.created_at"
        case .lastUpdatedAt: "block_model.modified_at"
        }
    }
}
