import LintelTokens

/// What has become of an addition.
package enum AdditionOutcome: Sendable, Hashable {
    /// They have become a member, or have more roles now.
    case member(ProjectMember)
    /// They had all of it already.
    case unchanged(ProjectMember)
    case invited(ProjectInvitation)
}

/// Bringing people and service identities in.
extension ProjectTeam {
    /// What would happen to each of the additions; nothing does yet.
    package func plan(_ additions: [ProjectAddition]) async throws -> [PlannedAddition] {
        let roles = try await self.store.roles(of: self.project.id)
        let known = Dictionary(uniqueKeysWithValues: roles.map { ($0.id, $0) })
        let rule = ProjectAdditionRule(authority: self.authority, caller: .init(self.actor))
        var seen: Set<EmailKey> = []
        var plan: [PlannedAddition] = []
        for addition in additions {
            let step: PlannedAddition.Step
            do {
                let key = try EmailKey(addition.email)
                guard seen.insert(key).inserted else {
                    throw PlatformError(.emailInvalid, "This address stands in the list twice.", field: "email")
                }
                let wanted = try addition.roles.map { id throws(PlatformError) in
                    guard let role = known[id] else { throw PlatformError.roleOfProjectUnknown }
                    return role
                }
                step = rule.step(for: try await self.addressee(key), roles: wanted, isOwner: addition.isOwner)
            } catch let error as PlatformError {
                step = .refuse(error)
            }
            plan.append(PlannedAddition(addition, step))
        }
        return plan
    }

    /// Does what was planned for one addition; the roles are judged anew as they are now.
    ///
    /// - Parameter message: What the inviter says in the mail beside the facts.
    /// - Throws: ``PlatformError`` of a refused addition, and with code `notFound`, `listFull`, `roleMissing` or
    ///   `invitationThrottled`.
    package func apply(_ planned: PlannedAddition, message: String? = nil) async throws -> AdditionOutcome {
        let addition = planned.addition
        switch planned.step {
        case .refuse(let error): throw error
        case .keep(let member): return .unchanged(member)
        case .invite(let key):
            let offer: ProjectInvitation.Offer =
                addition.isOwner ? .owner : .roles(try await self.roles().filter { addition.roles.contains($0.id) })
            return .invited(try await self.invite(addition.email, key: key, to: offer, message: message))
        case .add(let principal):
            let member = try await self.join(principal.subject, addition)
            self.record(
                addition.isOwner ? .teamOwnerAdded : .teamMemberAdded,
                target: principal.subject.rawValue,
                detail: member.roles.map(\.name).joined(separator: ", "),
            )
            await self.management.post.added(member, to: self.project, by: self.actor)
            return .member(member)
        case .change(let before):
            let member = try await self.join(before.subject, addition)
            self.record(
                addition.isOwner ? .teamOwnerAdded : .teamRolesChanged,
                target: before.subject.rawValue,
                detail: member.roles.map(\.name).joined(separator: ", "),
            )
            return .member(member)
        }
    }

    /// Gives a role by its name, or the project itself with the word `owner`: somebody known here becomes a member at
    /// once or is asked by mail, as ``ProjectAdditionRule`` has it.
    ///
    /// - Parameter email: A person's address or a client e-mail.
    /// - Throws: ``PlatformError`` with code `notFound`, `roleUnknown`, `emailInvalid`, `listFull` or `roleMissing`.
    package func grant(_ role: String, to email: String) async throws -> AdditionOutcome {
        var addition = ProjectAddition(email: email, roles: [])
        if let id = try await self.role(named: role) { addition.roles = [id] } else { addition.isOwner = true }
        let planned = try await self.plan([addition])
        guard let first = planned.first else { throw PlatformError.roleOfProjectUnknown }
        return try await self.apply(first)
    }

    /// Takes a role by its name, or the ownership with the word `owner`; whoever has nothing left, and is in no
    /// group, leaves the team.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, `roleUnknown`, `emailInvalid`, `ownerLast` or `roleMissing`.
    package func revoke(_ role: String, from email: String) async throws {
        let id = try await self.role(named: role)
        guard let member = try await self.member(email: try EmailKey(email)) else {
            throw PlatformError.memberOfProjectUnknown
        }
        guard let id else { return try await self.removeOwner(member.subject) }
        guard member.roles.contains(where: { $0.id == id }) else {
            throw PlatformError(.notFound, "They do not have this role in the project.", field: "role")
        }
        let left = member.roles.map(\.id).filter { $0 != id }
        let isInGroup = try await self.store.isInGroup(member.subject, of: self.project.id)
        if left.isEmpty, !member.isOwner, !isInGroup {
            try await self.remove(member.subject)
        } else {
            _ = try await self.setRoles(left, of: member.subject, seen: Set(member.roles.map(\.id)))
        }
    }

    /// Nil for the word `owner`, unless a role has this name.
    private func role(named name: String) async throws -> ProjectRoleID? {
        let roles = try await self.roles()
        if let role = roles.first(where: { $0.name.lowercased() == name.lowercased() }) { return role.id }
        if name.lowercased() == "owner" { return nil }
        let known = (["owner"] + roles.map(\.name)).joined(separator: ", ")
        throw PlatformError(.roleUnknown, "The project has no such role. Roles are: \(known).", field: "role")
    }

    private func join(_ subject: Subject, _ addition: ProjectAddition) async throws -> ProjectMember {
        try await self.store.add(
            subject,
            roles: addition.roles,
            isOwner: addition.isOwner,
            to: self.project.id,
            limit: ProjectLimits.members,
            under: self.authority,
            at: self.now,
        )
        return try await self.member(subject)
    }

    /// What is known of an address.
    func addressee(_ key: EmailKey) async throws -> ProjectAdditionRule.Addressee {
        let principal = try await self.management.organisations.principal(key)
        var addressee = ProjectAdditionRule.Addressee(
            key: key,
            isClientEmail: self.management.clientEmails.contains(key),
            principal: principal,
            isColleague: false,
            member: nil,
        )
        guard let principal else { return addressee }
        addressee.member = try await self.store.member(principal.subject, of: self.project.id)
        addressee.isColleague =
            try await self.management.organisations.member(principal.subject, of: self.project.organisationID) != nil
        return addressee
    }
}

extension PlatformError {
    static let roleOfProjectUnknown = Self(.notFound, "The project has no such role.", field: "role")
    static let memberOfProjectUnknown = Self(.notFound, "The project's team has no such member.", field: "member")
}
