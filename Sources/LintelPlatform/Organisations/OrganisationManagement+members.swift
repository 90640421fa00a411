package import LintelTokens

/// Who belongs to an organisation.
extension OrganisationManagement {
    /// A page of the members by address, for everybody who belongs to the organisation.
    package func members(
        of id: OrganisationID,
        matching query: OrganisationMemberQuery = OrganisationMemberQuery(),
        by actor: Actor,
    ) async throws -> OrganisationMemberPage {
        _ = try await self.visible(id, to: actor)
        return try await self.organisations.members(of: id, matching: query)
    }

    /// How many members there are.
    package func memberCount(of id: OrganisationID, by actor: Actor) async throws -> Int {
        _ = try await self.visible(id, to: actor)
        return try await self.organisations.memberCount(of: id)
    }

    /// One member.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, also for somebody who belongs to another organisation.
    package func member(_ subject: Subject, of id: OrganisationID, by actor: Actor) async throws -> OrganisationMember {
        _ = try await self.visible(id, to: actor)
        return try await self.knownMember(subject, of: id)
    }

    /// Gives a member another role; only administrators and operators may.
    ///
    /// - Parameter role: A role's word, such as `member`.
    /// - Throws: ``PlatformError`` with code `notFound`, `roleMissing`, `roleUnknown`, `roleNotForService` or
    ///   `administratorLast`.
    package func setRole(
        _ role: String,
        of subject: Subject,
        in id: OrganisationID,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> OrganisationMember {
        let organisation = try await self.requireAdministrator(of: id, actor)
        let role = try Self.role(role)
        var member = try await self.knownMember(subject, of: id)
        guard member.role != role else { return member }
        try Self.check(role, for: member.principal)
        try await self.organisations.setRole(role, of: subject, in: id, at: now)
        self.record(
            .memberRoleChanged,
            target: subject.rawValue,
            in: id,
            detail: "\(member.role.rawValue) to \(role.rawValue)",
            by: actor,
            at: now,
        )
        member.role = role
        member.changedAt = now
        await self.post.roleChanged(member, in: organisation)
        return member
    }

    /// Takes a member out: its access ends with its next call.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, `roleMissing`, `administratorLast` or `conflict`.
    package func remove(_ subject: Subject, from id: OrganisationID, by actor: Actor, at now: UnixTime) async throws {
        let (organisation, authority) = try await self.requireManager(of: id, actor)
        let member = try await self.knownMember(subject, of: id)
        guard authority.canManage(member.role) else {
            throw PlatformError.roleMissing("A co-administrator cannot remove administrators or co-administrators.")
        }
        try await self.organisations.remove(subject, withRole: member.role, from: id, at: now)
        self.record(
            .memberRemoved,
            target: subject.rawValue,
            in: id,
            detail: member.role.rawValue,
            by: actor,
            at: now,
        )
        await self.post.removed(member, from: organisation)
    }

    /// Leaves an organisation.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` or `administratorLast`.
    package func leave(_ id: OrganisationID, by actor: Actor, at now: UnixTime) async throws {
        _ = try await self.visible(id, to: actor)
        let member = try await self.knownMember(Subject(actor.id), of: id)
        try await self.organisations.remove(member.principal.subject, withRole: member.role, from: id, at: now)
        self.record(.memberLeft, target: actor.id, in: id, detail: member.role.rawValue, by: actor, at: now)
    }

    /// Adds somebody without an invitation, or gives a member this role; only operators may.
    ///
    /// - Parameter email: A person's address or a client e-mail.
    /// - Throws: ``PlatformError`` with code `notFound`, `roleMissing`, `roleUnknown`, `roleNotForService`, `emailInvalid`,
    ///   `administratorLast` or `listFull`.
    package func assign(
        _ email: String,
        role: String,
        in id: OrganisationID,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> OrganisationMember {
        let (organisation, authority) = try await self.visible(id, to: actor)
        guard authority.isOperator else {
            throw PlatformError.roleMissing("Only operators add people without asking them.")
        }
        let wanted = try Self.role(role)
        guard let principal = try await self.organisations.principal(try EmailKey(email)) else {
            throw PlatformError(.notFound, "Nobody here has this e-mail address.", field: "email")
        }
        try Self.check(wanted, for: principal)
        let isNew = try await self.organisations.add(
            principal.subject,
            role: wanted,
            to: id,
            limit: OrganisationLimits.members,
            at: now,
        )
        guard isNew else { return try await self.setRole(role, of: principal.subject, in: id, by: actor, at: now) }
        let member = OrganisationMember(principal: principal, role: wanted, changedAt: now)
        self.recordAdded(member, to: id, by: actor, at: now)
        await self.post.added(member, to: organisation)
        return member
    }
}

extension OrganisationManagement {
    func knownMember(_ subject: Subject, of id: OrganisationID) async throws -> OrganisationMember {
        guard let member = try await self.organisations.member(subject, of: id) else {
            throw PlatformError(.notFound, "The organisation has no such member.", field: "member")
        }
        return member
    }

    func recordAdded(_ member: OrganisationMember, to id: OrganisationID, by actor: Actor, at now: UnixTime) {
        self.record(
            .memberAdded,
            target: member.principal.subject.rawValue,
            in: id,
            detail: member.role.rawValue,
            by: actor,
            at: now,
        )
    }

    /// A role by its word.
    static func role(_ word: String) throws(PlatformError) -> OrganisationRole {
        guard let role = OrganisationRole(rawValue: word) else {
            let known = OrganisationRole.allCases.map(\.rawValue).joined(separator: ", ")
            throw PlatformError(.roleUnknown, "There is no such role. Roles are: \(known).", field: "role")
        }
        return role
    }

    /// A service identity cannot sign in, and so cannot manage anything.
    static func check(_ role: OrganisationRole, for principal: OrganisationPrincipal) throws(PlatformError) {
        guard !principal.isService || role == .member else {
            throw PlatformError(.roleNotForService, "A service identity can only be a member.", field: "role")
        }
    }
}
