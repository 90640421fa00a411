import LintelPlatform
import LintelTokens

/// Organisations and their members in the database.
struct SQLOrganisationStore: OrganisationStore {
    let engine: any SQLEngine

    func organisation(_ id: OrganisationID) async throws -> Organisation? {
        try await self.engine.read { transaction in
            try Self.organisation(id, in: transaction)
        }
    }

    func create(_ organisation: Organisation) async throws {
        try await self.engine.write { transaction in
            try Self.insert(organisation, creator: nil, in: transaction)
            try transaction.noteChange(of: .organisations)
        }
    }

    func create(_ organisation: Organisation, by creator: AccountID, limit: Int) async throws {
        try await self.engine.write { transaction in
            // Before the count, for the row lock: of two that make the last one, one is refused.
            try transaction.execute("UPDATE account SET name = name WHERE id = ?", [.id(creator)])
            let made = try transaction.first("SELECT COUNT(*) FROM organisation WHERE created_by = ?", [.id(creator)])
            guard try made?.integer(0) ?? 0 < Int64(limit) else {
                throw PlatformError(.organisationLimit, "One account can make at most \(limit) organisations.")
            }
            try Self.insert(organisation, creator: creator, in: transaction)
            try transaction.execute(
                """
                INSERT INTO organisation_member (organisation_id, subject, role, changed_at) VALUES (?, ?, ?, ?)
                """,
                [
                    .id(organisation.id), .id(creator), .text(OrganisationRole.administrator.rawValue),
                    .time(organisation.createdAt),
                ],
            )
            try transaction.noteChange(of: .organisations)
        }
    }

    func organisations(after id: OrganisationID?, limit: Int) async throws -> [Organisation] {
        try await self.engine.read { transaction in
            let rows = try transaction.query(
                "SELECT id, name, created_at, version FROM organisation WHERE id > ? ORDER BY id LIMIT ?",
                [.text(id?.rawValue ?? ""), .count(limit)],
            )
            return try rows.map { row in
                var columns = row.reader
                return try Self.organisation(reading: &columns, in: transaction)
            }
        }
    }

    func rename(_ id: OrganisationID, to name: String, version: Int64) async throws -> Organisation {
        try await self.engine.write { transaction in
            let changed = try transaction.execute(
                "UPDATE organisation SET name = ?, version = version + 1 WHERE id = ? AND version = ?",
                [.text(name), .id(id), .integer(version)],
            )
            guard let organisation = try Self.organisation(id, in: transaction) else {
                throw PlatformError.organisationUnknown
            }
            guard changed > 0 else {
                throw PlatformError(
                    .conflict,
                    "Somebody else has changed the organisation meanwhile. Look at it and repeat your change.",
                )
            }
            // The consent page names an app's organisation.
            try transaction.noteChange(of: .apps)
            try transaction.noteChange(of: .organisations)
            return organisation
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
                throw PlatformError.organisationUnknown
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
            try Self.memberships("organisation_member.subject = ?", [.id(subject)], in: transaction)
        }
        // Here and not in SQL: every engine has its own idea of an alphabet.
        return memberships.sorted { left, right in
            (left.organisation.name, left.organisation.id.rawValue)
                < (right.organisation.name, right.organisation.id.rawValue)
        }
    }

    func membership(of subject: Subject, in id: OrganisationID) async throws -> Membership? {
        try await self.engine.read { transaction in
            try Self.memberships(
                "organisation_member.organisation_id = ? AND organisation_member.subject = ?",
                [.id(id), .id(subject)],
                in: transaction,
            ).first
        }
    }

    /// Memberships of enabled principals.
    private static func memberships(
        _ condition: StaticString,
        _ arguments: [SQLValue],
        in transaction: any SQLTransaction,
    ) throws(SQLError) -> [Membership] {
        let rows = try transaction.query(
            """
            SELECT organisation_member.role, organisation.id, organisation.name, organisation.created_at,
                organisation.version
            FROM organisation_member
                JOIN organisation ON organisation.id = organisation_member.organisation_id
                JOIN principal ON principal.subject = organisation_member.subject
                LEFT JOIN account ON account.id = principal.account_id
                LEFT JOIN app ON app.id = principal.client_id
            WHERE \(condition) AND account.disabled_at IS NULL AND app.disabled_at IS NULL
            """,
            arguments,
        )
        var memberships: [Membership] = []
        for row in rows {
            var columns = row.reader
            let role = try columns.word(OrganisationRole.self)
            let organisation = try Self.organisation(reading: &columns, in: transaction)
            memberships.append(Membership(organisation: organisation, role: role))
        }
        return memberships
    }

    /// Adds an organisation with its entitlements.
    private static func insert(
        _ organisation: Organisation,
        creator: AccountID?,
        in transaction: any SQLTransaction,
    ) throws(SQLError) {
        try transaction.execute(
            "INSERT INTO organisation (id, name, created_at, created_by, version) VALUES (?, ?, ?, ?, ?)",
            [
                .id(organisation.id), .text(organisation.name), .time(organisation.createdAt), .id(creator),
                .integer(organisation.version),
            ],
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
    }

    /// The organisation with this id.
    private static func organisation(
        _ id: OrganisationID,
        in transaction: any SQLTransaction,
    ) throws(SQLError) -> Organisation? {
        let row = try transaction.first(
            "SELECT id, name, created_at, version FROM organisation WHERE id = ?",
            [.id(id)],
        )
        guard var columns = row?.reader else { return nil }
        return try Self.organisation(reading: &columns, in: transaction)
    }

    /// Reads an organisation's id, name, time and version, and fetches its entitlements.
    static func organisation(
        reading row: inout SQLRowReader,
        in transaction: any SQLTransaction,
    ) throws(SQLError) -> Organisation {
        var organisation = Organisation(
            id: try row.id(),
            name: try row.text(),
            entitlements: [],
            createdAt: try row.time(),
            version: try row.integer(),
        )
        let rows = try transaction.query(
            "SELECT entitlement FROM organisation_entitlement WHERE organisation_id = ? ORDER BY position",
            [.id(organisation.id)],
        )
        for row in rows { organisation.entitlements.append(try row.text(0)) }
        return organisation
    }
}

extension PlatformError {
    static let organisationUnknown = Self(
        .notFound,
        "There is no organisation with this id.",
        field: "organisation",
    )
}

extension SQLTransaction {
    /// Makes whoever changes what belongs to the organisation wait for this transaction.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    func lock(_ id: OrganisationID) throws {
        let locked = try self.execute("UPDATE organisation SET name = name WHERE id = ?", [.id(id)])
        guard locked > 0 else { throw PlatformError.organisationUnknown }
    }

    /// A count of rows.
    func count(_ sql: String, _ arguments: [SQLValue]) throws(SQLError) -> Int {
        Int(try self.first(sql, arguments)?.integer(0) ?? 0)
    }
}
