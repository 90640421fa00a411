import LintelOAuth
import LintelPlatform
import LintelTokens

/// The life of workspaces.
extension StoreConformance {
    static let first = OrganisationID("organisation-1")
    static let second = OrganisationID("organisation-2")

    /// Two organisations that account 1 administers; accounts 2 and 3 and service app 1 (key 30) belong to the first.
    static func prepareWorkspaces(_ stores: Stores) async throws {
        for number in 1...3 { try await stores.addAccount(number) }
        var service = Sample.app(1, type: .service)
        service.clientEmail = Sample.key(30).rawValue
        try await stores.apps.create(service, clientEmailKey: Sample.key(30))
        for (id, name) in [(Self.first, "Builders"), (Self.second, "Miners")] {
            try await stores.organisations.create(
                Organisation(id: id, name: name, entitlements: ["evo"], createdAt: Sample.now),
                by: Sample.account(1).id,
                limit: 10,
            )
        }
        for number in [2, 3, 30] {
            _ = try await stores.organisations.setMember(
                Sample.key(number),
                role: .member,
                in: Self.first,
                at: Sample.now,
            )
        }
    }

    /// Adds workspaces of the first organisation that an account owns.
    static func addWorkspaces(_ numbers: ClosedRange<Int>, owner: Int = 1, _ stores: Stores) async throws {
        for number in numbers {
            try await stores.workspaces.create(
                try Sample.workspace(number, in: Self.first),
                owner: Sample.account(owner).subject,
                limit: 100,
            )
        }
    }

    private static func access(_ account: Int, _ workspace: Int, in organisation: OrganisationID, _ stores: Stores)
        async throws -> WorkspaceAccess?
    {
        try await stores.workspaces.access(
            of: Sample.account(account).subject,
            to: WorkspaceID("workspace-\(workspace)"),
            in: organisation,
        )
    }

    static let workspaces: [ConformanceCase<Stores>] = [
        ConformanceCase("workspaces: a workspace comes back whole, with the role of whoever asks") { stores in
            try await Self.prepareWorkspaces(stores)
            try await Self.addWorkspaces(1...1, stores)
            let workspace = try Sample.workspace(1, in: Self.first)
            let own = try await Self.access(1, 1, in: Self.first, stores)
            try requireEqual(own, WorkspaceAccess(workspace: workspace, role: .owner))
            let other = try await Self.access(2, 1, in: Self.first, stores)
            try requireEqual(other, WorkspaceAccess(workspace: workspace, role: nil))
            try requireEqual(try await Self.access(1, 1, in: Self.second, stores), nil)
            try requireEqual(try await Self.access(1, 9, in: Self.first, stores), nil)
            try requireEqual(try await stores.workspaces.organisation(of: workspace.id), Self.first)
            try requireEqual(try await stores.workspaces.organisation(of: WorkspaceID("nowhere")), nil)
        },
        ConformanceCase("workspaces: a name is taken once among those in use, in each organisation") { stores in
            try await Self.prepareWorkspaces(stores)
            try await Self.addWorkspaces(1...1, stores)
            var twin = try Sample.workspace(1, in: Self.first)
            twin.id = WorkspaceID("twin")
            let owner = Sample.account(1).subject
            let taken = try await requireError(PlatformError.self) {
                try await stores.workspaces.create(twin, owner: owner, limit: 10)
            }
            try requireEqual(taken.code, .nameTaken)
            var elsewhere = twin
            elsewhere.organisationID = Self.second
            try await stores.workspaces.create(elsewhere, owner: owner, limit: 10)
            let id = WorkspaceID("workspace-1")
            try await stores.workspaces.delete(id, in: Self.first, author: owner, at: Sample.now + 50)
            twin.id = WorkspaceID("twin-2")
            try await stores.workspaces.create(twin, owner: owner, limit: 10)
            let restored = try await requireError(PlatformError.self) {
                try await stores.workspaces.restore(id, in: Self.first, author: owner, at: Sample.now)
            }
            try requireEqual(restored.code, .nameTaken)
        },
        ConformanceCase("workspaces: of many that take a name at once one gets it") { stores in
            try await Self.prepareWorkspaces(stores)
            let made = try await simultaneously(8) { number in
                var workspace = try Sample.workspace(1, in: Self.first)
                workspace.id = WorkspaceID("w\(number)")
                do {
                    try await stores.workspaces.create(workspace, owner: nil, limit: 10)
                    return 1
                } catch let error as PlatformError where error.code == .nameTaken {
                    return 0
                }
            }
            try requireEqual(made.reduce(0, +), 1)
        },
        ConformanceCase("workspaces: there are no more than the limit, and none without an organisation") { stores in
            try await Self.prepareWorkspaces(stores)
            try await Self.addWorkspaces(1...2, stores)
            let full = try await requireError(PlatformError.self) {
                let third = try Sample.workspace(3, in: Self.first)
                try await stores.workspaces.create(third, owner: nil, limit: 2)
            }
            try requireEqual(full.code, .listFull)
            let nowhere = try await requireError(PlatformError.self) {
                let workspace = try Sample.workspace(3, in: OrganisationID("nowhere"))
                try await stores.workspaces.create(workspace, owner: nil, limit: 2)
            }
            try requireEqual(nowhere.code, .notFound)
            let stranger = try await requireError(PlatformError.self) {
                let workspace = try Sample.workspace(3, in: Self.second)
                try await stores.workspaces.create(workspace, owner: Sample.account(2).subject, limit: 2)
            }
            try requireEqual(stranger.code, .notFound)
            try requireEqual(try await Self.access(1, 3, in: Self.second, stores), nil)
        },
        ConformanceCase("workspaces: a change names its author, and touches what it names only") { stores in
            try await Self.prepareWorkspaces(stores)
            try await Self.addWorkspaces(1...2, stores)
            let changed = try await stores.workspaces.update(
                WorkspaceID("workspace-1"),
                in: Self.first,
                by: WorkspaceChange(name: "New", labels: []),
                author: Sample.account(2).subject,
                at: Sample.now + 77,
            )
            try requireEqual(changed.name, "New")
            try requireEqual(changed.details.labels, [])
            try requireEqual(changed.details.description, "Ördnung 1")
            try requireEqual(changed.updatedBy.subject, Sample.account(2).subject)
            try requireEqual(changed.updatedAt, Sample.now + 77)
            try requireEqual(changed.createdBy.subject, Sample.account(1).subject)
            for (id, organisation, code) in [
                ("workspace-2", Self.first, PlatformError.Code.nameTaken), ("workspace-2", Self.second, .notFound),
            ] {
                let error = try await requireError(PlatformError.self) {
                    _ = try await stores.workspaces.update(
                        WorkspaceID(id),
                        in: organisation,
                        by: WorkspaceChange(name: "New"),
                        author: Sample.account(2).subject,
                        at: Sample.now,
                    )
                }
                try requireEqual(error.code, code)
            }
        },
        ConformanceCase("workspaces: the recycle bin gives back what was put into it, once") { stores in
            try await Self.prepareWorkspaces(stores)
            try await Self.addWorkspaces(1...1, stores)
            let (id, author) = (WorkspaceID("workspace-1"), Sample.account(1).subject)
            try await stores.workspaces.delete(id, in: Self.first, author: author, at: Sample.now + 60)
            let deleted = try await Self.access(1, 1, in: Self.first, stores)
            try requireEqual(deleted?.workspace.deletedAt, Sample.now + 60)
            try requireEqual(deleted?.role, .owner)
            let again = try await requireError(PlatformError.self) {
                try await stores.workspaces.delete(id, in: Self.first, author: author, at: Sample.now + 61)
            }
            try requireEqual(again.code, .notFound)
            let elsewhere = try await requireError(PlatformError.self) {
                try await stores.workspaces.restore(id, in: Self.second, author: author, at: Sample.now + 62)
            }
            try requireEqual(elsewhere.code, .notFound)
            try await stores.workspaces.restore(id, in: Self.first, author: author, at: Sample.now + 63)
            try requireEqual(try await Self.access(1, 1, in: Self.first, stores)?.workspace.isDeleted, false)
            let twice = try await requireError(PlatformError.self) {
                try await stores.workspaces.restore(id, in: Self.first, author: author, at: Sample.now + 64)
            }
            try requireEqual(twice.code, .notFound)
        },
        ConformanceCase("workspaces: a thumbnail is kept, replaced and taken away, in its organisation only") {
            stores in
            try await Self.prepareWorkspaces(stores)
            try await stores.addWorkspace(to: Self.first)
            let id = WorkspaceID("workspace-1")
            let kept = try await stores.workspaces.thumbnail(of: id, in: Self.first)
            try requireEqual(kept, Picture(stored: [0xFF, 0xD8, 0xFF, 0], format: .jpeg))
            try requireEqual(try await Self.access(1, 1, in: Self.first, stores)?.workspace.hasThumbnail, true)
            try requireEqual(try await stores.workspaces.thumbnail(of: id, in: Self.second), nil)
            let other = Picture(stored: [0x89, 1], format: .png)
            try await stores.workspaces.setThumbnail(other, of: id, in: Self.first)
            try requireEqual(try await stores.workspaces.thumbnail(of: id, in: Self.first), other)
            let error = try await requireError(PlatformError.self) {
                try await stores.workspaces.setThumbnail(nil, of: id, in: Self.second)
            }
            try requireEqual(error.code, .notFound)
            try await stores.workspaces.setThumbnail(nil, of: id, in: Self.first)
            try requireEqual(try await stores.workspaces.thumbnail(of: id, in: Self.first), nil)
            try requireEqual(try await Self.access(1, 1, in: Self.first, stores)?.workspace.hasThumbnail, false)
        },
        ConformanceCase("workspaces: machine learning is chosen for all workspaces of a call or for none") { stores in
            try await Self.prepareWorkspaces(stores)
            try await Self.addWorkspaces(1...2, stores)
            func choose(_ ids: [String], in organisation: OrganisationID) async throws {
                try await stores.workspaces.setMachineLearning(
                    ids.map { (id: WorkspaceID($0), isEnabled: true) },
                    in: organisation,
                    author: Sample.account(1).subject,
                    at: Sample.now,
                )
            }
            for (ids, organisation) in [(["workspace-1", "other"], Self.first), (["workspace-1"], Self.second)] {
                let error = try await requireError(PlatformError.self) { try await choose(ids, in: organisation) }
                try requireEqual(error.code, .notFound)
            }
            func chosen(_ number: Int) async throws -> Bool? {
                let access = try await Self.access(1, number, in: Self.first, stores)
                return access?.workspace.isMachineLearningEnabled
            }
            try requireEqual(try await chosen(1), false)
            try await choose(["workspace-2", "workspace-1"], in: Self.first)
            try requireEqual(try await chosen(1), true)
            try requireEqual(try await chosen(2), true)
        },
    ]
}
