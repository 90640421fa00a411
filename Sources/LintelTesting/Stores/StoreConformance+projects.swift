import LintelPlatform
import LintelTokens

/// The life of projects.
extension StoreConformance {
    private static let owner = Sample.account(2).subject

    private static func add(
        _ number: Int,
        parent: Int? = nil,
        limit: Int = 10,
        _ stores: Stores,
    ) async throws {
        try await stores.projects.create(
            try Sample.project(number, in: Self.first, parent: parent),
            roles: [Sample.projectRole(number, .readSchedule)],
            owner: Self.owner,
            limit: limit,
        )
    }

    private static func refusal(_ operation: () async throws -> Void) async throws -> PlatformError.Code {
        try await requireError(PlatformError.self, operation).code
    }

    /// Names project 1 anew for somebody who has seen a version of it, and tells its version.
    private static func change(_ name: String, seeing version: Int64, _ stores: Stores) async throws -> Int64 {
        var change = ProjectChange()
        change.name = name
        let changed = try await stores.projects.update(
            ProjectID("project-1"),
            by: change,
            seen: version,
            author: Self.owner,
            at: Sample.now,
        )
        return changed.version
    }

    static let projects: [ConformanceCase<Stores>] = [
        ConformanceCase("projects: a project comes back whole, with what whoever asks may do") { stores in
            try await Self.prepareWorkspaces(stores)
            try await Self.add(1, stores)
            let project = try Sample.project(1, in: Self.first)
            try requireEqual(try await stores.projects.project(project.id), project)
            let own = try await stores.projects.access(of: Self.owner, to: project.id)
            try requireEqual(own?.project, project)
            try requireEqual(own?.isOwner, true)
            try requireEqual(own?.isMember, true)
            try requireEqual(own?.organisationRole, .member)
            try requireEqual(own?.organisation.entitlements, ["evo"])
            try requireEqual(own?.permissions, .all)
            let other = try await stores.projects.access(of: Sample.account(3).subject, to: project.id)
            try requireEqual(other?.isMember, false)
            try requireEqual(other?.isVisible, false)
            let administrator = try await stores.projects.access(of: Sample.account(1).subject, to: project.id)
            try requireEqual(administrator?.isVisible, true)
            try requireEqual(administrator?.allows(.manageRoles), true)
            try requireEqual(administrator?.allows(.readSchedule), false)
            try requireEqual(try await stores.projects.access(of: Self.owner, to: ProjectID("nowhere")), nil)
        },
        ConformanceCase("projects: a number is taken once in an organisation, and the list ends") { stores in
            try await Self.prepareWorkspaces(stores)
            try await Self.add(1, stores)
            var twin = try Sample.project(1, in: Self.first)
            twin.id = ProjectID("twin")
            try requireEqual(
                try await Self.refusal {
                    try await stores.projects.create(twin, roles: [], owner: nil, limit: 10)
                },
                .nameTaken,
            )
            var elsewhere = twin
            elsewhere.organisationID = Self.second
            try await stores.projects.create(elsewhere, roles: [], owner: nil, limit: 10)
            try requireEqual(try await Self.refusal { try await Self.add(2, limit: 1, stores) }, .listFull)
        },
        ConformanceCase("projects: parents are of the same organisation and make no circle") { stores in
            try await Self.prepareWorkspaces(stores)
            try await Self.add(1, stores)
            try await Self.add(2, parent: 1, stores)
            try await Self.add(3, parent: 2, stores)
            func move(_ number: Int, to parent: String) async throws -> Project {
                var change = ProjectChange()
                change.parentID = ProjectID(parent)
                return try await stores.projects.update(
                    ProjectID("project-\(number)"),
                    by: change,
                    seen: nil,
                    author: Self.owner,
                    at: Sample.now,
                )
            }
            for parent in ["project-3", "project-1", "nowhere"] {
                try requireEqual(
                    try await Self.refusal { _ = try await move(1, to: parent) },
                    .projectInvalid,
                )
            }
            let rooted = try await move(3, to: Self.first.rawValue)
            try requireEqual(rooted.details.parentID, nil)
            try requireEqual(
                try await Self.refusal { try await stores.projects.delete(ProjectID("project-1")) },
                .conflict
            )
            try await stores.projects.delete(ProjectID("project-2"))
            try await stores.projects.delete(ProjectID("project-1"))
            try requireEqual(try await stores.projects.project(ProjectID("project-1")), nil)
        },
        ConformanceCase("projects: a change says who and when, and leaves the rest") { stores in
            try await Self.prepareWorkspaces(stores)
            try await Self.add(1, stores)
            var change = ProjectChange()
            change.name = "Tunnel"
            change.number = .some(nil)
            let changed = try await stores.projects.update(
                ProjectID("project-1"),
                by: change,
                seen: nil,
                author: Self.owner,
                at: Sample.now + 9,
            )
            try requireEqual(changed.name, "Tunnel")
            try requireEqual(changed.details.number, nil)
            try requireEqual(changed.details.type, "Brücke")
            try requireEqual(changed.updatedAt, Sample.now + 9)
            try requireEqual(changed.updatedBy.subject, Self.owner)
            try requireEqual(changed.version, 2)
            try requireEqual(try await Self.change("Tunnel", seeing: 2, stores), 3)
            try requireEqual(try await Self.refusal { _ = try await Self.change("Tube", seeing: 2, stores) }, .conflict)
            try requireEqual(
                try await Self.refusal {
                    _ = try await stores.projects.update(
                        ProjectID("nowhere"),
                        by: change,
                        seen: nil,
                        author: Self.owner,
                        at: Sample.now,
                    )
                },
                .notFound,
            )
            try requireEqual(
                try await Self.refusal { try await stores.projects.delete(ProjectID("nowhere")) },
                .notFound
            )
        },
    ]
}
