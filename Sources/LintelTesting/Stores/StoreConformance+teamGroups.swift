import LintelPlatform
import LintelTokens

/// Groups, invitations, shares and jobs of projects.
extension StoreConformance {
    private static let role = Sample.projectRole(1, .readSchedule, .writeSchedule)
    private static let group = Sample.projectGroup(1)

    private static func refusal(_ operation: () async throws -> Void) async throws -> PlatformError.Code {
        try await requireError(PlatformError.self, operation).code
    }

    private static func setMembers(
        _ subjects: [Subject],
        limit: Int = 9,
        under authority: ProjectAuthority = .commandLine,
        _ stores: Stores,
    ) async throws {
        try await stores.teams.setMembers(
            subjects,
            ofGroup: Self.group.id,
            of: Self.project,
            label: nil,
            limit: limit,
            under: authority,
            at: Sample.now,
        )
    }

    private static func put(
        _ number: Int,
        _ offer: ProjectInvitation.Offer,
        limit: Int = 9,
        under authority: ProjectAuthority = .commandLine,
        _ stores: Stores,
    ) async throws {
        try await stores.teams.put(
            Sample.projectInvitation(number, to: Self.project, offer),
            digest: Sample.digest(UInt8(number)),
            limit: limit,
            under: authority,
        )
    }

    private static func accept(
        _ number: Int,
        key: Int? = nil,
        under authority: ProjectAuthority = .commandLine,
        at now: UnixTime = Sample.now + 60,
        _ stores: Stores,
    ) async throws -> ProjectInvitation? {
        try await stores.teams.accept(
            Sample.projectInvitation(number, to: Self.project, .owner),
            key: Sample.key(key ?? number),
            account: Sample.account(3).id,
            memberLimit: 9,
            groupLimit: 9,
            under: authority,
            at: now,
        )
    }

    static let teamGroups: [ConformanceCase<Stores>] = [
        ConformanceCase("teams: a group's roles are its members', and end with the group") { stores in
            try await Self.prepareTeam(stores)
            let person = Sample.account(3).subject
            try await stores.teams.add(Self.group, to: Self.project, limit: 1)
            try await stores.teams.setRoles(
                [Self.role.id],
                ofGroup: Self.group.id,
                of: Self.project,
                under: .commandLine,
            )
            let bounded = try await Self.authority(.readSchedule, .manageGroups)
            try requireEqual(
                try await Self.refusal { try await Self.setMembers([person], under: bounded, stores) },
                .roleMissing,
            )
            try requireEqual(
                try await Self.refusal { try await Self.setMembers([person], limit: 0, stores) },
                .listFull,
            )
            try await Self.setMembers([person], stores)
            let known = try requireValue(try await stores.teams.group(Self.group.id, of: Self.project))
            try requireEqual(known.members.map(\.principal.subject), [person])
            try requireEqual(known.roles, [Self.role])
            let access = try requireValue(try await stores.projects.access(of: person, to: Self.project))
            try requireEqual(access.allows(.writeSchedule), true)
            try requireEqual(access.isMember, true)
            try requireEqual(
                try await Self.refusal {
                    try await stores.teams.removeGroup(Self.group.id, of: Self.project, under: bounded)
                },
                .roleMissing,
            )
            try await stores.teams.removeGroup(Self.group.id, of: Self.project, under: .commandLine)
            // Whoever was in it stays in the team, and is listed with it.
            let after = try await stores.projects.access(of: person, to: Self.project)
            try requireEqual(after?.isMember, true)
            try requireEqual(after?.allows(.writeSchedule), false)
            try requireEqual(try await stores.teams.member(person, of: Self.project)?.addedAt, Sample.now)
        },
        ConformanceCase("teams: groups are found by name, once each, and with roles only") { stores in
            try await Self.prepareTeam(stores)
            for number in 1...2 { try await stores.teams.add(Sample.projectGroup(number), to: Self.project, limit: 2) }
            var twin = Sample.projectGroup(3)
            try requireEqual(
                try await Self.refusal { try await stores.teams.add(twin, to: Self.project, limit: 2) },
                .listFull,
            )
            twin.name = "GROUP 1"
            try requireEqual(
                try await Self.refusal { try await stores.teams.add(twin, to: Self.project, limit: 3) },
                .nameTaken,
            )
            let page = try await stores.teams.groups(of: Self.project, withRoles: false, skip: 1, top: 1)
            try requireEqual(page, ProjectTeamPage([Sample.projectGroup(2)], top: 1))
            let label = try ProjectLabel(name: "Renamed", description: "", field: "name")
            try await stores.teams.rename(ProjectGroupID("group-2"), of: Self.project, to: label)
            try await stores.teams.setRoles(
                [Self.role.id],
                ofGroup: ProjectGroupID("group-2"),
                of: Self.project,
                under: .commandLine,
            )
            let held = try await stores.teams.groups(of: Self.project, withRoles: true, skip: 0, top: 5)
            try requireEqual(held.items.map(\.name), ["Renamed"])
            let foreign = ProjectID("nowhere")
            try requireEqual(try await stores.teams.group(Self.group.id, of: foreign), nil)
            try requireEqual(
                try await Self.refusal { try await stores.teams.rename(Self.group.id, of: foreign, to: label) },
                .notFound,
            )
        },
        ConformanceCase("teams: an invitation comes back, and of twenty that accept at once one becomes a member") {
            stores in
            try await Self.prepareTeam(stores)
            try await Self.put(3, .roles([Self.role]), stores)
            let expected = Sample.projectInvitation(3, to: Self.project, .roles([Self.role]))
            let found = try await stores.teams.projectInvitation(digest: Sample.digest(3), at: Sample.now + 60)
            try requireEqual(found, expected)
            let page = try await stores.teams.openInvitations(
                of: Self.project,
                into: nil,
                at: Sample.now,
                skip: 0,
                top: 5,
            )
            try requireEqual(page.items, [expected])
            let accepted = try await simultaneously(20) { _ in try await Self.accept(3, stores) == nil ? 0 : 1 }
            try requireEqual(accepted.reduce(0, +), 1)
            let member = try await stores.teams.member(Sample.account(3).subject, of: Self.project)
            try requireEqual(member?.roles, [Self.role])
            let used = try await stores.teams.invitation(expected.id, of: Self.project, at: Sample.now + 60)
            try requireEqual(used?.acceptedAt, Sample.now + 60)
            try requireEqual(try await stores.teams.projectInvitation(digest: Sample.digest(3), at: Sample.now), nil)
        },
        ConformanceCase("teams: no invitation is accepted by another address, too late, or beyond its inviter") {
            stores in
            try await Self.prepareTeam(stores)
            try await Self.put(3, .roles([Self.role]), stores)
            let end = Sample.now + Invitation.lifetimeSeconds
            try requireEqual(try await Self.accept(3, key: 1, stores), nil)
            try requireEqual(try await Self.accept(3, at: end, stores), nil)
            let bounded = try await Self.authority(.readSchedule, .inviteMember)
            try requireEqual(
                try await Self.refusal { _ = try await Self.accept(3, under: bounded, stores) },
                .roleMissing,
            )
            let id = InvitationID("project-invitation-3")
            func revoke(in project: ProjectID, key: Int) async throws -> InvitationID? {
                let ended = try await stores.teams.revokeInvitation(
                    id,
                    of: project,
                    key: Sample.key(key),
                    at: Sample.now,
                )
                return ended?.id
            }
            try requireEqual(try await revoke(in: ProjectID("nowhere"), key: 3), nil)
            try requireEqual(try await revoke(in: Self.project, key: 1), nil)
            try requireEqual(try await revoke(in: Self.project, key: 3), id)
            try requireEqual(try await Self.accept(3, stores), nil)
            try requireEqual(try await stores.teams.memberCount(of: Self.project), 1)
        },
        ConformanceCase("teams: an invitation offers what its inviter has, in the place of the one before") { stores in
            try await Self.prepareTeam(stores)
            let bounded = try await Self.authority(.readSchedule, .inviteMember)
            for offer in [ProjectInvitation.Offer.roles([Self.role]), .owner] {
                try requireEqual(
                    try await Self.refusal { try await Self.put(3, offer, under: bounded, stores) },
                    .roleMissing,
                )
            }
            try await stores.teams.add(Self.group, to: Self.project, limit: 1)
            try await Self.put(3, .group(Self.group.id), stores)
            try await Self.put(4, .owner, stores)
            var again = Sample.projectInvitation(4, to: Self.project, .owner)
            again.id = InvitationID("again")
            try await stores.teams.put(again, digest: Sample.digest(9), limit: 2, under: .commandLine)
            try requireEqual(
                try await Self.refusal { try await Self.put(5, .owner, limit: 2, stores) },
                .listFull,
            )
            _ = try requireValue(try await Self.accept(3, stores))
            let access = try await stores.projects.access(of: Sample.account(3).subject, to: Self.project)
            try requireEqual(access?.isOwner, false)
            let group = try await stores.teams.group(Self.group.id, of: Self.project)
            try requireEqual(group?.members.map(\.principal.subject), [Sample.account(3).subject])
            let end = Sample.now + Invitation.lifetimeSeconds
            try requireEqual(try await stores.maintenance.removeExpired(at: end, limit: 10), 2)
        },
        ConformanceCase("teams: shares end, and jobs come back with what became of them") { stores in
            try await Self.prepareTeam(stores)
            for number in 1...2 {
                try await stores.teams.add(
                    Sample.share(number, of: Self.project),
                    digest: Sample.digest(UInt8(number)),
                    limit: 2,
                )
            }
            try requireEqual(
                try await Self.refusal {
                    try await stores.teams.add(Sample.share(3, of: Self.project), digest: Sample.digest(3), limit: 2)
                },
                .listFull,
            )
            let shares = try await stores.teams.shares(of: Self.project, at: Sample.now)
            try requireEqual(shares, [2, 1].map { Sample.share($0, of: Self.project) })
            let end = shares[0].expiresAt
            try requireEqual(try await stores.teams.share(withDigest: Sample.digest(2), at: end - 1), shares[0])
            try requireEqual(try await stores.teams.share(withDigest: Sample.digest(2), at: end), nil)
            try requireEqual(try await stores.teams.share(withDigest: Sample.digest(9), at: Sample.now), nil)
            try requireEqual(try await stores.teams.share(shares[0].id), shares[0])
            try requireEqual(try await stores.teams.removeShare(shares[0].id, of: ProjectID("nowhere")), nil)
            try requireEqual(try await stores.teams.removeShare(shares[0].id, of: Self.project), shares[0])
            try requireEqual(try await stores.teams.share(shares[0].id), nil)
            try requireEqual(try await stores.teams.share(withDigest: Sample.digest(2), at: Sample.now), nil)
            try requireEqual(try await stores.teams.shares(of: Self.project, at: Sample.now + 1_000), [])
            var job = Sample.teamJob(1, of: Self.project)
            job.status = .active
            try await stores.teams.put(job, keeping: 2)
            for number in 1...3 { try await stores.teams.put(Sample.teamJob(number, of: Self.project), keeping: 2) }
            let ids = [1, 2, 3].map { Sample.teamJob($0, of: Self.project).id }
            try requireEqual(try await stores.teams.job(ids[0], of: Self.project), nil)
            try requireEqual(try await stores.teams.job(ids[2], of: Self.project), Sample.teamJob(3, of: Self.project))
            try requireEqual(try await stores.teams.job(ids[2], of: ProjectID("nowhere")), nil)
        },
    ]
}
