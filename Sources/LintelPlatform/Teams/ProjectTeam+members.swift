package import LintelTokens

/// Members and their roles.
extension ProjectTeam {
    package func members(_ query: ProjectMemberQuery = ProjectMemberQuery()) async throws
        -> ProjectTeamPage<ProjectMember>
    {
        try await self.store.members(of: self.project.id, matching: query)
    }

    package func memberCount() async throws -> Int { try await self.store.memberCount(of: self.project.id) }

    /// - Throws: ``PlatformError`` with code `notFound` and field `member`.
    package func member(_ subject: Subject) async throws -> ProjectMember {
        guard let member = try await self.store.member(subject, of: self.project.id) else {
            throw PlatformError.memberOfProjectUnknown
        }
        return member
    }

    /// Whom an id in the resource APIs names: a user id, or a subject itself.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` and field `member`.
    package func subject(ofUser text: String) async throws -> Subject {
        guard let user = UserID(text) else { return Subject(text) }
        guard let subject = try await self.management.users.subject(of: user) else {
            throw PlatformError.memberOfProjectUnknown
        }
        return subject
    }

    /// Nil for an address that is nobody's in the team.
    package func member(email key: EmailKey) async throws -> ProjectMember? {
        guard let principal = try await self.management.organisations.principal(key) else { return nil }
        return try await self.store.member(principal.subject, of: self.project.id)
    }

    /// Gives a member these roles in the place of those that it has.
    ///
    /// - Parameter seen: The roles that the actor has seen; nil for whichever.
    /// - Throws: ``PlatformError`` with code `notFound`, `conflict` or `roleMissing`.
    package func setRoles(_ roles: [ProjectRoleID], of subject: Subject, seen: Set<ProjectRoleID>? = nil) async throws
        -> ProjectMember
    {
        try self.authority.require(.inviteMember)
        try await self.store.setRoles(
            roles,
            of: subject,
            in: self.project.id,
            seen: seen,
            under: self.authority,
        )
        let member = try await self.member(subject)
        self.record(
            .teamRolesChanged,
            target: subject.rawValue,
            detail: member.roles.map(\.name).joined(separator: ", "),
        )
        return member
    }

    /// Takes a member out: its access ends with its next call.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, `ownerLast` or `roleMissing`.
    package func remove(_ subject: Subject) async throws {
        try self.authority.require(.removeMember)
        let member = try await self.member(subject)
        try await self.store.remove(subject, from: self.project.id, under: self.authority)
        self.record(.teamMemberRemoved, target: subject.rawValue)
        await self.management.post.removed(member, from: self.project, by: self.actor)
    }

    /// Makes an owner an ordinary member; one that has no role and is in no group leaves the team.
    ///
    /// - Throws: As ``remove(_:)``.
    package func removeOwner(_ subject: Subject) async throws {
        try await self.store.removeOwner(subject, from: self.project.id, under: self.authority)
        self.record(.teamOwnerRemoved, target: subject.rawValue)
    }
}
