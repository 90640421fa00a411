import LintelOAuth
import LintelPlatform
import LintelTokens

/// Who has which role in a workspace.
extension StoreConformance {
    private static let id = WorkspaceID("workspace-1")
    private static let service = Subject(Sample.app(1, type: .service).client.id.rawValue)

    /// Workspace 1 of the first organisation, which account 1 owns.
    private static func prepare(_ stores: Stores) async throws {
        try await Self.prepareWorkspaces(stores)
        try await Self.addWorkspaces(1...1, stores)
    }

    private static func assign(
        _ role: WorkspaceRole,
        to subject: Subject,
        in organisation: OrganisationID = Self.first,
        as own: WorkspaceRole = .owner,
        _ stores: Stores,
    ) async throws {
        try await stores.workspaces.assign(
            [WorkspaceAssignment(workspaceID: Self.id, subject: subject, role: role)],
            in: organisation,
            under: WorkspaceAuthority(role: own),
            at: Sample.now,
        )
    }

    private static func role(of subject: Subject, _ stores: Stores) async throws -> WorkspaceRole? {
        try await stores.workspaces.access(of: subject, to: Self.id, in: Self.first)?.role
    }

    private static func refusal(_ attempt: () async throws -> Void) async throws -> PlatformError.Code {
        try await requireError(PlatformError.self, attempt).code
    }

    static let workspaceRoles: [ConformanceCase<Stores>] = [
        ConformanceCase("workspace roles: people and services get a role at once, and a later one replaces it") {
            stores in
            try await Self.prepare(stores)
            try await Self.assign(.viewer, to: Self.service, stores)
            try requireEqual(try await Self.role(of: Self.service, stores), .viewer)
            try await Self.assign(.editor, to: Self.service, stores)
            try requireEqual(try await Self.role(of: Self.service, stores), .editor)
            let users = try await stores.workspaces.users(of: Self.id, in: Self.first, subject: nil)
            try requireEqual(users.map(\.principal.subject), [Sample.account(1).subject, Self.service])
            try requireEqual(users.map(\.role), [.owner, .editor])
            try requireEqual(users.map(\.principal.isService), [false, true])
            let one = try await stores.workspaces.users(of: Self.id, in: Self.first, subject: Self.service)
            try requireEqual(one.map(\.role), [.editor])
            try requireEqual(try await stores.workspaces.users(of: Self.id, in: Self.second, subject: nil), [])
        },
        ConformanceCase("workspace roles: only members get one, in workspaces of their organisation") { stores in
            try await Self.prepare(stores)
            let stranger = Sample.account(4)
            try await stores.addAccount(4)
            try requireEqual(
                try await Self.refusal { try await Self.assign(.viewer, to: stranger.subject, stores) },
                .notFound,
            )
            let account = Sample.account(1).subject
            try requireEqual(
                try await Self.refusal { try await Self.assign(.viewer, to: account, in: Self.second, stores) },
                .notFound,
            )
            try await stores.workspaces.delete(Self.id, in: Self.first, author: account, at: Sample.now)
            let member = Sample.account(2).subject
            try requireEqual(
                try await Self.refusal { try await Self.assign(.viewer, to: member, stores) },
                .notFound,
            )
        },
        ConformanceCase("workspace roles: editors give and take the roles editor and viewer only") { stores in
            try await Self.prepare(stores)
            let (owner, other) = (Sample.account(1).subject, Sample.account(2).subject)
            try await Self.assign(.editor, to: other, as: .editor, stores)
            try await Self.assign(.viewer, to: other, as: .editor, stores)
            for attempt in [(WorkspaceRole.owner, other), (.viewer, owner)] {
                try requireEqual(
                    try await Self.refusal { try await Self.assign(attempt.0, to: attempt.1, as: .editor, stores) },
                    .roleMissing,
                )
            }
            func revoke(_ subject: Subject, as own: WorkspaceRole) async throws {
                _ = try await stores.workspaces.revoke(
                    from: subject,
                    on: Self.id,
                    in: Self.first,
                    under: WorkspaceAuthority(role: own),
                )
            }
            try requireEqual(try await Self.refusal { try await revoke(owner, as: .editor) }, .roleMissing)
            try requireEqual(try await Self.refusal { try await revoke(other, as: .viewer) }, .roleMissing)
            try await revoke(other, as: .editor)
            try requireEqual(try await Self.role(of: other, stores), nil)
            try requireEqual(try await Self.refusal { try await revoke(other, as: .owner) }, .notFound)
        },
        ConformanceCase("workspace roles: the last owner stays, also when owners go at once") { stores in
            try await Self.prepare(stores)
            let owner = Sample.account(1).subject
            @Sendable func revoke(_ number: Int) async throws {
                _ = try await stores.workspaces.revoke(
                    from: Sample.account(number).subject,
                    on: Self.id,
                    in: Self.first,
                    under: .administrative,
                )
            }
            try requireEqual(try await Self.refusal { try await revoke(1) }, .workspaceOwnerLast)
            try requireEqual(
                try await Self.refusal { try await Self.assign(.viewer, to: owner, stores) },
                .workspaceOwnerLast,
            )
            try requireEqual(try await Self.role(of: owner, stores), .owner)
            for number in 2...3 { try await Self.assign(.owner, to: Sample.account(number).subject, stores) }
            let gone = try await simultaneously(3) { number in
                do {
                    try await revoke(number + 1)
                    return 1
                } catch let error as PlatformError where error.code == .workspaceOwnerLast {
                    return 0
                }
            }
            try requireEqual(gone.reduce(0, +), 2)
        },
        ConformanceCase("workspace roles: several are given together or not at all") { stores in
            try await Self.prepare(stores)
            try await Self.addWorkspaces(2...2, stores)
            let member = Sample.account(2).subject
            let assignments = ["workspace-2", "workspace-1", "elsewhere"].map { id in
                WorkspaceAssignment(workspaceID: WorkspaceID(id), subject: member, role: .viewer)
            }
            func assign(_ assignments: [WorkspaceAssignment]) async throws {
                try await stores.workspaces.assign(
                    assignments,
                    in: Self.first,
                    under: .administrative,
                    at: Sample.now,
                )
            }
            try requireEqual(try await Self.refusal { try await assign(assignments) }, .notFound)
            try requireEqual(try await Self.role(of: member, stores), nil)
            try await assign(Array(assignments.prefix(2)))
            try requireEqual(try await Self.role(of: member, stores), .viewer)
        },
        ConformanceCase("workspace roles: they end with the membership, and do not come back with it") { stores in
            try await Self.prepare(stores)
            let member = Sample.account(2).subject
            try await Self.assign(.editor, to: member, stores)
            try await stores.organisations.remove(member, withRole: .member, from: Self.first, at: Sample.now)
            try requireEqual(try await Self.role(of: member, stores), nil)
            try requireEqual(
                try await stores.workspaces.users(of: Self.id, in: Self.first, subject: nil).map(\.role),
                [.owner],
            )
            _ = try await stores.organisations.setMember(
                Sample.key(2),
                role: .member,
                in: Self.first,
                at: Sample.now,
            )
            try requireEqual(try await Self.role(of: member, stores), nil)
        },
        ConformanceCase("workspace roles: users are found by the id that the resource APIs show") { stores in
            try await Self.prepare(stores)
            for subject in [Sample.account(2).subject, Self.service] {
                try requireEqual(try await stores.workspaces.subject(of: UserID(subject)), subject)
            }
            let long = Sample.app(12_345, type: .service, tail: "abcdefghijklmnopqrstuvw90")
            try await stores.apps.create(long, clientEmailKey: Sample.key(31))
            let subject = Subject(long.client.id.rawValue)
            try requireEqual(try await stores.workspaces.subject(of: UserID(subject)), subject)
            try requireEqual(try await stores.workspaces.subject(of: .nobody), nil)
            try requireEqual(try await stores.workspaces.subject(of: UserID(Subject("service-x"))), nil)
        },
        ConformanceCase("memberships: one is found by its organisation, and none of a disabled principal") { stores in
            try await Self.prepare(stores)
            let member = Sample.account(2).subject
            let found = try await stores.organisations.membership(of: member, in: Self.first)
            try requireEqual(found?.role, .member)
            try requireEqual(found?.organisation.entitlements, ["evo"])
            try requireEqual(try await stores.organisations.membership(of: member, in: Self.second), nil)
            _ = try await stores.accounts.disable(Sample.key(2), at: Sample.now, denyUntil: Sample.denyUntil)
            try requireEqual(try await stores.organisations.membership(of: member, in: Self.first), nil)
        },
    ]
}
