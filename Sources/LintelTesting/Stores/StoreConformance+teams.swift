import LintelOAuth
import LintelPlatform
import LintelTokens

/// Roles and members of projects.
extension StoreConformance {
    static let project = ProjectID("project-1")
    private static let scheduler = Sample.projectRole(1, .readSchedule, .writeSchedule)
    private static let viewer = Sample.projectRole(2, .readSchedule)
    private static let owner = Sample.account(2).subject

    /// What somebody may do whose roles allow these permissions.
    static func authority(_ permissions: ProjectPermission...) async throws -> ProjectAuthority {
        ProjectAuthority(
            ProjectAccess(
                project: try Sample.project(1, in: Self.first),
                organisation: Organisation(id: Self.first, name: "B", entitlements: [], createdAt: Sample.now),
                organisationRole: nil,
                isOwner: false,
                isMember: true,
                granted: ProjectPermissions(permissions),
            )
        )
    }

    /// Project 1 of person 2, with the roles 1 (write) and 2 (read).
    static func prepareTeam(_ stores: Stores) async throws {
        try await Self.prepareWorkspaces(stores)
        try await stores.projects.create(
            try Sample.project(1, in: Self.first),
            roles: [Self.scheduler, Self.viewer],
            owner: Self.owner,
            limit: 10,
        )
    }

    /// Makes a person or service a member.
    static func join(
        _ stores: Stores,
        _ subject: Subject,
        _ roles: ProjectRole...,
        isOwner: Bool = false,
        limit: Int = 10,
        under authority: ProjectAuthority = .commandLine,
    ) async throws {
        try await stores.teams.add(
            subject,
            roles: roles.map(\.id),
            isOwner: isOwner,
            to: Self.project,
            limit: limit,
            under: authority,
            at: Sample.now,
        )
    }

    private static func refusal(_ operation: () async throws -> Void) async throws -> PlatformError.Code {
        try await requireError(PlatformError.self, operation).code
    }

    private static func permissions(_ subject: Subject, _ stores: Stores) async throws -> [ProjectPermission]? {
        try await stores.projects.access(of: subject, to: Self.project)?.permissions.values
    }

    static let teams: [ConformanceCase<Stores>] = [
        ConformanceCase("teams: roles are found by name, once each") { stores in
            try await Self.prepareTeam(stores)
            try requireEqual(try await stores.teams.roles(of: Self.project), [Self.scheduler, Self.viewer])
            var twin = Sample.projectRole(3)
            twin.name = "role 1"
            try requireEqual(
                try await Self.refusal {
                    try await stores.teams.add(twin, to: Self.project, limit: 9, under: .commandLine)
                },
                .nameTaken,
            )
            let third = Sample.projectRole(3)
            try requireEqual(
                try await Self.refusal {
                    try await stores.teams.add(third, to: Self.project, limit: 2, under: .commandLine)
                },
                .listFull,
            )
            try await stores.teams.add(third, to: Self.project, limit: 3, under: .commandLine)
            try requireEqual(try await stores.teams.roles(of: ProjectID("nowhere")), [])
        },
        ConformanceCase("teams: of two that change a role at once, one is refused") { stores in
            try await Self.prepareTeam(stores)
            var changed = Self.viewer
            changed.permissions = ProjectPermissions([.readStorage])
            let after = try await stores.teams.replace(
                changed,
                of: Self.project,
                version: 1,
                under: .commandLine,
            )
            try requireEqual(after.version, 2)
            try requireEqual(after.permissions.values, [.readStorage])
            try requireEqual(
                try await Self.refusal {
                    _ = try await stores.teams.replace(changed, of: Self.project, version: 1, under: .commandLine)
                },
                .conflict,
            )
        },
        ConformanceCase("teams: nobody gives, takes or changes a role beyond their own permissions") { stores in
            try await Self.prepareTeam(stores)
            let person = Sample.account(3).subject
            let bounded = try await Self.authority(.readSchedule, .inviteMember, .manageRoles)
            try await Self.join(stores, person, Self.viewer, under: bounded)
            var grown = Self.viewer
            grown.permissions = ProjectPermissions([.writeStorage])
            let attempts: [() async throws -> Void] = [
                { try await Self.join(stores, person, Self.scheduler, under: bounded) },
                { try await Self.join(stores, person, isOwner: true, under: bounded) },
                {
                    try await stores.teams.setRoles(
                        [Self.scheduler.id],
                        of: person,
                        in: Self.project,
                        seen: nil,
                        under: bounded,
                    )
                },
                { _ = try await stores.teams.replace(grown, of: Self.project, version: nil, under: bounded) },
                { _ = try await stores.teams.removeRole(Self.scheduler.id, of: Self.project, under: bounded) },
                { try await stores.teams.remove(Self.owner, from: Self.project, under: bounded) },
                { try await stores.teams.removeOwner(Self.owner, from: Self.project, under: bounded) },
            ]
            for attempt in attempts { try requireEqual(try await Self.refusal(attempt), .roleMissing) }
            try requireEqual(try await Self.permissions(person, stores), [.readSchedule])
        },
        ConformanceCase("teams: members have their roles together, and lose them with the role") { stores in
            try await Self.prepareTeam(stores)
            let person = Sample.account(3).subject
            try await Self.join(stores, person, Self.viewer)
            try await Self.join(stores, person, Self.scheduler)
            let member = try requireValue(try await stores.teams.member(person, of: Self.project))
            try requireEqual(member.roles, [Self.scheduler, Self.viewer])
            try requireEqual(member.isOwner, false)
            try requireEqual(member.organisationName, "Builders")
            _ = try await stores.teams.removeRole(Self.scheduler.id, of: Self.project, under: .commandLine)
            try requireEqual(try await Self.permissions(person, stores), [.readSchedule])
            // A role of the same name is another role.
            var again = Self.scheduler
            again.id = ProjectRoleID("again")
            try await stores.teams.add(again, to: Self.project, limit: 9, under: .commandLine)
            try requireEqual(try await Self.permissions(person, stores), [.readSchedule])
        },
        ConformanceCase("teams: roles of another project are not found") { stores in
            try await Self.prepareTeam(stores)
            let foreign = Sample.projectRole(9, .writeStorage)
            try await stores.projects.create(
                try Sample.project(2, in: Self.first),
                roles: [foreign],
                owner: nil,
                limit: 10,
            )
            try requireEqual(
                try await Self.refusal { try await Self.join(stores, Sample.account(3).subject, foreign) },
                .notFound,
            )
            try requireEqual(try await stores.teams.member(Sample.account(3).subject, of: Self.project), nil)
            try requireEqual(
                try await Self.refusal { try await Self.join(stores, Subject("nobody"), Self.viewer) },
                .notFound,
            )
        },
        ConformanceCase("teams: of two changes of a member's roles the later one has to have seen the earlier") {
            stores in
            try await Self.prepareTeam(stores)
            let person = Sample.account(3).subject
            try await Self.join(stores, person, Self.viewer)
            func set(_ role: ProjectRole, seen: ProjectRole?) async throws {
                try await stores.teams.setRoles(
                    [role.id],
                    of: person,
                    in: Self.project,
                    seen: seen.map { [$0.id] },
                    under: .commandLine,
                )
            }
            try await set(Self.scheduler, seen: Self.viewer)
            try requireEqual(try await Self.refusal { try await set(Self.viewer, seen: Self.viewer) }, .conflict)
            try await set(Self.viewer, seen: nil)
        },
        ConformanceCase("teams: a project keeps an owner who is switched on") { stores in
            try await Self.prepareTeam(stores)
            func remove(_ subject: Subject) async throws {
                try await stores.teams.remove(subject, from: Self.project, under: .commandLine)
            }
            try requireEqual(try await Self.refusal { try await remove(Self.owner) }, .ownerLast)
            let other = Sample.account(3).subject
            try await Self.join(stores, other, Self.viewer, isOwner: true)
            try await stores.teams.removeOwner(Self.owner, from: Self.project, under: .commandLine)
            try requireEqual(try await stores.teams.member(Self.owner, of: Self.project), nil)
            try await Self.join(stores, Self.owner, isOwner: true)
            _ = try await stores.accounts.disable(Sample.key(2), at: Sample.now, denyUntil: Sample.denyUntil)
            try requireEqual(
                try await Self.refusal {
                    try await stores.teams.removeOwner(other, from: Self.project, under: .commandLine)
                },
                .ownerLast,
            )
        },
        ConformanceCase("teams: members come in pages by address, found by name, and there is a limit") { stores in
            try await Self.prepareTeam(stores)
            let service = Sample.app(1, type: .service).client.id
            try await Self.join(stores, Sample.account(3).subject, Self.viewer)
            try await Self.join(stores, Subject(service.rawValue), Self.viewer)
            try requireEqual(
                try await Self.refusal { try await Self.join(stores, Sample.account(1).subject, limit: 3) },
                .listFull,
            )
            func emails(_ query: ProjectMemberQuery) async throws -> ([Subject], Bool) {
                let page = try await stores.teams.members(of: Self.project, matching: query)
                return (page.items.map(\.subject), page.hasMore)
            }
            let first = try await emails(ProjectMemberQuery(top: 2))
            // By address: the service's is person30@…, which stands before person3@….
            try requireEqual(first.0, [Self.owner, Subject(service.rawValue)])
            try requireEqual(first.1, true)
            let rest = try await emails(ProjectMemberQuery(skip: 2, top: 2))
            try requireEqual(rest.0, [Sample.account(3).subject])
            try requireEqual(rest.1, false)
            try requireEqual(try await emails(ProjectMemberQuery(search: "APP 1")).0, [Subject(service.rawValue)])
            try requireEqual(try await emails(ProjectMemberQuery(search: "%")).0, [])
            try requireEqual(try await emails(ProjectMemberQuery(ownersOnly: true)).0, [Self.owner])
            try requireEqual(try await stores.teams.memberCount(of: Self.project), 3)
        },
    ]
}
