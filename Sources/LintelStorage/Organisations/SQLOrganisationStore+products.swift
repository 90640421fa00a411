import LintelPlatform
import LintelTokens

/// Products that are switched on, and wishes for them.
extension SQLOrganisationStore {
    func entitlementRequests(of id: OrganisationID) async throws -> [EntitlementRequest] {
        try await self.requests("WHERE organisation_id = ? ORDER BY entitlement", [.id(id)])
    }

    func openEntitlementRequests(limit: Int) async throws -> [EntitlementRequest] {
        try await self.requests("ORDER BY requested_at, organisation_id, entitlement LIMIT ?", [.count(limit)])
    }

    func request(_ request: EntitlementRequest) async throws -> Bool {
        try await self.engine.write { transaction in
            try transaction.lock(request.organisationID)
            let isOn = try transaction.first(
                "SELECT 1 FROM organisation_entitlement WHERE organisation_id = ? AND entitlement = ?",
                [.id(request.organisationID), .text(request.entitlement)],
            )
            guard isOn == nil else { return false }
            let added = try transaction.execute(
                """
                INSERT INTO entitlement_request (organisation_id, entitlement, requester, requested_at)
                VALUES (?, ?, ?, ?) ON CONFLICT (organisation_id, entitlement) DO NOTHING
                """,
                [
                    .id(request.organisationID), .text(request.entitlement), .text(request.requester),
                    .time(request.requestedAt),
                ],
            )
            if added > 0 { try transaction.noteChange(of: .organisations) }
            return added > 0
        }
    }

    func setEntitlement(_ entitlement: String, isOn: Bool, for id: OrganisationID) async throws -> Bool {
        try await self.engine.write { transaction in
            try transaction.lock(id)
            let key: [SQLValue] = [.id(id), .text(entitlement)]
            let answered = try transaction.execute(
                "DELETE FROM entitlement_request WHERE organisation_id = ? AND entitlement = ?",
                key,
            )
            let changed =
                if isOn {
                    try transaction.execute(
                        """
                        INSERT INTO organisation_entitlement (organisation_id, entitlement, position) VALUES (?, ?, ?)
                        ON CONFLICT (organisation_id, entitlement) DO NOTHING
                        """,
                        key + [.integer(try transaction.nextPosition(of: id))],
                    )
                } else {
                    try transaction.execute(
                        "DELETE FROM organisation_entitlement WHERE organisation_id = ? AND entitlement = ?",
                        key,
                    )
                }
            if changed > 0 {
                try transaction.execute("UPDATE organisation SET version = version + 1 WHERE id = ?", [.id(id)])
            }
            if changed + answered > 0 { try transaction.noteChange(of: .organisations) }
            return changed > 0
        }
    }

    private func requests(_ condition: String, _ arguments: [SQLValue]) async throws -> [EntitlementRequest] {
        try await self.engine.read { transaction in
            let rows = try transaction.query(
                "SELECT organisation_id, entitlement, requester, requested_at FROM entitlement_request \(condition)",
                arguments,
            )
            return try rows.map { row in
                var columns = row.reader
                return EntitlementRequest(
                    organisationID: try columns.id(),
                    entitlement: try columns.text(),
                    requester: try columns.text(),
                    requestedAt: try columns.time(),
                )
            }
        }
    }
}

extension SQLTransaction {
    /// The place behind the organisation's entitlements.
    fileprivate func nextPosition(of id: OrganisationID) throws(SQLError) -> Int64 {
        let row = try self.first(
            "SELECT COALESCE(MAX(position), -1) FROM organisation_entitlement WHERE organisation_id = ?",
            [.id(id)],
        )
        return (try row?.integer(0) ?? -1) + 1
    }
}
