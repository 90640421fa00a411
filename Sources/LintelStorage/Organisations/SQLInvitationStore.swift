import LintelPlatform
import LintelTokens

/// Invitations in the database.
struct SQLInvitationStore: InvitationStore {
    let engine: any SQLEngine

    func put(_ invitation: Invitation, digest: [UInt8], limit: Int) async throws {
        try await self.engine.write { transaction in
            try transaction.lock(invitation.organisationID)
            try transaction.execute(
                "DELETE FROM invitation WHERE organisation_id = ? AND email_key = ? AND \(Self.isUnanswered)",
                [.id(invitation.organisationID), .text(invitation.key.rawValue)],
            )
            let open = try transaction.count(
                "SELECT COUNT(*) FROM invitation WHERE organisation_id = ? AND \(Self.isOpen)",
                [.id(invitation.organisationID), .time(invitation.createdAt)],
            )
            guard open < limit else {
                throw PlatformError(
                    .listFull,
                    "At most \(limit) invitations can wait for an answer: revoke some first.",
                    field: "email",
                )
            }
            try transaction.execute(
                """
                INSERT INTO invitation (\(Invitation.columns), token_digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                invitation.values + [.blob(digest)],
            )
            try transaction.noteChange(of: .organisations)
        }
    }

    func open(of organisation: OrganisationID, at now: UnixTime, limit: Int) async throws -> [Invitation] {
        try await self.engine.read { transaction in
            let rows = try transaction.query(
                """
                SELECT \(Invitation.columns) FROM invitation
                WHERE organisation_id = ? AND \(Self.isOpen) ORDER BY created_at DESC, id LIMIT ?
                """,
                [.id(organisation), .time(now), .count(limit)],
            )
            return try rows.map(Invitation.init(row:))
        }
    }

    func invitation(digest: [UInt8], at now: UnixTime) async throws -> Invitation? {
        try await self.engine.read { transaction in
            try transaction.first(
                "SELECT \(Invitation.columns) FROM invitation WHERE token_digest = ? AND \(Self.isOpen)",
                [.blob(digest), .time(now)],
            ).map(Invitation.init(row:))
        }
    }

    func accept(
        digest: [UInt8],
        key: EmailKey,
        account: AccountID,
        memberLimit: Int,
        at now: UnixTime,
    ) async throws -> Invitation? {
        try await self.engine.write { transaction in
            let found = try transaction.first(
                "SELECT organisation_id FROM invitation WHERE token_digest = ? AND email_key = ?",
                [.blob(digest), .text(key.rawValue)],
            )
            guard var organisation = found?.reader else { return nil }
            // The organisation before its invitations, as everywhere: two that wait for each other would end in an error.
            try transaction.lock(try organisation.id())
            // One statement looks and uses up: of many at once one finds a row.
            let row = try transaction.first(
                """
                UPDATE invitation SET accepted_at = ? WHERE token_digest = ? AND email_key = ? AND \(Self.isOpen)
                RETURNING \(Invitation.columns)
                """,
                [.time(now), .blob(digest), .text(key.rawValue), .time(now)],
            )
            guard let invitation = try row.map(Invitation.init(row:)) else { return nil }
            _ = try transaction.addMember(
                Subject(account.rawValue),
                role: invitation.role,
                to: invitation.organisationID,
                limit: memberLimit,
                at: now,
            )
            try transaction.noteChange(of: .organisations)
            return invitation
        }
    }

    func revoke(_ id: InvitationID, of organisation: OrganisationID, at now: UnixTime) async throws -> Invitation? {
        try await self.end("id = ? AND organisation_id = ?", [.id(id), .id(organisation)], at: now)
    }

    func decline(digest: [UInt8], key: EmailKey, at now: UnixTime) async throws -> Invitation? {
        try await self.end("token_digest = ? AND email_key = ?", [.blob(digest), .text(key.rawValue)], at: now)
    }

    private func end(_ condition: String, _ arguments: [SQLValue], at now: UnixTime) async throws -> Invitation? {
        try await self.engine.write { transaction in
            let row = try transaction.first(
                """
                UPDATE invitation SET revoked_at = ? WHERE \(condition) AND \(Self.isOpen)
                RETURNING \(Invitation.columns)
                """,
                [.time(now)] + arguments + [.time(now)],
            )
            guard let invitation = try row.map(Invitation.init(row:)) else { return nil }
            try transaction.noteChange(of: .organisations)
            return invitation
        }
    }

    private static let isUnanswered = "accepted_at IS NULL AND revoked_at IS NULL"
    /// Takes the time.
    private static let isOpen = "\(Self.isUnanswered) AND expires_at > ?"
}

extension Invitation {
    /// The columns that ``init(row:)`` takes, in its order.
    fileprivate static let columns = """
        id, organisation_id, email, email_key, role, inviter, inviter_name, created_at, expires_at
        """

    fileprivate init(row: SQLRow) throws(SQLError) {
        var columns = row.reader
        self.init(
            id: try columns.id(),
            organisationID: try columns.id(),
            email: try columns.text(),
            key: EmailKey(stored: try columns.text()),
            role: try columns.word(OrganisationRole.self),
            inviter: try columns.text(),
            inviterName: try columns.text(),
            createdAt: try columns.time(),
            expiresAt: try columns.time(),
        )
    }

    /// The values of ``columns``.
    fileprivate var values: [SQLValue] {
        [
            .id(self.id), .id(self.organisationID), .text(self.email), .text(self.key.rawValue),
            .text(self.role.rawValue), .text(self.inviter), .text(self.inviterName), .time(self.createdAt),
            .time(self.expiresAt),
        ]
    }
}
