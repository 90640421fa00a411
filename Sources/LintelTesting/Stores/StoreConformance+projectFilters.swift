import LintelPlatform
import LintelTokens

/// Filters of lists of projects.
extension StoreConformance {
    private static let owner = Sample.account(2).subject

    /// Filters of each property with each comparison and function, and values that want out of the statement.
    private static let filters: [String] = {
        let values = [
            "'x'' OR 1=1 --'", "'%'", "'_'", "'!'", "'\\'", "''", "'\";DROP TABLE project'", "null", "1", "true",
            "2026-01-02T03:04:05Z", "'00000000-0000-0000-0000-000000000000'", "'active'", "'\u{1F600}'",
        ]
        return ProjectProperty.allCases.flatMap { property in
            let name = property.rawValue
            return values.flatMap { value in
                ["eq", "ne", "lt", "le", "gt", "ge", "like"].map { "\(name) \($0) \(value)" }
                    + ["startswith", "endswith", "contains"].map { "\($0)(\(name),\(value))" }
                    + ["not \(name) in (\(value),\(value))"]
            }
        }
    }()

    private static func found(_ filter: String, _ stores: Stores) async throws -> [String] {
        var query = ProjectQuery()
        query.narrow(by: try PropertyCondition(parsing: filter))
        return try await stores.projects.projects(of: Self.owner, matching: query).projects.map(\.project.name)
    }

    static let projectFilters: [ConformanceCase<Stores>] = [
        ConformanceCase("project filters: one holds, or it holds not, and no value gets out of the statement") {
            stores in
            try await Self.prepareWorkspaces(stores)
            for number in 1...2 {
                let project = try Sample.project(number, in: Self.first)
                try await stores.projects.create(project, roles: [], owner: Self.owner, limit: 100)
            }
            var run = 0
            for filter in Self.filters where (try? PropertyCondition<ProjectProperty>(parsing: filter)) != nil {
                let (some, none) = (
                    try await Self.found(filter, stores), try await Self.found("not (\(filter))", stores)
                )
                let both = Set(some).intersection(none)
                try requireEqual("\(filter): \(both)", "\(filter): []")
                if filter.hasSuffix(" eq 'x'' OR 1=1 --'") { try requireEqual("\(filter): \(some)", "\(filter): []") }
                run += 1
            }
            try requireEqual(run > 1_000, true)
            let cases: [(String, [String])] = [
                ("displayName eq 'bridge 2'", ["Bridge 2"]), ("number ne 'n-2'", ["Bridge 1"]),
                ("class eq 'endeavor' and subClass eq 'Project'", ["Bridge 1", "Bridge 2"]),
                ("class eq 'Thing'", []), ("dataCenterLocation ne null", []),
                ("dataCenterLocation ne 'x' and number eq 'N-1'", ["Bridge 1"]),
            ]
            for (filter, names) in cases {
                try requireEqual(try await Self.found(filter, stores), names)
            }
        }
    ]
}
