import LintelPlatform
import LintelTokens

extension StoreConformance {
    private static func paths(
        _ stores: Stores,
        _ workspace: WorkspaceID,
        _ change: (inout FileQuery) throws -> Void = { _ in },
    ) async throws -> [String] {
        var query = FileQuery()
        try change(&query)
        let page = try await stores.files.files(in: workspace, matching: query)
        return page.items.map(\.path.text)
    }

    static let fileLists: [ConformanceCase<Stores>] = [
        ConformanceCase("file lists: every filter, order and part") { stores in
            let (workspace, other) = try await stores.addWorkspaces()
            for (number, path) in ["b/Gold.csv", "a/all_gold%.csv", "c"].enumerated() {
                try await stores.addFile(path, in: workspace, id: "f\(number)", at: Sample.now + Int64(10 * number))
            }
            _ = try await stores.beginFile("unfinished", in: workspace, id: "u")
            let all = ["a/all_gold%.csv", "b/Gold.csv", "c"]
            try requireEqual(try await Self.paths(stores, workspace), all)
            try requireEqual(try await Self.paths(stores, other), [])
            try requireEqual(try await Self.paths(stores, workspace) { $0.name = "GOLD" }, Array(all.prefix(2)))
            try requireEqual(try await Self.paths(stores, workspace) { $0.name = "_gold%" }, [all[0]])
            try requireEqual(try await Self.paths(stores, workspace) { $0.name = "b/" }, [])
            let subject = Sample.account(1).subject
            try requireEqual(
                try await Self.paths(stores, workspace) { query in
                    query.createdBy = subject
                    query.modifiedBy = subject
                },
                all,
            )
            try requireEqual(try await Self.paths(stores, workspace) { $0.createdBy = Subject("nobody") }, [])
            try requireEqual(
                try await Self.paths(stores, workspace) { query in
                    query.createdAt = [
                        TimeBound(.notBefore, Sample.now + 10), TimeBound(.before, Sample.now + 20),
                    ]
                },
                [all[0]],
            )
            try requireEqual(
                try await Self.paths(stores, workspace) { $0.modifiedAt = [TimeBound(.equal, Sample.now + 20)] },
                ["c"],
            )
            try requireEqual(
                try await Self.paths(stores, workspace) { $0.order = [ListOrder(.createdAt, isDescending: true)] },
                ["c", all[0], all[1]],
            )
            var query = FileQuery()
            query.window = ListWindow(offset: 1, limit: 1)
            let part = try await stores.files.files(in: workspace, matching: query)
            try requireEqual(part.items.map(\.path.text), [all[1]])
            try requireEqual(part.total, 3)
            query.window = ListWindow(offset: 9, limit: 1)
            let behind = try await stores.files.files(in: workspace, matching: query)
            try requireEqual(behind.items, [])
            try requireEqual(behind.total, 3)
        },
        ConformanceCase("files: what was deleted can be had back, under another name if need be") { stores in
            let (workspace, other) = try await stores.addWorkspaces()
            let subject = Sample.account(1).subject
            let key = try await stores.addFile("a/x.csv", 1, in: workspace, id: "old")
            let later = Sample.now + 60
            let elsewhere = try await stores.files.delete(key.file, in: other, by: subject, at: later)
            try requireEqual(elsewhere, false)
            let deletion = try await stores.files.delete(key.file, in: workspace, by: subject, at: later)
            try requireEqual(deletion, true)
            let again = try await stores.files.delete(key.file, in: workspace, by: subject, at: later)
            try requireEqual(again, false)
            try requireEqual(
                try await stores.files.file(key.file, in: workspace, version: nil, includingDeleted: false),
                nil,
            )
            let deleted = try await stores.files.file(key.file, in: workspace, version: nil, includingDeleted: true)
            try requireEqual(deleted?.deletion, Deletion(at: later, by: Sample.author))
            try requireEqual(try await Self.paths(stores, workspace), [])
            try requireEqual(
                try await Self.paths(stores, workspace) { query in
                    query.isDeleted = true
                    query.deletedBy = subject
                    query.deletedAt = [TimeBound(.equal, later)]
                    query.order = [ListOrder(.deletedAt)]
                },
                ["a/x.csv"],
            )
            let plain = try requireValue(try await stores.files.restore(key.file, in: workspace))
            try require(!plain.isRenamed && plain.item.deletion == nil && plain.item.path.text == "a/x.csv")
            let untouched = try requireValue(try await stores.files.restore(key.file, in: workspace))
            try requireEqual(untouched.isRenamed, false)
            _ = try await stores.files.delete(key.file, in: workspace, by: subject, at: later)
            try await stores.addFile("a/x.csv", 2, in: workspace, id: "new")
            let renamed = try requireValue(try await stores.files.restore(key.file, in: workspace))
            try require(renamed.isRenamed && renamed.item.path.text == "a/x (2).csv")
            try requireEqual(renamed.item.version.blob, Sample.blob(1))
            let foreign = try await stores.files.restore(key.file, in: other)
            try require(foreign == nil)
        },
        ConformanceCase("files: of many that restore one file one does, and a new one at its path loses nothing") {
            stores in
            let (workspace, _) = try await stores.addWorkspaces()
            let subject = Sample.account(1).subject
            let key = try await stores.addFile("a/x.csv", in: workspace)
            _ = try await stores.files.delete(key.file, in: workspace, by: subject, at: Sample.now)
            let restored = try await simultaneously(10) { number in
                guard number > 0 else {
                    _ = try await stores.beginFile("a/x.csv", in: workspace, id: "new")
                    return false
                }
                let restoration = try requireValue(try await stores.files.restore(key.file, in: workspace))
                try requireEqual(restoration.item.deletion, nil)
                return restoration.formerPath != nil
            }
            try requireEqual(restored.count(where: \.self), 1)
        },
    ]
}
