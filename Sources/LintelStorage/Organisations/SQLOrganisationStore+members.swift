import LintelPlatform
import LintelTokens

/// Members and how they come and go.
extension SQLOrganisationStore {
    func principal(_ key: EmailKey) async throws -> OrganisationPrincipal? {
        try await self.engine.read { transaction in
            let row = try transaction.first(
                "SELECT \(OrganisationPrincipal.columns) FROM \(OrganisationPrincipal.tables) WHERE principal.email_key = ?",
                [.text(key.rawValue)],
            )
            guard var columns = row?.reader else { return nil }
            return try OrganisationPrincipal(reading: &columns)
        }
    }

    func members(
        of id: OrganisationID,
        matching query: OrganisationMemberQuery,
    ) async throws -> OrganisationMemberPage {
        let found = SQLSearch(query.search).condition(inOneOf: "principal.email_key", "account.name", "app.name")
        return try await self.engine.read { transaction in
            let rows = try transaction.query(
                """
                SELECT \(OrganisationMember.columns), principal.email_key FROM \(OrganisationMember.tables)
                WHERE organisation_member.organisation_id = ? AND principal.email_key > ?
                    AND \(found.text)
                ORDER BY principal.email_key LIMIT ? OFFSET ?
                """,
                // One more than asked for says whether there is a next page.
                [.id(id), .text(query.after?.rawValue ?? "")] + found.arguments
                    + [.count(query.limit + 1), .count(query.offset)],
            )
            var members: [OrganisationMember] = []
            var last = ""
            for row in rows.prefix(query.limit) {
                var columns = row.reader
                members.append(try OrganisationMember(reading: &columns))
                last = try columns.text()
            }
            return OrganisationMemberPage(
                members: members,
                lastKey: rows.count > query.limit ? EmailKey(stored: last) : nil,
            )
        }
    }

    func memberCount(of id: OrganisationID) async throws -> Int {
        try await self.engine.read { transaction in
            try transaction.count("SELECT COUNT(*) FROM organisation_member WHERE organisation_id = ?", [.id(id)])
        }
    }

    func member(_ subject: Subject, of id: OrganisationID) async throws -> OrganisationMember? {
        try await self.engine.read { transaction in
            let row = try transaction.first(
                """
                SELECT \(OrganisationMember.columns) FROM \(OrganisationMember.tables)
                WHERE organisation_member.organisation_id = ? AND organisation_member.subject = ?
                """,
                [.id(id), .id(subject)],
            )
            guard var columns = row?.reader else { return nil }
            return try OrganisationMember(reading: &columns)
        }
    }

    func add(
        _ subject: Subject,
        role: OrganisationRole,
        to id: OrganisationID,
        limit: Int,
        at now: UnixTime,
    ) async throws -> Bool {
        try await self.engine.write { transaction in
            try transaction.lock(id)
            guard try transaction.first("SELECT 1 FROM principal WHERE subject = ?", [.id(subject)]) != nil else {
                throw PlatformError(.notFound, "Nobody here has this e-mail address.", field: "email")
            }
            let isNew = try transaction.addMember(subject, role: role, to: id, limit: limit, at: now)
            if isNew { try transaction.noteChange(of: .organisations) }
            return isNew
        }
    }

    func setRole(
        _ role: OrganisationRole,
        of subject: Subject,
        in id: OrganisationID,
        at now: UnixTime,
    ) async throws {
        try await self.engine.write { transaction in
            try transaction.lock(id)
            let changed = try transaction.execute(
                "UPDATE organisation_member SET role = ?, changed_at = ? WHERE organisation_id = ? AND subject = ?",
                [.text(role.rawValue), .time(now), .id(id), .id(subject)],
            )
            guard changed > 0 else { throw PlatformError.memberUnknown }
            if role != .administrator {
                try transaction.requireAdministrator(of: id)
                try transaction.endInvitations(of: id, sentBy: subject, at: now)
            }
            try transaction.noteChange(of: .organisations)
        }
    }

    func remove(
        _ subject: Subject,
        withRole role: OrganisationRole,
        from id: OrganisationID,
        at now: UnixTime,
    ) async throws {
        try await self.engine.write { transaction in
            try transaction.lock(id)
            let row = try transaction.first(
                "DELETE FROM organisation_member WHERE organisation_id = ? AND subject = ? RETURNING role",
                [.id(id), .id(subject)],
            )
            guard var columns = row?.reader else { throw PlatformError.memberUnknown }
            guard try columns.word(OrganisationRole.self) == role else {
                throw PlatformError(.conflict, "The member has another role by now. Look again.")
            }
            if role == .administrator { try transaction.requireAdministrator(of: id) }
            try transaction.endInvitations(of: id, sentBy: subject, at: now)
            if try transaction.handOnApps(of: id, ownedBy: subject) { try transaction.noteChange(of: .apps) }
            try transaction.noteChange(of: .organisations)
        }
    }
}

extension PlatformError {
    fileprivate static let memberUnknown = Self(.notFound, "The organisation has no such member.", field: "member")
}
