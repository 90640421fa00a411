import LintelOAuth
import LintelPlatform
import LintelTokens

/// Data sources, roles in them, and the apps that may call them.
extension StoreConformance {
    private static let source = Sample.dataSource
    private static let app = Sample.app(1).client.id
    private static let other = Sample.app(2).client.id
    private static let subject = Sample.account(1).subject

    /// Two apps, accounts 1 and 2, an organisation with `projectwise`, and a data source of it.
    static func prepareDataSource(_ stores: Stores) async throws {
        try await stores.addAccountsAndApps()
        try await stores.organisations.create(
            Organisation(id: Self.first, name: "Builders", entitlements: ["projectwise"], createdAt: Sample.now)
        )
        try await stores.dataSources.create(try Sample.dataSource(1, in: Self.first), limit: 3)
    }

    private static func access(_ stores: Stores, through client: ClientID) async throws -> DataSourceAccess? {
        try await stores.dataSources.access(of: Self.subject, through: client, to: Self.source)
    }

    private static func waiting(_ stores: Stores) async throws -> [String] {
        try await stores.dataSources.waitingClients(of: Self.source).map { "\($0.app.id) \($0.calls)" }
    }

    static let dataSources: [ConformanceCase<Stores>] = [
        ConformanceCase("data sources: one comes back whole, by its id and by its repository") { stores in
            try await Self.prepareDataSource(stores)
            let source = try Sample.dataSource(1, in: Self.first)
            try requireEqual(try await stores.dataSources.dataSource(source.id), source)
            try requireEqual(try await stores.dataSources.dataSource(DataSourceID("nowhere")), nil)
            let key = RepositoryName.key(ofRepository: source.repository.repositoryID.uppercased())
            try requireEqual(
                try await stores.dataSources.dataSource(repositoryKey: try requireValue(key)),
                source.id
            )
            try requireEqual(try await stores.dataSources.dataSource(repositoryKey: "a:b"), nil)
            try requireEqual(try await stores.dataSources.dataSources(of: Self.first, limit: 9), [source])
            try requireEqual(try await stores.dataSources.dataSources(of: nil, limit: 9), [source])
            try requireEqual(try await stores.dataSources.dataSources(of: Self.second, limit: 9), [])
        },
        ConformanceCase("data sources: a repository is taken once, in letters of any case, and the list ends") {
            stores in
            try await Self.prepareDataSource(stores)
            var twin = try Sample.dataSource(2, in: Self.first)
            twin.repository = try RepositoryName(host: "PW.example.org", name: "MAIN works 1")
            let taken = try await requireError(PlatformError.self) {
                try await stores.dataSources.create(twin, limit: 9)
            }
            try requireEqual(taken.code, .nameTaken)
            try await stores.dataSources.create(try Sample.dataSource(2, in: Self.first), limit: 2)
            let full = try await requireError(PlatformError.self) {
                try await stores.dataSources.create(try Sample.dataSource(3, in: Self.first), limit: 2)
            }
            try requireEqual(full.code, .listFull)
            let homeless = try await requireError(PlatformError.self) {
                try await stores.dataSources.create(try Sample.dataSource(3, in: OrganisationID("nowhere")), limit: 2)
            }
            try requireEqual(homeless.code, .notFound)
        },
        ConformanceCase("data sources: a project that goes leaves the data source behind") { stores in
            try await Self.prepareDataSource(stores)
            try await stores.projects.create(
                try Sample.project(1, in: Self.first),
                roles: [],
                owner: nil,
                limit: 10,
            )
            try await stores.dataSources.connect(Self.source, to: ProjectID("project-1"))
            let connected = try await stores.dataSources.dataSource(Self.source)
            try requireEqual(connected?.projectID, ProjectID("project-1"))
            try await stores.dataSources.connect(Self.source, to: nil)
            try requireEqual(try await stores.dataSources.dataSource(Self.source)?.projectID, nil)
            let unknown = try await requireError(PlatformError.self) {
                try await stores.dataSources.connect(DataSourceID("nowhere"), to: nil)
            }
            try requireEqual(unknown.code, .notFound)
        },
        ConformanceCase("data sources: access tells of role, products and lists") { stores in
            try await Self.prepareDataSource(stores)
            let bare = try requireValue(try await Self.access(stores, through: Self.app))
            try requireEqual(bare.role, nil)
            try requireEqual(bare.allowance, nil)
            try requireEqual(bare.entitlements, ["projectwise"])
            try requireEqual(bare.organisationName, "Builders")
            _ = try await stores.organisations.allowClient(Self.app, in: Self.first, limit: 9, at: Sample.now)
            try requireEqual(try await Self.access(stores, through: Self.app)?.allowance, .organisation)
            try requireEqual(try await Self.access(stores, through: Self.other)?.allowance, nil)
            _ = try await stores.dataSources.allow(Self.app, in: Self.source, limit: 9, at: Sample.now)
            try requireEqual(try await Self.access(stores, through: Self.app)?.allowance, .dataSource)
            let none = try await stores.dataSources.accesses(of: Self.subject, through: Self.app, limit: 9)
            try requireEqual(none, [])
            try await stores.dataSources.assign(.reader, to: Self.subject, in: Self.source, limit: 9, at: Sample.now)
            let known = try await Self.access(stores, through: Self.app)
            try requireEqual(known?.role, .reader)
            let all = try await stores.dataSources.accesses(of: Self.subject, through: Self.app, limit: 9)
            try requireEqual(all, [try requireValue(known)])
            let nowhere = DataSourceID("nowhere")
            let unknown = try await stores.dataSources.access(of: Self.subject, through: Self.app, to: nowhere)
            try requireEqual(unknown, nil)
        },
        ConformanceCase("data sources: roles are given, replaced and taken, up to a number") { stores in
            try await Self.prepareDataSource(stores)
            let sources = stores.dataSources
            try await sources.assign(.reader, to: Self.subject, in: Self.source, limit: 1, at: Sample.now)
            try await sources.assign(.administrator, to: Self.subject, in: Self.source, limit: 1, at: Sample.now)
            try requireEqual(try await sources.role(of: Self.subject, in: Self.source), .administrator)
            let users = try await sources.users(of: Self.source)
            try requireEqual(users.map(\.principal.subject), [Self.subject])
            try requireEqual(users.map(\.role), [.administrator])
            let full = try await requireError(PlatformError.self) {
                let second = Sample.account(2).subject
                try await sources.assign(.reader, to: second, in: Self.source, limit: 1, at: Sample.now)
            }
            try requireEqual(full.code, .listFull)
            let nobody = try await requireError(PlatformError.self) {
                try await sources.assign(.reader, to: Subject("nobody"), in: Self.source, limit: 9, at: Sample.now)
            }
            try requireEqual(nobody.code, .notFound)
            try requireEqual(try await sources.revoke(from: Self.subject, in: Self.source), .administrator)
            try requireEqual(try await sources.revoke(from: Self.subject, in: Self.source), nil)
            try requireEqual(try await sources.users(of: Self.source), [])
        },
        ConformanceCase("data sources: an app that is not allowed waits in one row, until it is allowed or dismissed") {
            stores in
            try await Self.prepareDataSource(stores)
            let sources = stores.dataSources
            for second in 0..<3 {
                try await sources.noteCall(of: Self.app, to: Self.source, limit: 2, at: Sample.now + Int64(second))
            }
            let row = try requireValue(try await sources.waitingClients(of: Self.source).first)
            try requireEqual(row.calls, 3)
            try requireEqual(row.firstCallAt, Sample.now)
            try requireEqual(row.lastCallAt, Sample.now + 2)
            try requireEqual(row.app.name, "App 1")
            try requireEqual(row.organisationName, nil)
            try await sources.noteCall(of: ClientID("unknown"), to: Self.source, limit: 2, at: Sample.now)
            try requireEqual(try await sources.allow(Self.app, in: Self.source, limit: 1, at: Sample.now), true)
            try requireEqual(try await sources.allow(Self.app, in: Self.source, limit: 1, at: Sample.now), false)
            try requireEqual(try await Self.waiting(stores), [])
            try requireEqual(try await sources.allowedClients(of: Self.source).map(\.app.id), [Self.app])
            let full = try await requireError(PlatformError.self) {
                _ = try await sources.allow(Self.other, in: Self.source, limit: 1, at: Sample.now)
            }
            try requireEqual(full.code, .listFull)
            try requireEqual(try await sources.disallow(Self.app, in: Self.source), true)
            try requireEqual(try await sources.disallow(Self.app, in: Self.source), false)
            let unknown = try await requireError(PlatformError.self) {
                _ = try await sources.allow(ClientID("unknown"), in: Self.source, limit: 9, at: Sample.now)
            }
            try requireEqual(unknown.code, .notFound)
        },
        ConformanceCase("data sources: those who wait are bounded, and one that was dismissed makes room") { stores in
            try await Self.prepareDataSource(stores)
            let sources = stores.dataSources
            try await sources.noteCall(of: Self.app, to: Self.source, limit: 1, at: Sample.now)
            try await sources.noteCall(of: Self.other, to: Self.source, limit: 1, at: Sample.now)
            try requireEqual(try await Self.waiting(stores), ["\(Self.app) 1"])
            try requireEqual(try await sources.dismiss(Self.app, in: Self.source), true)
            try requireEqual(try await sources.dismiss(Self.app, in: Self.source), false)
            try await sources.noteCall(of: Self.app, to: Self.source, limit: 1, at: Sample.now)
            try requireEqual(try await Self.waiting(stores), [])
            try await sources.noteCall(of: Self.other, to: Self.source, limit: 1, at: Sample.now)
            try requireEqual(try await Self.waiting(stores), ["\(Self.other) 1"])
        },
    ]
}
