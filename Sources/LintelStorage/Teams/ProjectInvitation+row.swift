import LintelPlatform
import LintelTokens

extension ProjectInvitation {
    static let isUnanswered = "accepted_at IS NULL AND revoked_at IS NULL"
    /// Takes the time.
    static let isOpen = "\(Self.isUnanswered) AND expires_at > ?"

    /// The columns that ``init(reading:)`` takes, in its order.
    static let columns = """
        id, project_id, email, email_key, offer, group_id, inviter, inviter_name, inviter_email, created_at, \
        expires_at, accepted_at
        """

    /// Reads all but the roles, which have a table of their own.
    init(reading row: inout SQLRowReader) throws(SQLError) {
        self.init(
            id: try row.id(),
            projectID: try row.id(),
            email: try row.text(),
            key: EmailKey(stored: try row.text()),
            offer: try Offer(reading: &row),
            inviter: try row.id(),
            inviterName: try row.text(),
            inviterEmail: try row.optionalText(),
            createdAt: try row.time(),
            expiresAt: try row.time(),
            acceptedAt: try row.optionalTime(),
        )
    }

    /// The values of ``columns``.
    var values: [SQLValue] {
        [
            .id(self.id), .id(self.projectID), .text(self.email), .text(self.key.rawValue), .text(self.offer.word),
            .id(self.offer.group), .id(self.inviter), .text(self.inviterName), .text(self.inviterEmail),
            .time(self.createdAt), .time(self.expiresAt), .time(self.acceptedAt),
        ]
    }
}

extension ProjectInvitation.Offer {
    /// How the offer is stored.
    var word: String {
        switch self {
        case .roles: "roles"
        case .owner: "owner"
        case .group: "group"
        }
    }

    var group: ProjectGroupID? {
        if case .group(let id) = self { id } else { nil }
    }

    /// The same offer with these roles too, by name; only members have roles.
    func adding(_ roles: [ProjectRole]) -> Self {
        guard case .roles(let own) = self else { return self }
        let others = roles.filter { role in !own.contains { $0.id == role.id } }
        return .roles((own + others).sorted { $0.name.lowercased() < $1.name.lowercased() })
    }

    init(reading row: inout SQLRowReader) throws(SQLError) {
        let word = try row.text()
        let group: ProjectGroupID? = try row.optionalID()
        switch (word, group) {
        case ("roles", nil): self = .roles([])
        case ("owner", nil): self = .owner
        case ("group", let id?): self = .group(id)
        default: throw SQLError(.corrupt, "'\(word)' is no offer of an invitation")
        }
    }
}
