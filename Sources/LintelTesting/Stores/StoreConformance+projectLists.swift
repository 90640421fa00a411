import LintelPlatform
import LintelTokens

/// Lists of projects, what everybody keeps of them, and what belongs to them.
extension StoreConformance {
    private static let owner = Sample.account(2).subject
    private static let administrator = Sample.account(1).subject

    /// Projects of the first organisation that account 2 owns.
    private static func add(_ numbers: ClosedRange<Int>, _ stores: Stores) async throws {
        for number in numbers {
            try await stores.projects.create(
                try Sample.project(number, in: Self.first),
                roles: [],
                owner: Self.owner,
                limit: 100,
            )
        }
    }

    private static func names(_ subject: Subject, _ stores: Stores, _ change: (inout ProjectQuery) -> Void = { _ in })
        async throws -> [String]
    {
        var query = ProjectQuery()
        change(&query)
        return try await stores.projects.projects(of: subject, matching: query).projects.map(\.project.name)
    }

    private static func refusal(_ operation: () async throws -> Void) async throws -> PlatformError.Code {
        try await requireError(PlatformError.self, operation).code
    }

    static let projectLists: [ConformanceCase<Stores>] = [
        ConformanceCase("project lists: each scope holds what it is about, whole and by name") { stores in
            try await Self.prepareWorkspaces(stores)
            try await Self.add(1...3, stores)
            let all = ["Bridge 1", "Bridge 2", "Bridge 3"]
            try requireEqual(try await Self.names(Self.owner, stores), all)
            try requireEqual(try await Self.names(Self.owner, stores) { $0.scope = .administered }, [])
            try requireEqual(try await Self.names(Self.owner, stores) { $0.scope = .visible }, all)
            try requireEqual(try await Self.names(Self.administrator, stores), [])
            try requireEqual(try await Self.names(Self.administrator, stores) { $0.scope = .administered }, all)
            try requireEqual(try await Self.names(Self.administrator, stores) { $0.scope = .visible }, all)
            try requireEqual(try await Self.names(Sample.account(3).subject, stores) { $0.scope = .visible }, [])
            try requireEqual(try await Self.names(Subject("nobody"), stores) { $0.scope = .everywhere }, all)
            let listed = try await stores.projects.projects(of: Self.owner, matching: ProjectQuery()).projects.first
            try requireEqual(listed?.project, try Sample.project(1, in: Self.first))
            try requireEqual(listed?.organisationName, "Builders")
            try requireEqual(listed?.isOwner, true)
        },
        ConformanceCase("project lists: conditions narrow, keys sort, and parts end") { stores in
            try await Self.prepareWorkspaces(stores)
            try await Self.add(1...3, stores)
            func found(_ change: (inout ProjectQuery) -> Void) async throws -> [String] {
                try await Self.names(Self.owner, stores, change)
            }
            try requireEqual(try await found { $0.search = "BRIDGE 2" }, ["Bridge 2"])
            try requireEqual(try await found { $0.search = "n-3" }, ["Bridge 3"])
            try requireEqual(try await found { $0.search = "%" }, [])
            try requireEqual(try await found { $0.name = "bridge 1" }, ["Bridge 1"])
            try requireEqual(try await found { $0.number = "n-1" }, ["Bridge 1"])
            try requireEqual(try await found { $0.type = "Brücke" }.count, 3)
            try requireEqual(try await found { $0.subClasses = [.asset, .program] }, [])
            try requireEqual(try await found { $0.statuses = [.inactive] }, [])
            try requireEqual(try await found { $0.parent = Self.first.rawValue }.count, 3)
            try requireEqual(try await found { $0.parent = "project-1" }, [])
            try requireEqual(try await found { $0.organisation = Self.second }, [])
            for key in ProjectQuery.Key.allCases {
                let down = try await found { $0.order = [ListOrder(key, isDescending: true), ListOrder(.number)] }
                try requireEqual(down.count, 3)
            }
            try requireEqual(
                try await found { $0.order = [ListOrder(.createdDateTime, isDescending: true)] }.first,
                "Bridge 3",
            )
            var query = ProjectQuery()
            query.limit = 2
            try requireEqual(try await stores.projects.projects(of: Self.owner, matching: query).hasMore, true)
            query.offset = 2
            let last = try await stores.projects.projects(of: Self.owner, matching: query)
            try requireEqual(last.projects.map(\.project.name), ["Bridge 3"])
            try requireEqual(last.hasMore, false)
            var inactive = ProjectChange()
            inactive.status = .inactive
            _ = try await stores.projects.update(
                ProjectID("project-1"),
                by: inactive,
                seen: nil,
                author: Self.owner,
                at: Sample.now,
            )
            try requireEqual(try await found { _ in }.count, 2)
            try requireEqual(try await found { $0.includesInactive = true }.count, 3)
        },
        ConformanceCase("project lists: favourites and recents are everybody's own, and end") { stores in
            try await Self.prepareWorkspaces(stores)
            try await Self.add(1...3, stores)
            let projects = stores.projects
            for number in [1, 2, 3, 1] {
                try await projects.addRecent(ProjectID("project-\(number)"), of: Self.owner, limit: 2)
            }
            try requireEqual(
                try await Self.names(Self.owner, stores) { $0.mark = .recents },
                ["Bridge 1", "Bridge 3"],
            )
            try requireEqual(
                try await Self.names(Self.administrator, stores) { query in
                    query.mark = .recents
                    query.scope = .visible
                },
                [],
            )
            for _ in 1...2 {
                try await projects.addFavorite(ProjectID("project-2"), of: Self.owner, limit: 1, at: Sample.now)
            }
            try requireEqual(
                try await Self.refusal {
                    try await projects.addFavorite(ProjectID("project-1"), of: Self.owner, limit: 1, at: Sample.now)
                },
                .listFull,
            )
            try requireEqual(try await Self.names(Self.owner, stores) { $0.mark = .favorites }, ["Bridge 2"])
            try await projects.removeFavorite(ProjectID("project-2"), of: Self.owner)
            let operations: [() async throws -> Void] = [
                { try await projects.removeFavorite(ProjectID("project-2"), of: Self.owner) },
                { try await projects.addFavorite(ProjectID("none"), of: Self.owner, limit: 1, at: Sample.now) },
                { try await projects.addRecent(ProjectID("none"), of: Self.owner, limit: 1) },
            ]
            for operation in operations {
                try requireEqual(try await Self.refusal(operation), .notFound)
            }
        },
    ]

    static let projectContents: [ConformanceCase<Stores>] = [
        ConformanceCase("project contents: a picture stands in the place of another") { stores in
            try await Self.prepareWorkspaces(stores)
            try await stores.addProjectContents(to: Self.first)
            let (projects, id) = (stores.projects, ProjectID("project-70"))
            let picture = Picture(stored: [0x89, 1], format: .png)
            try await projects.setPicture(picture, as: ProjectPictureID("picture-2"), of: id)
            let known = ProjectPicture(id: ProjectPictureID("picture-2"), format: .png)
            try requireEqual(try await projects.picture(of: id), known)
            try requireEqual(try await projects.picture(known.id), picture)
            try requireEqual(try await projects.picture(ProjectPictureID("picture-1")), nil)
            try requireEqual(try await projects.removePicture(of: id), true)
            try requireEqual(try await projects.removePicture(of: id), false)
            try requireEqual(
                try await Self.refusal {
                    try await projects.setPicture(picture, as: ProjectPictureID("p"), of: ProjectID("none"))
                },
                .notFound,
            )
        },
        ConformanceCase("project contents: repositories are of one project, once, and end with it") { stores in
            try await Self.prepareWorkspaces(stores)
            try await stores.addProjectContents(to: Self.first)
            try await Self.add(1...1, stores)
            let (projects, id) = (stores.projects, ProjectID("project-70"))
            let own = try Sample.repository(1, of: id)
            try requireEqual(try await projects.repositories(of: id, type: nil), [own])
            try requireEqual(try await projects.repositories(of: id, type: own.type), [own])
            let other = try RepositoryType(class: "Storage", subClass: nil)
            try requireEqual(try await projects.repositories(of: id, type: other), [])
            try requireEqual(try await projects.repository(own.id, of: ProjectID("project-1")), nil)
            var twin = own
            twin.id = ProjectRepositoryID("twin")
            try requireEqual(try await Self.refusal { [twin] in try await projects.add(twin, limit: 10) }, .nameTaken)
            twin.projectID = ProjectID("project-1")
            try await projects.add(twin, limit: 10)
            let seen = try await projects.repositories(visibleTo: Self.owner, type: own.type, limit: 10, offset: 0)
            try requireEqual(seen, [twin])
            let second = try Sample.repository(2, of: id)
            try requireEqual(try await Self.refusal { try await projects.add(second, limit: 1) }, .listFull)
            var changed = own
            changed.details = second.details
            try await projects.update(changed)
            try requireEqual(try await projects.repository(own.id, of: id), changed)
            let resource = try RepositoryResource(id: "layer-2", name: "Two")
            try await projects.add(resource, to: own.id, limit: 10)
            try requireEqual(
                try await Self.refusal { try await projects.add(resource, to: own.id, limit: 10) },
                .nameTaken,
            )
            let found = try await projects.resources(of: own.id, search: "TWO", limit: 10, offset: 0)
            try requireEqual(found, [resource])
            try requireEqual(try await projects.resource("layer-2", of: twin.id), nil)
            try requireEqual(try await projects.removeResource("layer-2", of: own.id), true)
            try requireEqual(try await projects.removeResource("layer-2", of: own.id), false)
            try await projects.delete(id)
            try requireEqual(try await projects.repository(own.id, of: id), nil)
            try requireEqual(try await projects.resource("layer-1", of: own.id), nil)
        },
        ConformanceCase("project contents: of its connections one at most is the primary one, which stays") { stores in
            try await Self.prepareWorkspaces(stores)
            try await stores.addProjectContents(to: Self.first)
            try await Self.add(1...1, stores)
            let (projects, id, foreign) = (stores.projects, ProjectID("project-70"), ProjectID("project-1"))
            var (first, second) = (try Sample.connection(1, of: id), try Sample.connection(2, of: id))
            try requireEqual(
                try await Self.refusal { [second] in try await projects.add(second, limit: 1) },
                .listFull,
            )
            try await projects.add(second, limit: 2)
            try requireEqual(try await projects.connections(of: id), [first, second])
            try requireEqual(try await projects.connections(of: foreign), [])
            try requireEqual(try await projects.connection(first.id, of: foreign), nil)
            try requireEqual(try await projects.removePrimaryConnection(nil, of: id), false)
            try requireEqual(try await projects.setPrimaryConnection(first.id, of: foreign), false)
            for _ in 1...2 { try requireEqual(try await projects.setPrimaryConnection(first.id, of: id), true) }
            try requireEqual(try await projects.setPrimaryConnection(second.id, of: id), true)
            try requireEqual(
                try await projects.setPrimaryConnection(ProjectConnectionID("none"), of: id),
                false,
            )
            second.isPrimary = true
            try requireEqual(try await projects.connections(of: id), [first, second])
            try requireEqual(
                try await Self.refusal { [second] in _ = try await projects.removeConnection(second.id, of: id) },
                .conflict,
            )
            try requireEqual(try await projects.removePrimaryConnection(first.id, of: id), false)
            try requireEqual(try await projects.removePrimaryConnection(second.id, of: id), true)
            try requireEqual(try await projects.removeConnection(second.id, of: foreign), false)
            try requireEqual(try await projects.removeConnection(second.id, of: id), true)
            try requireEqual(try await projects.removeConnection(second.id, of: id), false)
            first.projectID = ProjectID("none")
            first.id = second.id
            try requireEqual(try await Self.refusal { [first] in try await projects.add(first, limit: 9) }, .notFound)
            try await projects.delete(id)
            try requireEqual(try await projects.connections(of: id), [])
        },
        ConformanceCase("project contents: exports are everybody's own, and the oldest go") { stores in
            try await Self.prepareWorkspaces(stores)
            let projects = stores.projects
            for number in 1...3 { try await projects.add(Sample.export(number), document: [UInt8(number)], limit: 2) }
            try requireEqual(
                try await projects.exports(of: Self.administrator),
                [Sample.export(3), Sample.export(2)],
            )
            try requireEqual(try await projects.exports(of: Self.owner), [])
            try requireEqual(try await projects.export(Sample.export(3).id, of: Self.owner), nil)
            try requireEqual(try await projects.document(Sample.export(3).id)?.bytes, [3])
            try requireEqual(try await projects.document(Sample.export(1).id)?.bytes, nil)
        },
        ConformanceCase("colleagues: people of the own organisations, and services when they are named") { stores in
            try await Self.prepareWorkspaces(stores)
            let organisations = stores.organisations
            let found = try await organisations.colleagues(of: Self.owner, matching: "", limit: 10)
            try requireEqual(found.map(\.principal.subject), (1...3).map { Sample.account($0).subject })
            try requireEqual(Set(found.map(\.organisationName)), ["Builders"])
            try requireEqual(try await organisations.colleagues(of: Subject("nobody"), matching: "", limit: 10), [])
            let named = try await organisations.colleagues(of: Self.owner, among: [.nobody])
            try requireEqual(named, [])
        },
    ]
}
