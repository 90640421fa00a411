import LintelPlatform
import LintelTokens

/// The statement behind a list of projects.
struct ProjectSelection {
    /// Takes ``arguments``; of one row more than wanted.
    let page: String
    let arguments: [SQLValue]

    /// The projects whose team somebody belongs to: takes a subject twice.
    static let memberships = """
        SELECT project_id FROM project_member WHERE subject = ?
        UNION
        SELECT project_group_member.project_id
        FROM project_group_member
            JOIN project_group_role ON project_group_role.project_id = project_group_member.project_id
                AND project_group_role.group_id = project_group_member.group_id
        WHERE project_group_member.subject = ?
        """

    init(_ query: ProjectQuery, of subject: Subject) {
        var conditions = Self.scope(query.scope, subject)
        var source = "project"
        var first: [SQLValue] = []
        switch query.mark {
        case nil: break
        case .favorites:
            conditions.add("project.id IN (SELECT project_id FROM project_favorite WHERE subject = ?)", .id(subject))
        case .recents:
            source += " JOIN project_recent AS recent ON recent.project_id = project.id AND recent.subject = ?"
            first.append(.id(subject))
        }
        Self.add(query, to: &conditions)
        let keys = Self.order(query)
        let position = query.mark == .recents ? "recent.position" : "0"
        self.page = """
            SELECT organisation.name, own.is_owner, picture.id, picture.format, \(Project.columns)
            FROM (
                SELECT project.id AS id, \(position) AS position FROM \(source)
                WHERE \(conditions.text) ORDER BY \(keys.inner) LIMIT ? OFFSET ?
            ) AS page JOIN project ON project.id = page.id \
            \(Author.joins(on: "project.created_by", as: "creator")) \
            \(Author.joins(on: "project.updated_by", as: "updater"))
                JOIN organisation ON organisation.id = project.organisation_id
                LEFT JOIN project_member AS own ON own.project_id = project.id AND own.subject = ?
                LEFT JOIN project_picture AS picture ON picture.project_id = project.id
            ORDER BY \(keys.outer)
            """
        self.arguments =
            first + conditions.arguments + [.count(query.limit + 1), .count(query.offset), .id(subject)]
    }

    private static func scope(_ scope: ProjectQuery.Scope, _ subject: Subject) -> SQLConditions {
        var conditions = SQLConditions()
        switch scope {
        case .everywhere: conditions.add("1 = 1")
        case .member:
            conditions.add("project.id IN (\(Self.memberships))", .id(subject), .id(subject))
        case .administered:
            conditions.add(
                """
                project.organisation_id IN (
                    SELECT organisation_id FROM organisation_member WHERE subject = ? AND role = 'administrator')
                """,
                .id(subject),
            )
        case .visible:
            conditions.add(
                """
                project.id IN (
                    \(Self.memberships)
                    UNION
                    SELECT administered.id
                    FROM organisation_member JOIN project AS administered
                        ON administered.organisation_id = organisation_member.organisation_id
                    WHERE organisation_member.subject = ? AND organisation_member.role = 'administrator')
                """,
                .id(subject),
                .id(subject),
                .id(subject),
            )
        }
        return conditions
    }

    private static func add(_ query: ProjectQuery, to conditions: inout SQLConditions) {
        if let organisation = query.organisation { conditions.add("project.organisation_id = ?", .id(organisation)) }
        if let parent = query.parent {
            conditions.add(
                "(project.parent_id = ? OR (project.parent_id IS NULL AND project.organisation_id = ?))",
                .text(parent),
                .text(parent),
            )
        }
        if !query.subClasses.isEmpty {
            conditions.add("project.sub_class", oneOf: query.subClasses.map { .text($0.rawValue) })
        }
        if !query.statuses.isEmpty {
            conditions.add("project.status", oneOf: query.statuses.map { .text($0.rawValue) })
        } else if !query.includesInactive {
            conditions.add("project.status <> ?", .text(ProjectStatus.inactive.rawValue))
        }
        if let type = query.type { conditions.add("project.type = ?", .text(type)) }
        if let name = query.name { conditions.add("project.name_key = ?", .text(name.lowercased())) }
        if let number = query.number {
            let search = SQLSearch(number)
            conditions.add(search.isEqual(to: "project.number"), arguments: search.equalling)
        }
        if let condition = query.condition { conditions.add(SQLFilter(condition.onSubjects) { $0.column }) }
        if let search = query.search {
            let number = SQLSearch(search)
            conditions.add(
                "(project.name_key LIKE ? ESCAPE '!' OR \(number.isContained(in: "project.number")))",
                arguments: [.containing(search.lowercased())] + number.containing,
            )
        }
    }

    /// The keys of the order, the id as the last; by name when there are none.
    private static func order(_ query: ProjectQuery) -> (inner: String, outer: String) {
        guard query.mark != .recents else {
            return ("recent.position DESC, project.id", "page.position DESC, project.id")
        }
        let keys = query.order.isEmpty ? [ListOrder(ProjectQuery.Key.displayName)] : query.order
        let terms = keys.map { "\(Self.column($0.field))\($0.isDescending ? " DESC" : "")" } + ["project.id"]
        let text = terms.joined(separator: ", ")
        return (text, text)
    }

    private static func column(_ key: ProjectQuery.Key) -> String {
        switch key {
        case .displayName: "project.name_key"
        // The engines do not agree where what has none belongs.
        case .number: "COALESCE(project.number, '')"
        case .type: "COALESCE(project.type, '')"
        case .status: "project.status"
        case .subClass: "project.sub_class"
        case .createdDateTime: "project.created_at"
        case .lastModifiedDateTime: "project.updated_at"
        case .id: "project.id"
        }
    }
}
