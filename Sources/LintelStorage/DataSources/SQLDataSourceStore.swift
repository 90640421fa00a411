import LintelPlatform
import LintelTokens

/// Data sources in the database.
struct SQLDataSourceStore: DataSourceStore {
    let engine: any SQLEngine

    func create(_ source: DataSource, limit: Int) async throws {
        try await self.engine.write { transaction in
            // Of two that make the last one, one waits and is refused.
            try transaction.lock(source.organisationID)
            let all = try transaction.count(
                "SELECT COUNT(*) FROM data_source WHERE organisation_id = ? AND kind = 'projectwise'",
                [.id(source.organisationID)],
            )
            guard all < limit else {
                throw PlatformError(.listFull, "An organisation has at most \(limit) data sources.")
            }
            let added = try transaction.execute(
                """
                INSERT INTO data_source (id, organisation_id, kind, host, name, repository_key, description, project_id,
                    folder_count, document_count, created_at, created_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?)
                ON CONFLICT DO NOTHING
                """,
                [
                    .id(source.id), .id(source.organisationID), .text(source.kind.rawValue),
                    .text(source.repository.host), .text(source.repository.name), .text(source.repository.key),
                    .text(source.description), .id(source.projectID), .time(source.createdAt),
                    .id(source.createdBy.subject),
                ],
            )
            guard added > 0 else {
                throw PlatformError(.nameTaken, "There is a data source of this name on this host.", field: "name")
            }
        }
    }

    func dataSource(_ id: DataSourceID) async throws -> DataSource? {
        try await self.engine.read { transaction in
            let row = try transaction.first(
                """
                SELECT \(DataSource.columns) FROM \(DataSource.tables)
                WHERE data_source.id = ? AND data_source.kind = 'projectwise'
                """,
                [.id(id)],
            )
            guard var columns = row?.reader else { return nil }
            return try DataSource(reading: &columns)
        }
    }

    func dataSource(repositoryKey key: String) async throws -> DataSourceID? {
        try await self.engine.read { transaction in
            try transaction.first(
                "SELECT id FROM data_source WHERE repository_key = ? AND kind = 'projectwise'",
                [.text(key)],
            ).map { DataSourceID(try $0.text(0)) }
        }
    }

    func dataSources(of organisation: OrganisationID?, limit: Int) async throws -> [DataSource] {
        var conditions = SQLConditions()
        conditions.add("data_source.kind = 'projectwise'")
        if let organisation { conditions.add("data_source.organisation_id = ?", .id(organisation)) }
        return try await self.engine.read { [conditions] transaction in
            try transaction.query(
                """
                SELECT \(DataSource.columns) FROM \(DataSource.tables) WHERE \(conditions.text)
                ORDER BY data_source.repository_key LIMIT ?
                """,
                conditions.arguments + [.count(limit)],
            ).map { row in
                var columns = row.reader
                return try DataSource(reading: &columns)
            }
        }
    }

    func connect(_ id: DataSourceID, to project: ProjectID?) async throws {
        try await self.engine.write { transaction in
            let changed = try transaction.execute(
                "UPDATE data_source SET project_id = ? WHERE id = ?",
                [.id(project), .id(id)],
            )
            guard changed > 0 else { throw PlatformError.dataSourceUnknown }
        }
    }

    func access(of subject: Subject, through client: ClientID, to id: DataSourceID) async throws -> DataSourceAccess? {
        try await self.engine.read { transaction in
            try transaction.first(
                """
                SELECT \(DataSourceAccess.columns) FROM \(DataSourceAccess.tables)
                WHERE data_source.id = ? AND data_source.kind = 'projectwise'
                """,
                [.id(subject), .id(client), .id(client), .id(id)],
            ).map { try DataSourceAccess(row: $0, in: transaction) }
        }
    }

    func accesses(of subject: Subject, through client: ClientID, limit: Int) async throws -> [DataSourceAccess] {
        try await self.engine.read { transaction in
            try transaction.query(
                """
                SELECT \(DataSourceAccess.columns) FROM \(DataSourceAccess.tables)
                WHERE own.subject IS NOT NULL AND data_source.kind = 'projectwise'
                    AND data_source.id IN (SELECT data_source_id FROM data_source_role WHERE subject = ?)
                ORDER BY data_source.repository_key LIMIT ?
                """,
                [.id(subject), .id(client), .id(client), .id(subject), .count(limit)],
            ).map { try DataSourceAccess(row: $0, in: transaction) }
        }
    }
}

/// Who has which role.
extension SQLDataSourceStore {
    func users(of id: DataSourceID) async throws -> [DataSourceUser] {
        try await self.engine.read { transaction in
            let rows = try transaction.query(
                """
                SELECT data_source_role.role, \(OrganisationPrincipal.columns)
                FROM data_source_role JOIN principal ON principal.subject = data_source_role.subject
                    LEFT JOIN account ON account.id = principal.account_id
                    LEFT JOIN app ON app.id = principal.client_id
                WHERE data_source_role.data_source_id = ?
                ORDER BY principal.email_key LIMIT \(DataSourceLimits.users)
                """,
                [.id(id)],
            )
            return try rows.map { row in
                var columns = row.reader
                let role = try columns.word(DataSourceRole.self)
                return DataSourceUser(principal: try OrganisationPrincipal(reading: &columns), role: role)
            }
        }
    }

    func role(of subject: Subject, in id: DataSourceID) async throws -> DataSourceRole? {
        try await self.engine.read { try $0.role(of: subject, in: id) }
    }

    func assign(
        _ role: DataSourceRole,
        to subject: Subject,
        in id: DataSourceID,
        limit: Int,
        at now: UnixTime,
    ) async throws {
        try await self.engine.write { transaction in
            try transaction.lock(dataSource: id)
            guard try transaction.first("SELECT 1 FROM principal WHERE subject = ?", [.id(subject)]) != nil else {
                throw PlatformError(.notFound, "There is nobody with this address.", field: "email")
            }
            try transaction.execute(
                """
                INSERT INTO data_source_role (data_source_id, subject, role, changed_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (data_source_id, subject)
                    DO UPDATE SET role = excluded.role, changed_at = excluded.changed_at
                """,
                [.id(id), .id(subject), .text(role.rawValue), .time(now)],
            )
            let all = try transaction.count(
                "SELECT COUNT(*) FROM data_source_role WHERE data_source_id = ?",
                [.id(id)],
            )
            guard all <= limit else {
                throw PlatformError(.listFull, "At most \(limit) can have a role in a data source.", field: "email")
            }
        }
    }

    func revoke(from subject: Subject, in id: DataSourceID) async throws -> DataSourceRole? {
        try await self.engine.write { transaction in
            let row = try transaction.first(
                "DELETE FROM data_source_role WHERE data_source_id = ? AND subject = ? RETURNING role",
                [.id(id), .id(subject)],
            )
            guard var columns = row?.reader else { return nil }
            return try columns.word(DataSourceRole.self)
        }
    }
}

extension SQLTransaction {
    /// Makes whoever changes the data source, its folders or its documents wait for this transaction.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    func lock(dataSource id: DataSourceID) throws {
        let locked = try self.execute("UPDATE data_source SET name = name WHERE id = ?", [.id(id)])
        guard locked > 0 else { throw PlatformError.dataSourceUnknown }
    }

    fileprivate func role(of subject: Subject, in id: DataSourceID) throws(SQLError) -> DataSourceRole? {
        let row = try self.first(
            "SELECT role FROM data_source_role WHERE data_source_id = ? AND subject = ?",
            [.id(id), .id(subject)],
        )
        guard var columns = row?.reader else { return nil }
        return try columns.word(DataSourceRole.self)
    }
}
