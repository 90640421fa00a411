package import LintelTokens

/// What somebody may do in one organisation.
///
/// Administrators and operators may do everything. Co-administrators look after members and apps: they bring members in
/// and take members out, and never touch an administrator or another co-administrator.
package struct OrganisationAuthority: Sendable, Hashable {
    /// The actor's own role; nil for operators who do not belong to the organisation, and for strangers.
    package let role: OrganisationRole?
    package let isOperator: Bool

    package init(of actor: Actor, in id: OrganisationID) {
        self.role = actor.role(in: id)
        self.isOperator = actor.isOperator
    }

    /// Whether the organisation exists for the actor at all.
    package var canSee: Bool { self.isOperator || self.role != nil }

    /// Whether the actor may do everything.
    package var canAdminister: Bool { self.isOperator || self.role == .administrator }

    /// Whether the actor may invite and remove members.
    package var canManageMembers: Bool { self.canAdminister || self.role == .coAdministrator }

    /// Whether the actor may bring somebody in with this role, or take somebody out who has it.
    package func canManage(_ role: OrganisationRole) -> Bool {
        self.canAdminister || (self.canManageMembers && role == .member)
    }

    /// The roles that the actor may give, the least first.
    package var rolesToGive: [OrganisationRole] {
        [.member, .coAdministrator, .administrator].filter(self.canManage)
    }
}
