import LintelPlatform
import LintelTokens

/// One member of a team, and what can be changed.
struct TeamMemberPage: PortalPage {
    static let template = PageTemplate("project-team-member")

    let title: String
    let portal: PortalFrame
    let head: ProjectHead
    let error: String?
    let name: String
    let email: String
    let kind: String
    let isDisabled: Bool
    let isOwner: Bool
    let organisation: String?
    let since: TimeText
    let rolesAction: SiteURL
    /// Nil when the visitor may not change them.
    let roles: RoleChecks?
    /// The names of the roles, for whoever may not change them.
    let held: [String]
    /// The ids of the roles as they are now: a change is made to what somebody has seen.
    let seen: [String]
    let ownership: SiteURL?
    let ownershipEnd: SiteURL?
    let removal: SiteURL?
    let isRemoving: Bool
    let back: SiteURL

    init(
        portal: PortalFrame,
        head: ProjectHead,
        id: ProjectID,
        member: ProjectMember,
        roles: [ProjectRole],
        authority: ProjectAuthority,
        error: String? = nil,
        isRemoving: Bool = false,
    ) {
        self.title = "\(member.principal.name) in \(head.name) · Lintel"
        self.portal = portal
        self.head = head
        self.error = error
        self.name = member.principal.name
        self.email = member.principal.email
        self.kind = member.principal.isService ? "Service identity" : "Person"
        self.isDisabled = member.principal.isDisabled
        self.isOwner = member.isOwner
        self.organisation = member.organisationName
        self.since = TimeText(member.addedAt)
        self.rolesAction = .teams(.memberRoles(id, member.subject))
        let held = Set(member.roles.map(\.id))
        self.roles =
            authority.allows(.inviteMember) && !roles.isEmpty
            ? RoleChecks(roles, checked: held, authority: authority) : nil
        self.held = member.roles.map(\.name)
        self.seen = member.roles.map(\.id.rawValue)
        let managesOwners = authority.isUnbounded
        self.ownership = managesOwners && !member.isOwner ? .teams(.owner(id, member.subject)) : nil
        self.ownershipEnd = managesOwners && member.isOwner ? .teams(.ownerRemoval(id, member.subject)) : nil
        self.removal =
            authority.allows(.removeMember) && (managesOwners || !member.isOwner)
            ? .teams(.memberRemoval(id, member.subject)) : nil
        self.isRemoving = isRemoving
        self.back = .projects(.team(id))
    }
}

/// Roles to choose several of: the template part `role-checks`.
struct RoleChecks: Encodable, Sendable, Hashable {
    struct Choice: Encodable, Sendable, Hashable {
        let id: String
        let value: String
        let name: String
        let description: String
        let isChecked: Bool
        /// Allows more than the visitor may give or take.
        let isBeyond: Bool
    }

    let choices: [Choice]

    init(_ roles: [ProjectRole], checked: Set<ProjectRoleID>, authority: ProjectAuthority) {
        self.choices = roles.enumerated().map { index, role in
            Choice(
                id: "role-\(index)",
                value: role.id.rawValue,
                name: role.name,
                description: role.description,
                isChecked: checked.contains(role.id),
                isBeyond: !authority.manages(role.permissions),
            )
        }
    }
}
