import LintelCodec
import LintelPlatform
import LintelTokens

/// Teams as the access control API writes them.
extension JSONWriter {
    /// The member `permissions`.
    mutating func write(_ permissions: [ProjectPermission]) {
        self.key("permissions")
        self.beginArray()
        for permission in permissions { self.string(permission.rawValue) }
        self.endArray()
    }

    /// The members of a role; every role of a project is its own.
    mutating func write(_ role: ProjectRole) {
        self.member("id", role.id.rawValue)
        self.member("displayName", role.name)
        self.member("description", role.description)
        self.write(role.permissions.values)
        self.member("type", "Custom")
    }

    /// The member `roles`.
    mutating func write(_ roles: [ProjectRole]) {
        self.member("roles", objects: roles) { role, json in json.write(role) }
    }

    /// The members of a person or service identity; of an account that is switched off only the id is told.
    mutating func write(_ principal: OrganisationPrincipal, organisation: String?) {
        let isGone = principal.isDisabled
        let name =
            principal.isService
            ? (given: Optional(principal.name), surname: nil) : UserDocument.parts(of: principal.name)
        self.member("id", UserID(principal.subject).rawValue)
        self.member("email", optional: isGone ? nil : principal.email)
        self.member("givenName", optional: isGone ? nil : name.given)
        self.member("surname", optional: isGone ? nil : name.surname)
        self.member("organization", optional: isGone ? nil : organisation)
    }

    /// The members of a member with its roles.
    mutating func write(_ member: ProjectMember) {
        self.write(member.principal, organisation: member.organisationName)
        self.write(member.roles)
    }

    /// The members of a group.
    mutating func write(_ group: ProjectGroup) {
        self.member("id", group.id.rawValue)
        self.member("name", group.name)
        self.member("description", group.description)
        self.member("members", objects: group.members) { member, json in
            json.write(member.principal, organisation: member.organisationName)
        }
        // Groups of a company's directory are not known here.
        self.key("imsGroups")
        self.beginArray()
        self.endArray()
    }

    /// The members of a group that has roles.
    mutating func write(groupMember group: ProjectGroup) {
        self.member("id", group.id.rawValue)
        self.member("groupName", group.name)
        self.member("groupDescription", group.description)
        self.write(group.roles)
    }

    /// The members of an invitation.
    mutating func write(_ invitation: ProjectInvitation) {
        self.member("id", invitation.id.rawValue)
        self.member("email", invitation.email)
        self.member("invitedByEmail", optional: invitation.inviterEmail)
        self.member("status", invitation.acceptedAt == nil ? "Pending" : "Accepted")
        self.member("createdDate", invitation.createdAt.timestamp)
        self.member("expirationDate", invitation.expiresAt.timestamp)
        if case .roles(let roles) = invitation.offer { self.write(roles) }
    }

    /// The members of a share.
    ///
    /// - Parameter key: What opens the project; nil after the share was made, as only a digest is kept of it.
    mutating func write(_ share: ProjectShare, key: String?) {
        self.member("id", share.id.rawValue)
        self.member("iTwinId", share.projectID.rawValue)
        self.member("shareKey", optional: key)
        self.member("shareContract", ProjectShare.contract)
        self.member("expiration", share.expiresAt.timestamp)
    }
}
