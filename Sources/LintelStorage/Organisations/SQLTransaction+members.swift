import LintelPlatform
import LintelTokens

extension SQLTransaction {
    /// Makes a principal a member of an organisation that ``lock(_:)`` holds.
    ///
    /// - Returns: False when it is one already.
    /// - Throws: ``PlatformError`` with code `listFull`.
    func addMember(
        _ subject: Subject,
        role: OrganisationRole,
        to id: OrganisationID,
        limit: Int,
        at now: UnixTime,
    ) throws -> Bool {
        let added = try self.execute(
            """
            INSERT INTO organisation_member (organisation_id, subject, role, changed_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (organisation_id, subject) DO NOTHING
            """,
            [.id(id), .id(subject), .text(role.rawValue), .time(now)],
        )
        guard added > 0 else { return false }
        let members = try self.count(
            "SELECT COUNT(*) FROM organisation_member WHERE organisation_id = ?",
            [.id(id)],
        )
        guard members <= limit else {
            throw PlatformError(.listFull, "An organisation has at most \(limit) members.", field: "email")
        }
        return true
    }

    /// Refuses a change that leaves nobody who can sign in and manage the organisation.
    ///
    /// - Throws: ``PlatformError`` with code `administratorLast`.
    func requireAdministrator(of id: OrganisationID) throws {
        guard try self.oldestAdministrator(of: id) != nil else {
            throw PlatformError(
                .administratorLast,
                "An organisation needs an administrator: make somebody else one first.",
            )
        }
    }

    /// Ends the open invitations that somebody has sent, who may send none any more.
    func endInvitations(of id: OrganisationID, sentBy subject: Subject, at now: UnixTime) throws(SQLError) {
        try self.execute(
            """
            UPDATE invitation SET revoked_at = ?
            WHERE organisation_id = ? AND inviter = ? AND accepted_at IS NULL AND revoked_at IS NULL
            """,
            [.time(now), .id(id), .id(subject)],
        )
    }

    /// Takes the organisation's apps from somebody who has left: the other owners keep them, and an app without one goes
    /// to an administrator.
    ///
    /// - Returns: Whether any app has changed.
    func handOnApps(of id: OrganisationID, ownedBy subject: Subject) throws(SQLError) -> Bool {
        guard let heir = try self.oldestAdministrator(of: id) else { return false }
        // Takes the rows of the apps, as everybody does who changes owners: of two owners that go at once, one stays.
        let touched = try self.execute(
            """
            UPDATE app SET version = version + 1
            WHERE organisation_id = ? AND id IN (SELECT client_id FROM app_owner WHERE account_id = ?)
            """,
            [.id(id), .id(subject)],
        )
        guard touched > 0 else { return false }
        try self.execute(
            """
            DELETE FROM app_owner
            WHERE account_id = ? AND client_id IN (SELECT id FROM app WHERE organisation_id = ?)
                AND EXISTS (
                    SELECT 1 FROM app_owner AS other
                    WHERE other.client_id = app_owner.client_id AND other.account_id <> app_owner.account_id)
            """,
            [.id(subject), .id(id)],
        )
        try self.execute(
            """
            UPDATE app_owner SET account_id = ?
            WHERE account_id = ? AND client_id IN (SELECT id FROM app WHERE organisation_id = ?)
            """,
            [.text(heir), .id(subject), .id(id)],
        )
        return true
    }

    /// The account that has been an administrator longest, of those that can sign in.
    private func oldestAdministrator(of id: OrganisationID) throws(SQLError) -> String? {
        try self.first(
            """
            SELECT account.id FROM organisation_member
                JOIN principal ON principal.subject = organisation_member.subject
                JOIN account ON account.id = principal.account_id
            WHERE organisation_member.organisation_id = ? AND organisation_member.role = 'administrator'
                AND account.disabled_at IS NULL
            ORDER BY organisation_member.changed_at, account.id LIMIT 1
            """,
            [.id(id)],
        )?.text(0)
    }
}
