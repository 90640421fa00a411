import LintelPlatform
import LintelTokens

/// What teams hold to when somebody gives, takes and leaves.
extension StoreConformance {
    private static let scheduler = Sample.projectRole(1, .readSchedule, .writeSchedule)
    private static let viewer = Sample.projectRole(2, .readSchedule)
    private static let group = Sample.projectGroup(1)
    private static let person = Sample.account(3).subject

    private static func refusal(_ operation: () async throws -> Void) async throws -> PlatformError.Code {
        try await requireError(PlatformError.self, operation).code
    }

    /// The team with group 1, which has this role and this member.
    private static func prepareGroup(_ role: ProjectRole, member: Subject? = nil, _ stores: Stores) async throws {
        try await Self.prepareTeam(stores)
        try await stores.teams.add(Self.group, to: Self.project, limit: 9)
        try await Self.setRoles([role], stores)
        if let member { _ = try await Self.setMembers([member], stores) }
    }

    private static func setRoles(_ roles: [ProjectRole], _ stores: Stores) async throws {
        try await stores.teams.setRoles(
            roles.map(\.id),
            ofGroup: Self.group.id,
            of: Self.project,
            under: .commandLine,
        )
    }

    private static func setMembers(
        _ subjects: [Subject],
        label: ProjectLabel? = nil,
        _ stores: Stores,
    ) async throws -> ProjectGroup {
        try await stores.teams.setMembers(
            subjects,
            ofGroup: Self.group.id,
            of: Self.project,
            label: label,
            limit: 9,
            under: .commandLine,
            at: Sample.now,
        )
    }

    private static func put(
        _ offer: ProjectInvitation.Offer,
        as id: String = "project-invitation-3",
        from inviter: Subject = Sample.account(1).subject,
        under authority: ProjectAuthority = .commandLine,
        _ stores: Stores,
    ) async throws -> ProjectInvitation {
        var invitation = Sample.projectInvitation(3, to: Self.project, offer)
        invitation.id = InvitationID(id)
        invitation.inviter = inviter
        let digest = Sample.digest(UInt8(id.utf8.count))
        return try await stores.teams.put(invitation, digest: digest, limit: 9, under: authority)
    }

    private static func accept(
        _ invitation: ProjectInvitation,
        groupLimit: Int = 9,
        _ stores: Stores,
    ) async throws -> InvitationID? {
        try await stores.teams.accept(
            invitation,
            key: Sample.key(3),
            account: Sample.account(3).id,
            memberLimit: 9,
            groupLimit: groupLimit,
            under: .commandLine,
            at: Sample.now + 60,
        )?.id
    }

    static let teamRules: [ConformanceCase<Stores>] = [
        ConformanceCase("teams: nobody takes a member out who has a role beyond their own, be it through a group") {
            stores in
            try await Self.prepareGroup(Self.scheduler, member: Self.person, stores)
            try await Self.join(stores, Self.person, Self.scheduler)
            let bounded = try await Self.authority(.readSchedule, .removeMember)
            let remove = {
                try await stores.teams.remove(Self.person, from: Self.project, under: bounded)
            }
            try requireEqual(try await Self.refusal(remove), .roleMissing)
            try await stores.teams.setRoles(
                [Self.viewer.id],
                of: Self.person,
                in: Self.project,
                seen: nil,
                under: .commandLine,
            )
            try requireEqual(try await Self.refusal(remove), .roleMissing)
            try await Self.setRoles([Self.viewer], stores)
            try await remove()
            try requireEqual(try await stores.teams.member(Self.person, of: Self.project), nil)
            try requireEqual(try await stores.teams.isInGroup(Self.person, of: Self.project), false)
        },
        ConformanceCase("teams: whoever is an owner no more stays a member as long as they are in a group") { stores in
            try await Self.prepareGroup(Self.viewer, member: Self.person, stores)
            try await Self.join(stores, Self.person, isOwner: true)
            try await stores.teams.removeOwner(Self.person, from: Self.project, under: .commandLine)
            let member = try requireValue(try await stores.teams.member(Self.person, of: Self.project))
            try requireEqual(member.isOwner, false)
            try requireEqual(try await stores.teams.isInGroup(Self.person, of: Self.project), true)
            try await Self.join(stores, Self.person, isOwner: true)
            _ = try await Self.setMembers([], stores)
            try await stores.teams.removeOwner(Self.person, from: Self.project, under: .commandLine)
            try requireEqual(try await stores.teams.member(Self.person, of: Self.project), nil)
        },
        ConformanceCase("teams: an invitation into a group makes a member, as long as the group has room") { stores in
            try await Self.prepareGroup(Self.viewer, member: Sample.account(2).subject, stores)
            let invitation = try await Self.put(.group(Self.group.id), stores)
            try requireEqual(
                try await Self.refusal { _ = try await Self.accept(invitation, groupLimit: 1, stores) },
                .listFull,
            )
            try requireEqual(try await stores.teams.member(Self.person, of: Self.project), nil)
            try requireEqual(try await Self.accept(invitation, groupLimit: 2, stores), invitation.id)
            let member = try requireValue(try await stores.teams.member(Self.person, of: Self.project))
            try requireEqual(member.roles, [])
            try requireEqual(try await stores.teams.isInGroup(Self.person, of: Self.project), true)
        },
        ConformanceCase("teams: an invitation is worth nothing whose inviter is switched off or gone") { stores in
            try await Self.prepareTeam(stores)
            let gone = try await Self.put(.roles([Self.viewer]), from: Subject("gone"), stores)
            try requireEqual(try await Self.accept(gone, stores), nil)
            let operators = try await Self.put(.owner, as: "by the command line", from: Subject("cli"), stores)
            try requireEqual(try await Self.accept(operators, stores), operators.id)
            let invitation = try await Self.put(.roles([Self.viewer]), as: "again", stores)
            _ = try await stores.accounts.disable(Sample.key(1), at: Sample.now, denyUntil: Sample.denyUntil)
            try requireEqual(try await Self.accept(invitation, stores), nil)
            try requireEqual(try await stores.teams.member(Self.person, of: Self.project)?.roles, [])
        },
        ConformanceCase("teams: an invitation keeps what the one before offers, and is for those who may give that") {
            stores in
            try await Self.prepareTeam(stores)
            let first = try await Self.put(.roles([Self.scheduler]), stores)
            let bounded = try await Self.authority(.readSchedule, .inviteMember)
            try requireEqual(
                try await Self.refusal {
                    _ = try await Self.put(.roles([Self.viewer]), as: "second", under: bounded, stores)
                },
                .roleMissing,
            )
            let open = try await stores.teams.invitation(first.id, of: Self.project, at: Sample.now)
            try requireEqual(open, first)
            let second = try await Self.put(.roles([Self.viewer]), as: "second", stores)
            try requireEqual(second.roles, [Self.scheduler, Self.viewer])
            let page = try await stores.teams.openInvitations(
                of: Self.project,
                into: nil,
                at: Sample.now,
                skip: 0,
                top: 9,
            )
            try requireEqual(page.items, [second])
        },
        ConformanceCase("teams: roles that are added to a group at once are all there") { stores in
            try await Self.prepareGroup(Self.viewer, stores)
            let roles = (3...8).map { Sample.projectRole($0, .readStorage) }
            for role in roles { try await stores.teams.add(role, to: Self.project, limit: 9, under: .commandLine) }
            _ = try await simultaneously(roles.count) { index in
                try await stores.teams.addRoles(
                    [Self.viewer.id, roles[index].id],
                    toGroup: Self.group.id,
                    of: Self.project,
                    under: .commandLine,
                )
            }
            let group = try await stores.teams.group(Self.group.id, of: Self.project)
            try requireEqual(group?.roles, [Self.viewer] + roles)
            let bounded = try await Self.authority(.readSchedule, .inviteMember)
            try requireEqual(
                try await Self.refusal {
                    try await stores.teams.addRoles(
                        [Self.scheduler.id],
                        toGroup: Self.group.id,
                        of: Self.project,
                        under: bounded,
                    )
                },
                .roleMissing,
            )
        },
        ConformanceCase("teams: a group gets its name and its members together or not at all") { stores in
            try await Self.prepareGroup(Self.viewer, stores)
            let before = try requireValue(try await stores.teams.group(Self.group.id, of: Self.project))
            try await stores.teams.add(Sample.projectGroup(2), to: Self.project, limit: 9)
            let taken = try ProjectLabel(name: "GROUP 2", description: "", field: "name")
            try requireEqual(
                try await Self.refusal { _ = try await Self.setMembers([Self.person], label: taken, stores) },
                .nameTaken,
            )
            try requireEqual(try await stores.teams.group(Self.group.id, of: Self.project), before)
            let free = try ProjectLabel(name: "Group 3", description: "", field: "name")
            try requireEqual(try await Self.setMembers([Self.person], label: free, stores), before)
            let after = try await stores.teams.group(Self.group.id, of: Self.project)
            try requireEqual(after?.name, "Group 3")
            try requireEqual(after?.members.map(\.principal.subject), [Self.person])
        },
    ]
}
