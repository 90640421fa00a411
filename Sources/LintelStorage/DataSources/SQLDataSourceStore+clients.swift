import LintelPlatform
import LintelTokens

/// Which apps may call, and which would like to.
extension SQLDataSourceStore {
    func allowedClients(of id: DataSourceID) async throws -> [AllowedClient] {
        try await self.engine.read { transaction in
            try transaction.query(
                """
                SELECT data_source_client.allowed_at, \(OrganisationApp.columns)
                FROM data_source_client JOIN app ON app.id = data_source_client.client_id
                WHERE data_source_client.data_source_id = ? ORDER BY app.id
                """,
                [.id(id)],
            ).map { row in
                var columns = row.reader
                let time = try columns.time()
                return AllowedClient(app: try OrganisationApp(reading: &columns), allowedAt: time)
            }
        }
    }

    func allow(_ client: ClientID, in id: DataSourceID, limit: Int, at now: UnixTime) async throws -> Bool {
        try await self.engine.write { transaction in
            try transaction.lock(dataSource: id)
            guard try transaction.first("SELECT 1 FROM app WHERE id = ?", [.id(client)]) != nil else {
                throw PlatformError(.notFound, "There is no app with this client id.", field: "client")
            }
            try transaction.execute(
                "DELETE FROM data_source_waiting_client WHERE data_source_id = ? AND client_id = ?",
                [.id(id), .id(client)],
            )
            let added = try transaction.execute(
                """
                INSERT INTO data_source_client (data_source_id, client_id, allowed_at) VALUES (?, ?, ?)
                ON CONFLICT (data_source_id, client_id) DO NOTHING
                """,
                [.id(id), .id(client), .time(now)],
            )
            guard added > 0 else { return false }
            let all = try transaction.count(
                "SELECT COUNT(*) FROM data_source_client WHERE data_source_id = ?",
                [.id(id)],
            )
            guard all <= limit else {
                throw PlatformError(.listFull, "The list has at most \(limit) clients.", field: "client")
            }
            return true
        }
    }

    func disallow(_ client: ClientID, in id: DataSourceID) async throws -> Bool {
        try await self.engine.write { transaction in
            try transaction.execute(
                "DELETE FROM data_source_client WHERE data_source_id = ? AND client_id = ?",
                [.id(id), .id(client)],
            ) > 0
        }
    }

    func waitingClients(of id: DataSourceID) async throws -> [WaitingClient] {
        try await self.engine.read { transaction in
            try transaction.query(
                """
                SELECT waiting.first_call_at, waiting.last_call_at, waiting.calls, organisation.name,
                    \(OrganisationApp.columns)
                FROM data_source_waiting_client AS waiting JOIN app ON app.id = waiting.client_id
                    LEFT JOIN organisation ON organisation.id = app.organisation_id
                WHERE waiting.data_source_id = ? AND waiting.is_dismissed = 0
                ORDER BY waiting.last_call_at DESC, app.id
                """,
                [.id(id)],
            ).map { row in
                var columns = row.reader
                let (first, last, calls) = (try columns.time(), try columns.time(), try columns.integer())
                let organisation = try columns.optionalText()
                return WaitingClient(
                    app: try OrganisationApp(reading: &columns),
                    organisationName: organisation,
                    firstCallAt: first,
                    lastCallAt: last,
                    calls: calls,
                )
            }
        }
    }

    func noteCall(of client: ClientID, to id: DataSourceID, limit: Int, at now: UnixTime) async throws {
        try await self.engine.write { transaction in
            let counted = try transaction.execute(
                """
                UPDATE data_source_waiting_client SET calls = calls + 1, last_call_at = ?
                WHERE data_source_id = ? AND client_id = ?
                """,
                [.time(now), .id(id), .id(client)],
            )
            guard counted == 0 else { return }
            try transaction.lock(dataSource: id)
            guard try transaction.first("SELECT 1 FROM app WHERE id = ?", [.id(client)]) != nil else { return }
            let all = try transaction.count(
                "SELECT COUNT(*) FROM data_source_waiting_client WHERE data_source_id = ?",
                [.id(id)],
            )
            if all >= limit {
                let freed = try transaction.execute(
                    """
                    DELETE FROM data_source_waiting_client WHERE data_source_id = ? AND client_id IN (
                        SELECT client_id FROM data_source_waiting_client
                        WHERE data_source_id = ? AND is_dismissed = 1 ORDER BY last_call_at, client_id LIMIT 1)
                    """,
                    [.id(id), .id(id)],
                )
                guard freed > 0 else { return }
            }
            try transaction.execute(
                """
                INSERT INTO data_source_waiting_client (
                    data_source_id, client_id, first_call_at, last_call_at, calls, is_dismissed)
                VALUES (?, ?, ?, ?, 1, 0) ON CONFLICT (data_source_id, client_id) DO NOTHING
                """,
                [.id(id), .id(client), .time(now), .time(now)],
            )
        }
    }

    func dismiss(_ client: ClientID, in id: DataSourceID) async throws -> Bool {
        try await self.engine.write { transaction in
            try transaction.execute(
                """
                UPDATE data_source_waiting_client SET is_dismissed = 1
                WHERE data_source_id = ? AND client_id = ? AND is_dismissed = 0
                """,
                [.id(id), .id(client)],
            ) > 0
        }
    }
}
