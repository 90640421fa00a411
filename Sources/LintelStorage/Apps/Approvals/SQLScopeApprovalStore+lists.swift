import LintelOAuth
import LintelPlatform
import LintelTokens

extension SQLScopeApprovalStore {
    func requests(
        _ filter: ScopeRequestFilter,
        after cursor: ScopeRequest.Cursor?,
        limit: Int,
    ) async throws -> [ScopeRequest] {
        guard !filter.isEmpty else { return [] }
        var (conditions, arguments) = Self.conditions(filter)
        conditions.append("app_scope.state = 'requested' AND app.disabled_at IS NULL")
        if let cursor {
            conditions.append(
                "(COALESCE(app_scope.requested_at, 0), app_scope.client_id, app_scope.scope) > (?, ?, ?)"
            )
            arguments += [.integer(cursor.requestedAt), .id(cursor.clientID), .text(cursor.scope)]
        }
        return try await self.list(
            conditions,
            order: "COALESCE(app_scope.requested_at, 0), app_scope.client_id, app_scope.scope",
            arguments + [.count(limit)],
        )
    }

    func decisions(_ filter: ScopeRequestFilter, limit: Int) async throws -> [ScopeRequest] {
        guard !filter.isEmpty else { return [] }
        let (conditions, arguments) = Self.conditions(filter)
        return try await self.list(
            conditions + ["app_scope.state <> 'requested' AND app_scope.decided_at IS NOT NULL"],
            order: "app_scope.decided_at DESC, app_scope.client_id, app_scope.scope",
            arguments + [.count(limit)],
        )
    }

    func approvers(in organisation: OrganisationID?, limit: Int) async throws -> [Account] {
        try await self.engine.read { transaction in
            let rows: [SQLRow]
            if let organisation {
                rows = try transaction.query(
                    """
                    SELECT \(Account.columns) FROM organisation_member
                        JOIN account ON account.id = organisation_member.subject
                    WHERE organisation_member.organisation_id = ?
                        AND organisation_member.role IN ('administrator', 'co-administrator')
                        AND account.disabled_at IS NULL
                    ORDER BY account.created_at, account.id LIMIT ?
                    """,
                    [.id(organisation), .count(limit)],
                )
            } else {
                rows = try transaction.query(
                    """
                    SELECT \(Account.columns) FROM account WHERE is_operator = 1 AND disabled_at IS NULL
                    ORDER BY created_at, id LIMIT ?
                    """,
                    [.count(limit)],
                )
            }
            return try rows.map { row in
                var columns = row.reader
                return try Account(reading: &columns)
            }
        }
    }

    private static func conditions(_ filter: ScopeRequestFilter) -> (conditions: [String], arguments: [SQLValue]) {
        var conditions: [String] = []
        var arguments: [SQLValue] = []
        if let organisations = filter.organisations {
            conditions.append("app.organisation_id IN (\(Self.marks(organisations.count)))")
            arguments += organisations.map { .id($0) }
        }
        if let scopes = filter.scopes {
            conditions.append("app_scope.scope IN (\(Self.marks(scopes.count)))")
            arguments += scopes.map { .text($0) }
        }
        if let requester = filter.requester {
            conditions.append("(app_scope.requested_by IS NULL OR app_scope.requested_by <> ?)")
            arguments.append(.text(requester))
        }
        return (conditions, arguments)
    }

    private static func marks(_ count: Int) -> String { Array(repeating: "?", count: count).joined(separator: ", ") }

    private func list(_ conditions: [String], order: String, _ arguments: [SQLValue]) async throws -> [ScopeRequest] {
        let statement = """
            SELECT app.id, app.name, app.type, app.organisation_id, organisation.name,
                requester.name, requester.email, decider.name, decider.email, \(AppScope.columns)
            FROM app_scope JOIN app ON app.id = app_scope.client_id
                LEFT JOIN organisation ON organisation.id = app.organisation_id
                LEFT JOIN account requester ON requester.id = app_scope.requested_by
                LEFT JOIN account decider ON decider.id = app_scope.decided_by
            WHERE \(conditions.joined(separator: " AND "))
            ORDER BY \(order) LIMIT ?
            """
        return try await self.engine.read { transaction in
            try transaction.query(statement, arguments).map { try ScopeRequest(reading: $0) }
        }
    }
}

extension ScopeRequest {
    fileprivate init(reading row: SQLRow) throws(SQLError) {
        var columns = row.reader
        self.init(
            clientID: try columns.id(),
            appName: try columns.text(),
            type: try columns.word(ClientType.self),
            organisationID: try columns.optionalID(),
            organisationName: try columns.optionalText(),
            scope: AppScope(scope: "", state: .requested),
        )
        self.requester = try Person(reading: &columns)
        self.decider = try Person(reading: &columns)
        self.scope = try AppScope(reading: &columns)
    }
}

extension ScopeRequest.Person {
    fileprivate init?(reading row: inout SQLRowReader) throws(SQLError) {
        let name = try row.optionalText()
        let email = try row.optionalText()
        guard let name, let email else { return nil }
        self.init(name: name, email: email)
    }
}
