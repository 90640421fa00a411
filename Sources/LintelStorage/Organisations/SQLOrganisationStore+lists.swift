import LintelOAuth
import LintelPlatform
import LintelTokens

/// E-mail domains, apps, and clients on the organisation's list.
extension SQLOrganisationStore {
    func domains(of id: OrganisationID) async throws -> [DomainName] {
        try await self.engine.read { transaction in
            try transaction.query(
                "SELECT name FROM organisation_domain WHERE organisation_id = ? ORDER BY name",
                [.id(id)],
            ).map { DomainName(stored: try $0.text(0)) }
        }
    }

    func addDomain(_ domain: DomainName, to id: OrganisationID, limit: Int, at now: UnixTime) async throws -> Bool {
        try await self.engine.write { transaction in
            try transaction.lock(id)
            let added = try transaction.execute(
                """
                INSERT INTO organisation_domain (organisation_id, name, added_at) VALUES (?, ?, ?)
                ON CONFLICT (organisation_id, name) DO NOTHING
                """,
                [.id(id), .text(domain.rawValue), .time(now)],
            )
            guard added > 0 else { return false }
            let all = try transaction.count(
                "SELECT COUNT(*) FROM organisation_domain WHERE organisation_id = ?",
                [.id(id)],
            )
            guard all <= limit else {
                throw PlatformError(.listFull, "An organisation has at most \(limit) domains.", field: "domain")
            }
            try transaction.noteChange(of: .organisations)
            return true
        }
    }

    func removeDomain(_ domain: DomainName, from id: OrganisationID) async throws -> Bool {
        try await self.engine.write { transaction in
            let removed = try transaction.execute(
                "DELETE FROM organisation_domain WHERE organisation_id = ? AND name = ?",
                [.id(id), .text(domain.rawValue)],
            )
            if removed > 0 { try transaction.noteChange(of: .organisations) }
            return removed > 0
        }
    }

    func apps(of id: OrganisationID, limit: Int) async throws -> [OrganisationApp] {
        try await self.engine.read { transaction in
            let rows = try transaction.query(
                """
                SELECT \(OrganisationApp.columns) FROM app WHERE organisation_id = ?
                ORDER BY app.created_at, app.id LIMIT ?
                """,
                [.id(id), .count(limit)],
            )
            return try rows.map(OrganisationApp.init(row:))
        }
    }

    func allowedClients(of id: OrganisationID) async throws -> [OrganisationApp] {
        try await self.engine.read { transaction in
            let rows = try transaction.query(
                """
                SELECT \(OrganisationApp.columns)
                FROM organisation_client JOIN app ON app.id = organisation_client.client_id
                WHERE organisation_client.organisation_id = ? ORDER BY app.id
                """,
                [.id(id)],
            )
            return try rows.map(OrganisationApp.init(row:))
        }
    }

    func allowClient(_ client: ClientID, in id: OrganisationID, limit: Int, at now: UnixTime) async throws -> Bool {
        try await self.engine.write { transaction in
            try transaction.lock(id)
            guard try transaction.first("SELECT 1 FROM app WHERE id = ?", [.id(client)]) != nil else {
                throw PlatformError(.notFound, "There is no app with this client id.", field: "client")
            }
            let added = try transaction.execute(
                """
                INSERT INTO organisation_client (organisation_id, client_id, added_at) VALUES (?, ?, ?)
                ON CONFLICT (organisation_id, client_id) DO NOTHING
                """,
                [.id(id), .id(client), .time(now)],
            )
            guard added > 0 else { return false }
            let all = try transaction.count(
                "SELECT COUNT(*) FROM organisation_client WHERE organisation_id = ?",
                [.id(id)],
            )
            guard all <= limit else {
                throw PlatformError(.listFull, "The list has at most \(limit) clients.", field: "client")
            }
            try transaction.noteChange(of: .organisations)
            return true
        }
    }

    func disallowClient(_ client: ClientID, in id: OrganisationID) async throws -> Bool {
        try await self.engine.write { transaction in
            let removed = try transaction.execute(
                "DELETE FROM organisation_client WHERE organisation_id = ? AND client_id = ?",
                [.id(id), .id(client)],
            )
            if removed > 0 { try transaction.noteChange(of: .organisations) }
            return removed > 0
        }
    }
}

extension OrganisationApp {
    /// The columns that ``init(reading:)`` takes, in its order.
    static let columns = "app.id, app.name, app.type, app.disabled_at"

    init(row: SQLRow) throws(SQLError) {
        var columns = row.reader
        try self.init(reading: &columns)
    }

    init(reading columns: inout SQLRowReader) throws(SQLError) {
        self.init(
            id: try columns.id(),
            name: try columns.text(),
            type: try columns.word(ClientType.self),
            isDisabled: try columns.optionalTime() != nil,
        )
    }
}
