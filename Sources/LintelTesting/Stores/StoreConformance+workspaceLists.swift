import LintelOAuth
import LintelPlatform
import LintelTokens

/// Lists of workspaces.
extension StoreConformance {
    /// Workspaces 1 to 4 are owned by account 1 and 5 by account 2, who edits 1; 4 is in the recycle bin.
    private static func prepare(_ stores: Stores) async throws {
        try await Self.prepareWorkspaces(stores)
        try await Self.addWorkspaces(1...4, stores)
        try await Self.addWorkspaces(5...5, owner: 2, stores)
        try await stores.workspaces.assign(
            [
                WorkspaceAssignment(
                    workspaceID: WorkspaceID("workspace-1"),
                    subject: Sample.account(2).subject,
                    role: .editor,
                )
            ],
            in: Self.first,
            under: .administrative,
            at: Sample.now,
        )
        try await stores.workspaces.delete(
            WorkspaceID("workspace-4"),
            in: Self.first,
            author: Sample.account(1).subject,
            at: Sample.now,
        )
    }

    /// The numbers of the workspaces that a list holds, and its total.
    private static func list(
        of account: Int = 1,
        all: Bool = false,
        in organisation: OrganisationID = Self.first,
        _ stores: Stores,
        _ change: (inout WorkspaceQuery) -> Void = { _ in },
    ) async throws -> (numbers: [String], total: Int) {
        var query = WorkspaceQuery()
        change(&query)
        let page = try await stores.workspaces.workspaces(
            in: organisation,
            of: Sample.account(account).subject,
            includingOthers: all,
            matching: query,
        )
        return (page.items.map { String($0.workspace.id.rawValue.suffix(1)) }, page.total)
    }

    private static func check(
        _ expected: [String],
        _ list: (numbers: [String], total: Int),
        total: Int? = nil,
        line: Int = #line,
    ) throws {
        try requireEqual(list.numbers, expected, line: line)
        try requireEqual(list.total, total ?? expected.count, line: line)
    }

    static let workspaceLists: [ConformanceCase<Stores>] = [
        ConformanceCase("workspace lists: they hold what the user has a role in, by name, or everything") { stores in
            try await Self.prepare(stores)
            try Self.check(["1", "2", "3"], try await Self.list(stores))
            try Self.check(["1", "5"], try await Self.list(of: 2, stores))
            try Self.check([], try await Self.list(of: 3, stores))
            try Self.check(["1", "2", "3", "5"], try await Self.list(of: 3, all: true, stores))
            try Self.check([], try await Self.list(all: true, in: Self.second, stores))
            try Self.check(["4"], try await Self.list(stores) { $0.isDeleted = true })
            try Self.check([], try await Self.list(of: 2, stores) { $0.isDeleted = true })
        },
        ConformanceCase("workspace lists: each item says the user's role") { stores in
            try await Self.prepare(stores)
            let page = try await stores.workspaces.workspaces(
                in: Self.first,
                of: Sample.account(2).subject,
                includingOthers: true,
                matching: WorkspaceQuery(),
            )
            try requireEqual(page.items.map(\.role), [.editor, nil, nil, .owner])
            try requireEqual(page.items.first?.workspace, try Sample.workspace(1, in: Self.first))
        },
        ConformanceCase("workspace lists: a page has its part, and the total of the whole") { stores in
            try await Self.prepare(stores)
            try Self.check(["1", "2"], try await Self.list(stores) { $0.limit = 2 }, total: 3)
            let second = try await Self.list(stores) {
                $0.limit = 2
                $0.offset = 2
            }
            try Self.check(["3"], second, total: 3)
            try Self.check([], try await Self.list(stores) { $0.offset = 30 }, total: 3)
        },
        ConformanceCase("workspace lists: every filter narrows them") { stores in
            try await Self.prepare(stores)
            try Self.check(["2"], try await Self.list(stores) { $0.name = "NE 2" })
            try Self.check([], try await Self.list(stores) { $0.name = "%" })
            try Self.check([], try await Self.list(stores) { $0.name = "M_ne" })
            let (one, two) = (UserID(Sample.account(1).subject), UserID(Sample.account(2).subject))
            try Self.check(["1", "2", "3"], try await Self.list(stores) { $0.createdBy = one })
            try Self.check([], try await Self.list(stores) { $0.createdBy = two })
            try Self.check(["1"], try await Self.list(stores) { $0.user = two })
            try Self.check([], try await Self.list(stores) { $0.user = .nobody })
            let bounds = TimeBounds(first: Sample.now + 2, last: Sample.now + 2)
            try Self.check(["2"], try await Self.list(stores) { $0.createdAt = bounds })
            try Self.check(["2"], try await Self.list(stores) { $0.updatedAt = bounds })
        },
        ConformanceCase("workspace lists: they are in the order that is asked for") { stores in
            try await Self.prepare(stores)
            for (key, expected) in [
                (WorkspaceQuery.Key.name, ["5", "3", "2", "1"]), (.createdAt, ["5", "3", "2", "1"]),
                (.updatedAt, ["5", "3", "2", "1"]), (.userRole, ["2", "3", "1", "5"]),
            ] {
                let order = [WorkspaceQuery.Order(key, isDescending: true)]
                try Self.check(expected, try await Self.list(of: 2, all: true, stores) { $0.order = order })
            }
            let both: [WorkspaceQuery.Order] = [.init(.userRole), .init(.name, isDescending: true)]
            try Self.check(
                ["5", "1", "3", "2"],
                try await Self.list(of: 2, all: true, stores) { $0.order = both },
            )
        },
    ]
}
