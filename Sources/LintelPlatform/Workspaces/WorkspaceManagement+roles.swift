package import LintelTokens

/// Giving and taking roles.
extension WorkspaceManagement {
    /// Whom a role is for, as callers name them.
    package enum Recipient: Sendable, Hashable {
        case user(UserID)
        /// A person's address or a client e-mail.
        case email(String)
    }

    /// A member of the organisation.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` for everybody else, whether they exist or not.
    package func member(_ recipient: Recipient, of organisation: OrganisationID) async throws -> OrganisationMember {
        let subject: Subject?
        let field: String
        switch recipient {
        case .user(let id):
            subject = try await self.workspaces.subject(of: id)
            field = "user_id"
        case .email(let email):
            subject = try await self.organisations.principal(try EmailKey(email))?.subject
            field = "email"
        }
        guard let subject, let member = try await self.organisations.member(subject, of: organisation) else {
            throw PlatformError(
                .notFound,
                "Only members of the organisation can have a role in its workspaces.",
                field: field,
            )
        }
        return member
    }

    /// Gives somebody a role in the place of the one they have: at once, a service identity like a person.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, `emailInvalid`, `roleMissing` or `workspaceOwnerLast`.
    package func assign(
        _ role: WorkspaceRole,
        to recipient: Recipient,
        on id: WorkspaceID,
        in organisation: OrganisationID,
        under authority: WorkspaceAuthority,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> WorkspaceUser {
        let member = try await self.member(recipient, of: organisation)
        let assignment = WorkspaceAssignment(workspaceID: id, subject: member.principal.subject, role: role)
        try await self.assign([assignment], in: organisation, under: authority, by: actor, at: now)
        return WorkspaceUser(principal: member.principal, role: role)
    }

    /// Gives several roles: all of them or none.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, `roleMissing` or `workspaceOwnerLast`.
    package func assign(
        _ assignments: [WorkspaceAssignment],
        in organisation: OrganisationID,
        under authority: WorkspaceAuthority,
        by actor: Actor,
        at now: UnixTime,
    ) async throws {
        try await self.workspaces.assign(assignments, in: organisation, under: authority, at: now)
        for assignment in assignments {
            self.record(
                .workspaceRoleGiven,
                of: assignment.workspaceID,
                in: organisation,
                detail: "\(assignment.role.rawValue) to \(assignment.subject)",
                by: actor,
                at: now,
            )
        }
    }

    /// Takes somebody's role.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, `emailInvalid`, `roleMissing` or `workspaceOwnerLast`.
    package func revoke(
        from recipient: Recipient,
        on id: WorkspaceID,
        in organisation: OrganisationID,
        under authority: WorkspaceAuthority,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> WorkspaceUser {
        let member = try await self.member(recipient, of: organisation)
        let subject = member.principal.subject
        let role = try await self.workspaces.revoke(from: subject, on: id, in: organisation, under: authority)
        self.record(
            .workspaceRoleTaken,
            of: id,
            in: organisation,
            detail: "\(role.rawValue) from \(subject)",
            by: actor,
            at: now,
        )
        return WorkspaceUser(principal: member.principal, role: role)
    }
}
