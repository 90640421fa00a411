import LintelPlatform
import LintelTokens

extension Sample {
    /// An invitation of account 1 to person `number` into a project.
    static func projectInvitation(
        _ number: Int,
        to project: ProjectID,
        _ offer: ProjectInvitation.Offer,
    ) -> ProjectInvitation {
        ProjectInvitation(
            id: InvitationID("project-invitation-\(number)"),
            projectID: project,
            email: "Person\(number)@Example.org",
            key: Self.key(number),
            offer: offer,
            inviter: Self.account(1).subject,
            inviterName: "Person 1",
            inviterEmail: Self.account(1).email,
            createdAt: Self.now + Int64(number),
            expiresAt: Self.now + Invitation.lifetimeSeconds,
        )
    }

    static func projectGroup(_ number: Int) -> ProjectGroup {
        ProjectGroup(id: ProjectGroupID("group-\(number)"), name: "Group \(number)", description: "Ördnung")
    }

    static func share(_ number: Int, of project: ProjectID) -> ProjectShare {
        ProjectShare(
            id: ProjectShareID("share-\(number)"),
            projectID: project,
            createdBy: Self.account(1).subject,
            createdAt: Self.now + Int64(number),
            expiresAt: Self.now + 1_000,
        )
    }

    static func teamJob(_ number: Int, of project: ProjectID) -> ProjectTeamJob {
        ProjectTeamJob(
            id: ProjectTeamJobID("job-\(number)"),
            projectID: project,
            status: .partial,
            actions: [
                .init(.assignRoles, email: "Person2@Example.org", roleIDs: ["role-1"]),
                .init(.removeMembers, email: "nobody@example.org"),
            ],
            errors: [.init(PlatformError(.notFound, "Nobody \"here\"", field: "member"), target: "removeMembers[0]")],
            createdBy: Self.account(1).subject,
            createdAt: Self.now + Int64(number),
        )
    }
}

extension Stores {
    /// Adds project 1 with account 1 as its owner, and rows to everything that belongs to its team.
    func addProject(to organisation: OrganisationID) async throws {
        let project = try Sample.project(1, in: organisation)
        let (role, group) = (Sample.projectRole(1, .readSchedule, .writeStorage), Sample.projectGroup(1))
        let owner = Sample.account(1).subject
        try await self.projects.create(project, roles: [role], owner: owner, limit: 10)
        try await self.teams.add(
            Sample.account(2).subject,
            roles: [role.id],
            isOwner: false,
            to: project.id,
            limit: 10,
            under: .commandLine,
            at: Sample.now,
        )
        try await self.teams.add(group, to: project.id, limit: 10)
        try await self.teams.setRoles([role.id], ofGroup: group.id, of: project.id, under: .commandLine)
        try await self.teams.setMembers(
            [owner],
            ofGroup: group.id,
            of: project.id,
            label: nil,
            limit: 10,
            under: .commandLine,
            at: Sample.now,
        )
        for (number, offer) in [(3, ProjectInvitation.Offer.roles([role])), (4, .group(group.id)), (5, .owner)] {
            try await self.teams.put(
                Sample.projectInvitation(number, to: project.id, offer),
                digest: Sample.digest(UInt8(number)),
                limit: 10,
                under: .commandLine,
            )
        }
        try await self.teams.add(Sample.share(1, of: project.id), digest: Sample.digest(1), limit: 10)
        try await self.teams.put(Sample.teamJob(1, of: project.id), keeping: 10)
    }
}
