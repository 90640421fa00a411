import LintelPlatform
import LintelTokens

extension StoreConformance {
    /// A tree: `Gold/2025/old`, `Gold/2026` and `all_g*ld%`.
    private static func plant(_ stores: Stores) async throws -> Workspace {
        _ = try await stores.addWorkspaces()
        let workspace = try await stores.workspace(1)
        for (number, (name, path)) in [
            ("Gold", ""), ("2026", "Gold"), ("2025", "Gold"), ("all_g*ld%", ""), ("old", "Gold/2025"),
        ].enumerated() {
            try await stores.addFolder(
                "f\(number)",
                name,
                in: path,
                of: workspace,
                at: Sample.now + Int64(10 * number),
            )
        }
        return workspace
    }

    static let folderLists: [ConformanceCase<Stores>] = [
        ConformanceCase("folder lists: by depth and path, below any folder, as deep as is asked") { stores in
            let workspace = try await Self.plant(stores)
            let all = ["Gold", "all_g*ld%", "Gold/2025", "Gold/2026", "Gold/2025/old"]
            try requireEqual(try await stores.folderPaths(in: workspace), all)
            try requireEqual(try await stores.folderPaths(in: try await stores.workspace(2)), [])
            try requireEqual(try await stores.folderPaths(in: workspace) { $0.depth = 1 }, Array(all[..<2]))
            let gold = try await stores.folders.folder(FolderID("f0"), in: workspace, isDeleted: false)
            try requireEqual(try await stores.folderPaths(in: workspace) { $0.parent = gold }, Array(all[2...]))
            let children = try await stores.folderPaths(in: workspace) { query in
                query.parent = gold
                query.depth = 1
            }
            try requireEqual(children, Array(all[2..<4]))
            let root = try await stores.folderPaths(in: workspace) { $0.parent = Folder(rootOf: workspace) }
            try requireEqual(root, all)
            var query = FolderQuery()
            query.window = ListWindow(offset: 1, limit: 2)
            let part = try await stores.folders.folders(in: workspace, matching: query)
            try requireEqual(part.items.map(\.path.text), Array(all[1..<3]))
            try requireEqual(part.total, 5)
        },
        ConformanceCase("folder lists: names are compared, and fit patterns") { stores in
            let workspace = try await Self.plant(stores)
            for (names, expected) in [
                (["Gold"], ["Gold"]), (["gold"], []), (["eq:Gold", "old"], ["Gold", "Gold/2025/old"]),
                (["like:*old"], ["Gold", "Gold/2025/old"]), (["like:gold"], []),
                (["like:20*"], ["Gold/2025", "Gold/2026"]),
                (["ilike:GO*"], ["Gold"]), (["ilike:*G\\**"], ["all_g*ld%"]), (["like:*_g*"], ["all_g*ld%"]),
                (["like:*%"], ["all_g*ld%"]), (["like:????"], []), (["like:[G]old"], []), (["like:G_ld"], []),
                (["like:*\\*ld%"], ["all_g*ld%"]), (["neq:Gold", "like:*o*"], ["Gold/2025/old"]),
                (["neq:Gold", "neq:old", "neq:2025", "neq:2026"], ["all_g*ld%"]), (["x:y"], []),
            ] as [([String], [String])] {
                let found = try await stores.folderPaths(in: workspace) { $0.names = try FolderNameFilter(names) }
                try requireEqual(found, expected)
            }
        },
        ConformanceCase("folder lists: every other filter and order") { stores in
            let workspace = try await Self.plant(stores)
            let all = ["Gold", "all_g*ld%", "Gold/2025", "Gold/2026", "Gold/2025/old"]
            let byTime = ["Gold", "Gold/2026", "Gold/2025", "all_g*ld%", "Gold/2025/old"]
            let subject = Sample.account(1).subject
            let mine = try await stores.folderPaths(in: workspace) { query in
                query.createdBy = [Subject("nobody"), subject]
                query.modifiedBy = [subject]
            }
            try requireEqual(mine, all)
            try requireEqual(try await stores.folderPaths(in: workspace) { $0.createdBy = [] }, [])
            try requireEqual(try await stores.folderPaths(in: workspace) { $0.modifiedBy = [Subject("nobody")] }, [])
            let between = try await stores.folderPaths(in: workspace) { query in
                query.createdAt = [TimeBound(.notBefore, Sample.now + 10), TimeBound(.notAfter, Sample.now + 20)]
            }
            try requireEqual(between, ["Gold/2025", "Gold/2026"])
            let last = try await stores.folderPaths(in: workspace) { query in
                query.modifiedAt = [TimeBound(.after, Sample.now + 30)]
            }
            try requireEqual(last, ["Gold/2025/old"])
            for (order, expected) in [
                ([ListOrder(.createdAt)], byTime), ([ListOrder(.modifiedAt, isDescending: true)], byTime.reversed()),
                ([ListOrder(.folderID)], byTime),
                ([ListOrder(.name)], ["Gold/2025", "Gold/2026", "Gold", "all_g*ld%", "Gold/2025/old"]),
                ([ListOrder(.path)], ["Gold", "Gold/2025", "Gold/2025/old", "Gold/2026", "all_g*ld%"]),
                (
                    [ListOrder(.depth, isDescending: true), ListOrder(.path)],
                    ["Gold/2025/old", "Gold/2025", "Gold/2026", "Gold", "all_g*ld%"]
                ),
            ] as [([ListOrder<FolderQuery.SortKey>], [String])] {
                try requireEqual(try await stores.folderPaths(in: workspace) { $0.order = order }, expected)
            }
        },
    ]
}
