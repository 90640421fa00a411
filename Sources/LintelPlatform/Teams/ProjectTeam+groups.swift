import LintelTokens

/// Groups of the project.
extension ProjectTeam {
    package func groups(withRoles: Bool = false, skip: Int = 0, top: Int = ProjectLimits.groups) async throws
        -> ProjectTeamPage<ProjectGroup>
    {
        try await self.store.groups(of: self.project.id, withRoles: withRoles, skip: skip, top: top)
    }

    /// - Throws: ``PlatformError`` with code `notFound` and field `group`.
    package func group(_ id: ProjectGroupID) async throws -> ProjectGroup {
        guard let group = try await self.store.group(id, of: self.project.id) else {
            throw PlatformError(.notFound, "The project has no such group.", field: "group")
        }
        return group
    }

    /// - Throws: ``PlatformError`` with code `nameTaken`, `listFull` or `roleMissing`.
    package func addGroup(_ label: ProjectLabel) async throws -> ProjectGroup {
        try self.authority.require(.manageGroups)
        let group = ProjectGroup(
            id: ProjectGroupID(self.management.random.uuid()),
            name: label.name,
            description: label.description,
        )
        try await self.store.add(group, to: self.project.id, limit: ProjectLimits.groups)
        self.record(.teamGroupCreated, target: group.id.rawValue, detail: group.name)
        return group
    }

    /// Names a group anew.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, `nameTaken` or `roleMissing`.
    package func rename(_ id: ProjectGroupID, to label: ProjectLabel) async throws {
        try self.authority.require(.manageGroups)
        try await self.store.rename(id, of: self.project.id, to: label)
        self.record(.teamGroupChanged, target: id.rawValue, detail: label.name)
    }

    /// Gives a group these members in the place of those that it has; whoever does not come at once is asked by mail.
    ///
    /// - Parameter label: Its new name and description; nil for those that it has.
    /// - Throws: ``PlatformError`` with code `notFound` (field `group` or `member`), `listFull`, `nameTaken`,
    ///   `roleMissing` or `invitationThrottled`.
    package func setMembers(_ emails: [String], of id: ProjectGroupID, label: ProjectLabel? = nil) async throws {
        try self.authority.require(.manageGroups)
        let group = try await self.group(id)
        let rule = ProjectAdditionRule(authority: self.authority, caller: .init(self.actor))
        var subjects: [Subject] = []
        var invited: [(String, EmailKey)] = []
        for email in emails {
            // An address of another form is nobody's.
            guard let key = try? EmailKey(email) else { throw PlatformError.memberOfProjectUnknown }
            let addressee = try await self.addressee(key)
            if let known = addressee.principal {
                let isInIt = group.members.contains { $0.principal.subject == known.subject }
                // Whoever is in the team is not brought in from elsewhere.
                if isInIt || addressee.member != nil {
                    subjects.append(known.subject)
                    continue
                }
            }
            switch rule.step(for: addressee, roles: group.roles, isOwner: false) {
            case .add(let principal): subjects.append(principal.subject)
            case .change(let member), .keep(let member): subjects.append(member.subject)
            case .invite(let key): invited.append((email, key))
            case .refuse(let error): throw error
            }
        }
        let before = try await self.store.setMembers(
            subjects,
            ofGroup: id,
            of: self.project.id,
            label: label,
            limit: ProjectLimits.groupMembers,
            under: self.authority,
            at: self.now,
        )
        let (old, new) = (Set(before.members.map(\.principal.subject)), Set(subjects))
        let changes = [("added", new.subtracting(old)), ("removed", old.subtracting(new))].map(Self.text)
        self.record(
            .teamGroupChanged,
            target: id.rawValue,
            detail: ([label?.name ?? before.name] + changes.compactMap(\.self)).joined(separator: "; "),
        )
        // One that is refused keeps none of what is done.
        for (email, key) in invited { _ = try await self.invite(email, key: key, to: .group(id)) }
    }

    /// Such as `added: a, b`; nil for nobody.
    private static func text(_ verb: String, _ subjects: Set<Subject>) -> String? {
        guard !subjects.isEmpty else { return nil }
        let named = subjects.map(\.rawValue).sorted().prefix(Self.recordedSubjects)
        let rest = subjects.count - named.count
        return "\(verb): \(named.joined(separator: ", "))\(rest > 0 ? " and \(rest) more" : "")"
    }

    /// How many subjects one record names.
    private static let recordedSubjects = 100

    /// Gives a group roles beside those that it has.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` (field `group` or `role`) or `roleMissing`.
    package func addRoles(_ roles: [ProjectRoleID], toGroup id: ProjectGroupID) async throws -> ProjectGroup {
        try self.authority.require(.inviteMember)
        try await self.store.addRoles(roles, toGroup: id, of: self.project.id, under: self.authority)
        return try await self.recordRoles(ofGroup: id)
    }

    /// Gives a group these roles in the place of those that it has.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` (field `group` or `role`) or `roleMissing`.
    package func setRoles(_ roles: [ProjectRoleID], ofGroup id: ProjectGroupID) async throws -> ProjectGroup {
        try self.authority.require(.inviteMember)
        try await self.store.setRoles(roles, ofGroup: id, of: self.project.id, under: self.authority)
        return try await self.recordRoles(ofGroup: id)
    }

    private func recordRoles(ofGroup id: ProjectGroupID) async throws -> ProjectGroup {
        let group = try await self.group(id)
        self.record(
            .teamRolesChanged,
            target: id.rawValue,
            detail: group.roles.map(\.name).joined(separator: ", "),
        )
        return group
    }

    /// Takes all of a group's roles.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` or `roleMissing`.
    package func takeRoles(ofGroup id: ProjectGroupID) async throws {
        try self.authority.require(.removeMember)
        try await self.store.setRoles([], ofGroup: id, of: self.project.id, under: self.authority)
        self.record(.teamRolesChanged, target: id.rawValue)
    }

    /// - Throws: ``PlatformError`` with code `notFound` or `roleMissing`.
    package func removeGroup(_ id: ProjectGroupID) async throws {
        try self.authority.require(.manageGroups)
        try await self.store.removeGroup(id, of: self.project.id, under: self.authority)
        self.record(.teamGroupRemoved, target: id.rawValue)
    }
}
