import LintelPlatform
import LintelTokens

extension StoreConformance {
    private static let subject = Sample.account(1).subject
    private static let later = Sample.now + 60

    private static func change(
        _ id: String,
        to name: String? = nil,
        in parent: FolderParent? = nil,
        _ stores: Stores,
        _ workspace: Workspace,
    ) async throws -> (folder: Folder, formerPath: FolderPath)? {
        try await stores.folders.change(
            FolderID(id),
            by: FolderChange(name: name.map { FolderName(stored: $0) }, parent: parent),
            in: workspace,
            subject: Self.subject,
            at: Self.later,
        )
    }

    private static func delete(_ id: String, _ stores: Stores, _ workspace: Workspace) async throws {
        let folder = try await stores.folders.delete(FolderID(id), in: workspace, by: Self.subject, at: Self.later)
        try requireEqual(folder?.id, FolderID(id))
    }

    private static func restore(_ id: String, _ stores: Stores, _ workspace: Workspace) async throws
        -> Restoration<Folder>
    {
        try requireValue(try await stores.folders.restore(FolderID(id), in: workspace))
    }

    static let folders: [ConformanceCase<Stores>] = [
        ConformanceCase("folders: one is found by its id and by its path, in its workspace only") { stores in
            _ = try await stores.addWorkspaces()
            let (workspace, other) = (try await stores.workspace(1), try await stores.workspace(2))
            try await stores.addFolder("f1", "a", of: workspace)
            let made = try await stores.addFolder("f2", "b c", in: "a", of: workspace)
            let expected = Folder(
                id: FolderID("f2"),
                workspaceID: workspace.id,
                path: FolderPath(stored: "a/b c"),
                ancestors: [FolderID("f1")],
                createdAt: Sample.now,
                createdBy: Sample.author,
                modifiedAt: Sample.now,
                modifiedBy: Sample.author,
                deletion: nil,
            )
            try requireEqual(made, expected)
            try requireEqual(made.parents, [FolderID("workspace-1"), FolderID("f1")])
            for isDeleted in [false, nil] {
                let byID = try await stores.folders.folder(made.id, in: workspace, isDeleted: isDeleted)
                let byPath = try await stores.folders.folder(at: made.path, in: workspace, isDeleted: isDeleted)
                try requireEqual(byID, expected)
                try requireEqual(byPath, expected)
                let foreign = try await stores.folders.folder(made.id, in: other, isDeleted: isDeleted)
                try requireEqual(foreign, nil)
                let elsewhere = try await stores.folders.folder(at: made.path, in: other, isDeleted: isDeleted)
                try requireEqual(elsewhere, nil)
            }
            try requireEqual(try await stores.folders.folder(made.id, in: workspace, isDeleted: true), nil)
            try requireEqual(try await stores.folders.folder(at: made.path, in: workspace, isDeleted: true), nil)
            let foreign = try await Self.change("f2", to: "x", stores, other)
            try require(foreign == nil)
            let deletion = try await stores.folders.delete(made.id, in: other, by: Self.subject, at: Self.later)
            try requireEqual(deletion, nil)
            try require(try await stores.folders.restore(made.id, in: other) == nil)
        },
        ConformanceCase("folders: that of the whole workspace is there and never changes") { stores in
            _ = try await stores.addWorkspaces()
            let workspace = try await stores.workspace(1)
            let root = Folder(rootOf: workspace)
            try requireEqual(try await stores.folders.folder(root.id, in: workspace, isDeleted: false), root)
            try requireEqual(try await stores.folders.folder(root.id, in: workspace, isDeleted: true), nil)
            try requireEqual(try await stores.folders.folder(at: .root, in: workspace, isDeleted: nil), root)
            try requireEqual(root.path.absolute, "/")
            try requireEqual(root.parents, [])
        },
        ConformanceCase("folders: a name is had once, a parent is there, and there are not too many") { stores in
            _ = try await stores.addWorkspaces()
            let workspace = try await stores.workspace(1)
            try await stores.addFolder("f1", "a", of: workspace)
            try await stores.addFolder("f2", "A", of: workspace)
            for (id, path, limit, code) in [
                ("a", "", 9, PlatformError.Code.nameTaken), ("b", "nowhere", 9, .notFound), ("b", "", 2, .listFull),
            ] {
                let error = try await requireError(PlatformError.self) {
                    try await stores.addFolder("x", id, in: path, of: workspace, limit: limit)
                }
                try requireEqual(error.code, code)
                let draft = FolderDraft(
                    name: FolderName(stored: id),
                    parent: .path(FolderPath(stored: path)),
                    author: Sample.author,
                    at: Sample.now,
                )
                let rehearsed = try await requireError(PlatformError.self) {
                    _ = try await stores.folders.rehearse(FolderID("x"), draft, in: workspace, limit: limit)
                }
                try requireEqual(rehearsed, error)
            }
            try requireEqual(try await stores.folderPaths(in: workspace), ["A", "a"])
        },
        ConformanceCase("folders: of many that take one name one gets it") { stores in
            _ = try await stores.addWorkspaces()
            let workspace = try await stores.workspace(1)
            let made = try await simultaneously(20) { number in
                do {
                    try await stores.addFolder("f\(number)", "a", of: workspace)
                    return true
                } catch let error as PlatformError where error.code == .nameTaken {
                    return false
                }
            }
            try requireEqual(made.count(where: \.self), 1)
            try requireEqual(try await stores.folderPaths(in: workspace), ["a"])
        },
        ConformanceCase("folders: one moves with all that is in it, in the recycle bin too") { stores in
            _ = try await stores.addWorkspaces()
            let workspace = try await stores.workspace(1)
            for (id, name, path) in [
                ("f1", "ä", ""), ("f2", "b", "ä"), ("f3", "c", "ä/b"), ("f4", "d", ""), ("f5", "äx", ""),
            ] {
                try await stores.addFolder(id, name, in: path, of: workspace)
            }
            try await stores.addFolder("f6", "gone", in: "ä/b", of: workspace)
            try await Self.delete("f6", stores, workspace)
            let moved = try requireValue(
                try await Self.change("f1", to: "e", in: .id(FolderID("f4")), stores, workspace)
            )
            try requireEqual(moved.formerPath.text, "ä")
            try requireEqual(moved.folder.path.text, "d/e")
            try requireEqual(moved.folder.ancestors, [FolderID("f4")])
            try requireEqual(moved.folder.modifiedAt, Self.later)
            try requireEqual(try await stores.folderPaths(in: workspace), ["d", "äx", "d/e", "d/e/b", "d/e/b/c"])
            try requireEqual(try await stores.folderPaths(in: workspace) { $0.isDeleted = true }, ["d/e/b/gone"])
            let deep = try requireValue(
                try await stores.folders.folder(FolderID("f3"), in: workspace, isDeleted: false)
            )
            try requireEqual(deep.ancestors, ["f4", "f1", "f2"].map { FolderID($0) })
            try requireEqual(deep.modifiedAt, Sample.now)
            let same = try requireValue(try await Self.change("f1", to: "e", stores, workspace))
            try requireEqual(same.folder, moved.folder)
            let back = try requireValue(try await Self.change("f1", in: .path(.root), stores, workspace))
            try requireEqual(back.folder.path.text, "e")
            try requireEqual(try await Self.restore("f6", stores, workspace).item.path.text, "e/b/gone")
        },
        ConformanceCase("folders: none comes into itself, nor too deep, nor to a place that is taken") { stores in
            _ = try await stores.addWorkspaces()
            let workspace = try await stores.workspace(1)
            var path = ""
            for depth in 1...FolderPath.maximumDepth {
                try await stores.addFolder("f\(depth)", "x", in: path, of: workspace)
                path += depth == 1 ? "x" : "/x"
            }
            try await stores.addFolder("side", "side", of: workspace)
            let deepest = FolderID("f\(FolderPath.maximumDepth)")
            for (id, name, parent, code) in [
                ("f1", nil, FolderParent.id(FolderID("f1")), PlatformError.Code.conflict),
                ("f1", nil, .id(FolderID("f3")), .conflict), ("f2", nil, .path(FolderPath(stored: "x/x/x")), .conflict),
                ("f1", nil, .id(FolderID("side")), .pathInvalid), ("side", nil, .id(deepest), .pathInvalid),
                ("side", "x", .path(.root), .nameTaken), ("side", nil, .id(FolderID("nobody")), .notFound),
            ] as [(String, String?, FolderParent, PlatformError.Code)] {
                let error = try await requireError(PlatformError.self) {
                    _ = try await Self.change(id, to: name, in: parent, stores, workspace)
                }
                try requireEqual(error.code, code)
            }
            let count = try await stores.folderPaths(in: workspace).count
            try requireEqual(count, FolderPath.maximumDepth + 1)
        },
        ConformanceCase("folders: two that are put into each other at once stay a tree") { stores in
            _ = try await stores.addWorkspaces()
            let workspace = try await stores.workspace(1)
            try await stores.addFolder("f0", "a", of: workspace)
            try await stores.addFolder("f1", "b", of: workspace)
            let moved = try await simultaneously(2) { number in
                do {
                    _ = try await Self.change("f\(number)", in: .id(FolderID("f\(1 - number)")), stores, workspace)
                    return true
                } catch let error as PlatformError where error.code == .conflict {
                    return false
                }
            }
            try requireEqual(moved.count(where: \.self), 1)
            let depths = try await stores.folderPaths(in: workspace).map(\.utf8.count)
            try requireEqual(depths, [1, 3])
        },
        ConformanceCase("folders: what one deletion took comes back with it, and nothing else") { stores in
            _ = try await stores.addWorkspaces()
            let workspace = try await stores.workspace(1)
            for (id, name, path) in [("f1", "a", ""), ("f2", "b", "a"), ("f3", "c", "a/b"), ("f4", "ab", "")] {
                try await stores.addFolder(id, name, in: path, of: workspace)
            }
            try await Self.delete("f3", stores, workspace)
            try await Self.delete("f1", stores, workspace)
            try requireEqual(try await stores.folderPaths(in: workspace), ["ab"])
            let bin = try await stores.folderPaths(in: workspace) { $0.isDeleted = true }
            try requireEqual(bin, ["a", "a/b", "a/b/c"])
            let deleted = try await stores.folders.folder(at: FolderPath(stored: "a/b"), in: workspace, isDeleted: true)
            try requireEqual(deleted?.deletion, Deletion(at: Self.later, by: Sample.author))
            for id in ["f2", "f3"] {
                let error = try await requireError(PlatformError.self) {
                    _ = try await Self.restore(id, stores, workspace)
                }
                try requireEqual(error.code, .conflict)
            }
            let restored = try await Self.restore("f1", stores, workspace)
            try require(!restored.isRenamed && restored.formerPath?.text == "a" && restored.item.deletion == nil)
            try requireEqual(try await stores.folderPaths(in: workspace), ["a", "ab", "a/b"])
            let untouched = try await Self.restore("f1", stores, workspace)
            try requireEqual(untouched.formerPath, nil)
            _ = try await Self.restore("f3", stores, workspace)
            try requireEqual(try await stores.folderPaths(in: workspace), ["a", "ab", "a/b", "a/b/c"])
        },
        ConformanceCase("folders: one whose place is taken comes back under another name, with all that is in it") {
            stores in
            _ = try await stores.addWorkspaces()
            let workspace = try await stores.workspace(1)
            try await stores.addFolder("f1", "a", of: workspace)
            try await stores.addFolder("f2", "b", in: "a", of: workspace)
            try await Self.delete("f1", stores, workspace)
            try await stores.addFolder("new", "a", of: workspace)
            let renamed = try await Self.restore("f1", stores, workspace)
            try require(renamed.isRenamed && renamed.item.path.text == "a (2)")
            try requireEqual(try await stores.folderPaths(in: workspace), ["a", "a (2)", "a (2)/b"])
        },
    ]
}
