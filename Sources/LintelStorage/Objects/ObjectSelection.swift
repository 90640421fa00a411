import LintelPlatform
import LintelTokens

/// The statements behind a list of objects.
struct ObjectSelection {
    /// Takes ``arguments`` and ``window``.
    let page: String
    /// Takes ``countArguments``.
    let count: String
    let countArguments: [SQLValue]
    let arguments: [SQLValue]
    let window: [SQLValue]

    /// The objects of one workspace.
    init(_ query: ObjectQuery, in workspace: WorkspaceID) {
        var conditions = SQLConditions()
        conditions.add("geoscience_object.workspace_id = ?", .id(workspace))
        conditions.add(query)
        // Several objects that were deleted can have had one path.
        let last = ["geoscience_object.path", "geoscience_object.id"]
        let all = "SELECT CAST(COALESCE(SUM(live), 0) AS BIGINT) FROM object_count WHERE workspace_id = ?"
        self.init(
            query,
            from: "geoscience_object",
            conditions,
            all: (all, [.id(workspace)]),
            finally: last,
            more: nil,
        )
    }

    /// The objects of the workspaces in which somebody has a role.
    init(_ query: ObjectQuery, in organisation: OrganisationID, readableBy subject: Subject) {
        var conditions = SQLConditions()
        conditions.add("own.organisation_id = ?", .id(organisation))
        conditions.add("own.subject = ?", .id(subject))
        conditions.add("workspace.deleted_at IS NULL")
        conditions.add(query)
        let source = """
            workspace_role AS own JOIN workspace ON workspace.id = own.workspace_id
                JOIN geoscience_object ON geoscience_object.workspace_id = own.workspace_id
            """
        let made = "workspace.name AS workspace_name, own.role AS role"
        // By workspace first: in this order the rows can be read one workspace after the other.
        let last = ["own.workspace_id", "geoscience_object.path", "geoscience_object.id"]
        let all = """
            SELECT CAST(COALESCE(SUM(object_count.live), 0) AS BIGINT) FROM workspace_role AS own
                JOIN workspace ON workspace.id = own.workspace_id
                JOIN object_count ON object_count.workspace_id = own.workspace_id
            WHERE own.organisation_id = ? AND own.subject = ? AND workspace.deleted_at IS NULL
            """
        self.init(
            query,
            from: source,
            conditions,
            all: (all, [.id(organisation), .id(subject)]),
            finally: last,
            more: (made, "page.workspace_name, page.role"),
        )
    }

    /// - Parameters:
    ///   - all: How many there are of those that are not deleted, when nothing else is asked for.
    ///   - more: Columns that a row has beside the object's: as they are made, and as they are shown.
    private init(
        _ query: ObjectQuery,
        from source: String,
        _ conditions: SQLConditions,
        all: (count: String, arguments: [SQLValue]),
        finally last: [String],
        more: (made: String, shown: String)?,
    ) {
        let order = SQLOrder.terms(query.order, finally: last, column: Self.column)
        // The role's row is not there when the page's rows are put in order again.
        let shownOrder = order.replacing("own.workspace_id", with: "geoscience_object.workspace_id")
        self.count = query.asksForAll ? all.count : "SELECT COUNT(*) FROM \(source) WHERE \(conditions.text)"
        self.countArguments = query.asksForAll ? all.arguments : conditions.arguments
        // Versions and names are looked up for the page only, not for the rows before it.
        self.page = """
            SELECT \(GeoscienceObject.columns)\(more.map { ", \($0.shown)" } ?? "") FROM (
                SELECT geoscience_object.id AS id\(more.map { ", \($0.made)" } ?? "") FROM \(source)
                WHERE \(conditions.text) ORDER BY \(order) LIMIT ? OFFSET ?
            ) AS page JOIN geoscience_object ON geoscience_object.id = page.id
                JOIN object_version ON object_version.object_id = geoscience_object.id
                    AND object_version.id = geoscience_object.version_id \(GeoscienceObject.joins)
            ORDER BY \(shownOrder)
            """
        self.arguments = conditions.arguments
        self.window = [.count(query.window.limit), .count(query.window.offset)]
    }

    private static func column(_ key: ObjectQuery.SortKey) -> String {
        switch key {
        case .author, .createdBy: "geoscience_object.created_by"
        case .createdAt: "geoscience_object.created_at"
        case .deletedAt: "geoscience_object.deleted_at"
        case .modifiedAt: "geoscience_object.modified_at"
        case .modifiedBy: "geoscience_object.modified_by"
        case .name, .objectName: "geoscience_object.name"
        }
    }
}

extension ObjectQuery {
    /// Whether every object fits that is not deleted, however the list is sorted and cut.
    fileprivate var asksForAll: Bool {
        var other = ObjectQuery()
        other.order = self.order
        other.window = self.window
        return self == other
    }
}

extension SQLConditions {
    /// Adds what a query asks for.
    fileprivate mutating func add(_ query: ObjectQuery) {
        self.add("geoscience_object.deleted_at IS \(query.isDeleted ? "NOT " : "")NULL")
        self.add("geoscience_object.name", beginningWithOneOf: query.names)
        if !query.schemas.isEmpty { self.add("geoscience_object.schema_id", oneOf: query.schemas.map { .text($0) }) }
        self.add("geoscience_object.created_by", oneOf: query.createdBy.map { $0.map { .id($0) } })
        self.add("geoscience_object.modified_by", oneOf: query.modifiedBy.map { $0.map { .id($0) } })
        self.add("geoscience_object.deleted_by", oneOf: query.deletedBy.map { $0.map { .id($0) } })
        self.add("geoscience_object.created_at", query.createdAt)
        self.add("geoscience_object.modified_at", query.modifiedAt)
        self.add("geoscience_object.deleted_at", query.deletedAt)
        for place in query.places { self.add(place) }
    }

    private mutating func add(_ place: GeographicCondition) {
        let area = place.extent
        let clause =
            switch place.relation {
            // Neither lies wholly on one side of the other.
            case .intersects:
                """
                geoscience_object.east >= ? AND geoscience_object.north >= ?
                AND geoscience_object.west <= ? AND geoscience_object.south <= ?
                """
            case .within:
                """
                geoscience_object.west >= ? AND geoscience_object.south >= ?
                AND geoscience_object.east <= ? AND geoscience_object.north <= ?
                """
            }
        self.add("geoscience_object.west IS NOT NULL")
        self.add(
            clause,
            .integer(area.west),
            .integer(area.south),
            .integer(area.east),
            .integer(area.north),
        )
    }
}
