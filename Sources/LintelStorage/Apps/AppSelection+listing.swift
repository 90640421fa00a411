import LintelPlatform
import LintelTokens

extension AppSelection {
    /// The newest apps that somebody sees, behind a place in the list.
    static func newest(
        visibleTo visibility: AppVisibility,
        search: String?,
        after cursor: AppCursor?,
        limit: Int,
    ) -> Self {
        var visible = "SELECT client_id FROM app_owner WHERE account_id = ?"
        var arguments: [SQLValue] = [.id(visibility.account)]
        if !visibility.organisations.isEmpty {
            let marks = Array(repeating: "?", count: visibility.organisations.count).joined(separator: ", ")
            visible += " UNION SELECT id FROM app WHERE organisation_id IN (\(marks))"
            arguments += visibility.organisations.map { .id($0) }
        }
        var conditions = ["app.id IN (\(visible))"]
        if let search {
            let found = SQLSearch(search).condition(inOneOf: "app.name", "app.id")
            conditions.append(found.text)
            arguments += found.arguments
        }
        if let cursor {
            conditions.append("(app.created_at < ? OR (app.created_at = ? AND app.id < ?))")
            arguments += [.time(cursor.createdAt), .time(cursor.createdAt), .id(cursor.id)]
        }
        return Self(
            ids: """
                SELECT app.id FROM app WHERE \(conditions.joined(separator: " AND "))
                ORDER BY app.created_at DESC, app.id DESC LIMIT ?
                """,
            arguments: arguments + [.count(limit)],
        )
    }
}
