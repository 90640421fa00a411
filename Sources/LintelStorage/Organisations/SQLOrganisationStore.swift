import LintelPlatform
import LintelTokens

/// Organisations and their members in the database.
struct SQLOrganisationStore: OrganisationStore {
    let engine: any SQLEngine

    func organisation(_ id: OrganisationID) async throws -> Organisation? {
        try await self.engine.read { transaction in
            let row = try transaction.first("SELECT id, name, created_at FROM organisation WHERE id = ?", [.id(id)])
            guard var columns = row?.reader else { return nil }
            return try Self.organisation(reading: &columns, in: transaction)
        }
    }

    func create(_ organisation: Organisation) async throws {
        try await self.engine.write { transaction in
            try transaction.execute(
                "INSERT INTO organisation (id, name, created_at) VALUES (?, ?, ?)",
                [.id(organisation.id), .text(organisation.name), .time(organisation.createdAt)],
            )
            for (position, entitlement) in organisation.entitlements.enumerated() {
                try transaction.execute(
                    """
                    INSERT INTO organisation_entitlement (organisation_id, entitlement, position) VALUES (?, ?, ?)
                    ON CONFLICT (organisation_id, entitlement) DO NOTHING
                    """,
                    [.id(organisation.id), .text(entitlement), .count(position)],
                )
            }
            try transaction.noteChange(of: .organisations)
        }
    }

    func setMember(
        _ key: EmailKey,
        role: OrganisationRole,
        in id: OrganisationID,
        at now: UnixTime,
    ) async throws -> Subject {
        try await self.engine.write { transaction in
            guard try transaction.first("SELECT 1 FROM organisation WHERE id = ?", [.id(id)]) != nil else {
                throw PlatformError(.notFound, "There is no organisation with this id.", field: "organisation")
            }
            let principal = try transaction.first(
                "SELECT subject FROM principal WHERE email_key = ?",
                [.text(key.rawValue)],
            )
            guard let subject = try principal?.text(0) else {
                throw PlatformError(.notFound, "Nobody here has this e-mail address.", field: "email")
            }
            try transaction.execute(
                """
                INSERT INTO organisation_member (organisation_id, subject, role, changed_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (organisation_id, subject) DO UPDATE
                    SET role = excluded.role, changed_at = excluded.changed_at
                """,
                [.id(id), .text(subject), .text(role.rawValue), .time(now)],
            )
            try transaction.noteChange(of: .organisations)
            return Subject(subject)
        }
    }

    func memberships(of subject: Subject) async throws -> [Membership] {
        let memberships = try await self.engine.read { transaction in
            let rows = try transaction.query(
                """
                SELECT organisation_member.role, organisation.id, organisation.name, organisation.created_at
                FROM organisation_member
                    JOIN organisation ON organisation.id = organisation_member.organisation_id
                    JOIN principal ON principal.subject = organisation_member.subject
                    LEFT JOIN account ON account.id = principal.account_id
                    LEFT JOIN app ON app.id = principal.client_id
                WHERE organisation_member.subject = ? AND account.disabled_at IS NULL AND app.disabled_at IS NULL
                """,
                [.id(subject)],
            )
            return try rows.map { row in
                var columns = row.reader
                let role = try columns.word(OrganisationRole.self)
                return Membership(organisation: try Self.organisation(reading: &columns, in: transaction), role: role)
            }
        }
        // Here and not in SQL: every engine has its own idea of an alphabet.
        return memberships.sorted { left, right in
            (left.organisation.name, left.organisation.id.rawValue)
                < (right.organisation.name, right.organisation.id.rawValue)
        }
    }

    /// Reads an organisation's id, name and time, and fetches its entitlements.
    private static func organisation(
        reading row: inout SQLRowReader,
        in transaction: any SQLTransaction,
    ) throws(SQLError) -> Organisation {
        var organisation = Organisation(
            id: try row.id(),
            name: try row.text(),
            entitlements: [],
            createdAt: try row.time(),
        )
        let rows = try transaction.query(
            "SELECT entitlement FROM organisation_entitlement WHERE organisation_id = ? ORDER BY position",
            [.id(organisation.id)],
        )
        for row in rows { organisation.entitlements.append(try row.text(0)) }
        return organisation
    }
}
