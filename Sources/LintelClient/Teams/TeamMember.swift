public import LintelTokens

/// A role of a project: permissions under a name.
public struct ProjectRole: Sendable, Hashable, Codable, Identifiable {
    /// Names the role.
    public var id: Identifier<ProjectRole>
    /// Its name.
    public var name: String
    /// What it is for.
    public var description: String?
    /// What it allows, such as `schedule_write`.
    public var permissions: [String]

    private enum CodingKeys: String, CodingKey {
        case id, description, permissions
        case name = "displayName"
    }
}

/// Somebody who works on a project.
public struct TeamMember: Sendable, Hashable, Codable, Identifiable {
    /// Names the person or service.
    public var id: String
    /// Their address.
    public var email: String?
    /// Their given name; a service's name.
    public var givenName: String?
    /// Their surname.
    public var surname: String?
    /// Their organisation's name.
    public var organization: String?
    /// Their roles; nil where they are not told.
    public var roles: [ProjectRole]?
}

/// Somebody who was asked to work on a project and has not accepted yet.
public struct TeamInvitation: Sendable, Hashable, Codable, Identifiable {
    /// Names the invitation.
    public var id: String
    /// Who was asked.
    public var email: String
    /// `Pending` or `Accepted`.
    public var status: String?
    /// The roles that they are to have.
    public var roles: [ProjectRole]?
}

/// What became of those who were added: who has an account is a member, who has none is invited.
public struct TeamAddition: Sendable, Hashable, Codable {
    /// Who is a member now.
    public var members: [TeamMember]
    /// Who was invited.
    public var invitations: [TeamInvitation]?
}
