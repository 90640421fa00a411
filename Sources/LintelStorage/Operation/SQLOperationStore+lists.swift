import LintelPlatform
import LintelTokens

extension SQLOperationStore {
    func organisations(
        named text: String?,
        after last: OrganisationID?,
        limit: Int,
    ) async throws -> [OrganisationEntry] {
        var conditions: [String] = []
        var arguments: [SQLValue] = []
        if let text {
            let search = SQLSearch(text)
            conditions.append(search.isContained(in: "organisation.name"))
            arguments += search.containing
        }
        if let last {
            conditions.append("(name, id) > (SELECT other.name, other.id FROM organisation other WHERE other.id = ?)")
            arguments.append(.id(last))
        }
        let statement = """
            SELECT organisation.id, organisation.name, organisation.created_at,
                (SELECT COUNT(*) FROM organisation_member WHERE organisation_id = organisation.id),
                (SELECT COUNT(*) FROM app WHERE app.organisation_id = organisation.id)
            FROM organisation \(conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))")
            ORDER BY organisation.name, organisation.id LIMIT ?
            """
        let values = arguments + [.count(limit)]
        return try await self.engine.read { transaction in
            try transaction.query(statement, values).map { row in
                var columns = row.reader
                var organisation = Organisation(
                    id: try columns.id(),
                    name: try columns.text(),
                    entitlements: [],
                    createdAt: try columns.time(),
                )
                let entitlements = try transaction.query(
                    "SELECT entitlement FROM organisation_entitlement WHERE organisation_id = ? ORDER BY position",
                    [.id(organisation.id)],
                )
                for entitlement in entitlements { organisation.entitlements.append(try entitlement.text(0)) }
                return OrganisationEntry(
                    organisation: organisation,
                    members: try columns.integer(),
                    apps: try columns.integer(),
                )
            }
        }
    }

    func accounts(emailPrefix prefix: String?, after last: AccountID?, limit: Int) async throws -> [Account] {
        var conditions: [String] = []
        var arguments: [SQLValue] = []
        if let prefix {
            // The last code point sorts behind everything that an address can go on with.
            conditions.append("principal.email_key >= ? AND principal.email_key < ?")
            arguments += [.text(prefix), .text(prefix + "\u{10FFFF}")]
        }
        if let last {
            conditions.append(
                "principal.email_key > (SELECT other.email_key FROM principal other WHERE other.account_id = ?)"
            )
            arguments.append(.id(last))
        }
        let statement = """
            SELECT \(Account.columns) FROM principal JOIN account ON account.id = principal.account_id
            \(conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))")
            ORDER BY principal.email_key LIMIT ?
            """
        let values = arguments + [.count(limit)]
        return try await self.engine.read { transaction in
            try transaction.query(statement, values).map { row in
                var columns = row.reader
                return try Account(reading: &columns)
            }
        }
    }
}
