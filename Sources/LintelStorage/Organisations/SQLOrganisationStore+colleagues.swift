import LintelPlatform
import LintelTokens

/// Who shares an organisation with somebody.
extension SQLOrganisationStore {
    func colleagues(of subject: Subject, matching search: String, limit: Int) async throws -> [Colleague] {
        var conditions = SQLConditions()
        conditions.add("principal.subject IN (\(Self.colleagues))", .id(subject))
        conditions.add("account.id IS NOT NULL AND account.disabled_at IS NULL")
        let found = SQLSearch(search).condition(inOneOf: "principal.email_key", "account.name")
        conditions.add(found.text, arguments: found.arguments)
        return try await self.engine.read { [conditions] transaction in
            try transaction.colleagues(of: subject, conditions, limit: limit)
        }
    }

    func colleagues(of subject: Subject, among users: [UserID]) async throws -> [Colleague] {
        try await self.engine.read { transaction in
            var subjects: [SQLValue] = []
            for user in users {
                if let found = try transaction.subject(of: user) { subjects.append(.id(found)) }
            }
            guard !subjects.isEmpty else { return [] }
            var conditions = SQLConditions()
            conditions.add("principal.subject", oneOf: subjects)
            conditions.add(
                "(principal.subject = ? OR principal.subject IN (\(Self.colleagues)))",
                .id(subject),
                .id(subject),
            )
            conditions.add("account.disabled_at IS NULL AND app.disabled_at IS NULL")
            return try transaction.colleagues(of: subject, conditions, limit: users.count)
        }
    }

    /// Takes a subject.
    private static let colleagues = """
        SELECT theirs.subject FROM organisation_member AS mine
            JOIN organisation_member AS theirs ON theirs.organisation_id = mine.organisation_id
        WHERE mine.subject = ?
        """
}

extension SQLTransaction {
    fileprivate func colleagues(of subject: Subject, _ conditions: SQLConditions, limit: Int) throws(SQLError)
        -> [Colleague]
    {
        let rows = try self.query(
            """
            SELECT \(OrganisationPrincipal.columns), (
                SELECT MIN(organisation.name) FROM organisation_member AS theirs
                    JOIN organisation_member AS mine
                        ON mine.organisation_id = theirs.organisation_id AND mine.subject = ?
                    JOIN organisation ON organisation.id = theirs.organisation_id
                WHERE theirs.subject = principal.subject
            ), COALESCE(account.created_at, app.created_at)
            FROM \(OrganisationPrincipal.tables) WHERE \(conditions.text)
            ORDER BY principal.email_key LIMIT ?
            """,
            [.id(subject)] + conditions.arguments + [.count(limit)],
        )
        var colleagues: [Colleague] = []
        for row in rows {
            var columns = row.reader
            colleagues.append(
                Colleague(
                    principal: try OrganisationPrincipal(reading: &columns),
                    organisationName: try columns.optionalText(),
                    createdAt: try columns.time(),
                )
            )
        }
        return colleagues
    }
}
