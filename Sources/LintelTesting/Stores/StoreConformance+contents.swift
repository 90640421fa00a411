import LintelPlatform
import LintelTokens

extension StoreConformance {
    private static let everything = Set(ContentKind.allCases)

    /// All parts of a folder, each as the names in it; folders with a slash behind them.
    private static func parts(
        _ stores: Stores,
        _ folder: String,
        _ workspace: WorkspaceID,
        kinds: Set<ContentKind> = everything,
        limit: Int = 100,
    ) async throws -> [[String]] {
        let folder = try requireValue(ContentFolder(folder))
        var parts: [[String]] = []
        var position: ContentPosition?
        repeat {
            let part = try await stores.contents.part(
                of: folder,
                in: workspace,
                kinds: kinds,
                after: position,
                limit: limit,
            )
            parts.append(part.folders.map { $0 + "/" } + part.entries.map(\.name))
            position = try part.next.map { try requireValue(ContentPosition($0.text)) }
        } while position != nil && parts.count < 100
        return parts
    }

    static let contents: [ConformanceCase<Stores>] = [
        ConformanceCase("contents: a folder holds the folders in it, then the rest, each kind") { stores in
            let (workspace, other) = try await stores.addWorkspaces()
            // The slash is among characters that come before and behind it.
            let paths = ["top", "a/x", "a/b/c/deep", "a/b/y", "a-/1", "a./2", "a0/3", "a", "Z/é/z", "Z/e\u{327}"]
            for (number, path) in paths.enumerated() {
                try await stores.addFile(path, in: workspace, id: "f\(number)", at: Sample.now + Int64(number))
            }
            _ = try await stores.beginFile("unfinished/x", in: workspace, id: "u")
            try await stores.addObject(1, "a/x", in: workspace)
            try await stores.addObject(2, "objects/only/here", in: workspace)
            try await stores.addBlockModels(to: workspace)
            let models = try await stores.blockModels.models(in: workspace, matching: BlockModelQuery()).items
            try require(!models.isEmpty)
            let folders = ["Z/", "a-/", "a./", "a/", "a0/", "objects/"]
            let names = (["a", "top"] + models.map(\.details.name)).sorted {
                $0.utf8.lexicographicallyPrecedes($1.utf8)
            }
            try requireEqual(try await Self.parts(stores, "", workspace), [folders + names])
            try requireEqual(try await Self.parts(stores, "a", workspace), [["b/", "x", "x"]])
            try requireEqual(try await Self.parts(stores, "a/b/", workspace), [["c/", "y"]])
            try requireEqual(try await Self.parts(stores, "Z", workspace), [["é/", "e\u{327}"]])
            try requireEqual(try await Self.parts(stores, "objects", workspace), [["only/"]])
            try requireEqual(try await Self.parts(stores, "unfinished", workspace), [[]])
            try requireEqual(try await Self.parts(stores, "", other), [[]])
            try requireEqual(
                try await Self.parts(stores, "", workspace, kinds: [.object]),
                [["a/", "objects/"]],
            )
            // In parts of any length nothing is left out and nothing comes twice.
            for limit in 1...9 {
                let parts = try await Self.parts(stores, "", workspace, limit: limit)
                try requireEqual(parts.flatMap(\.self), folders + names)
                try require(parts.dropLast().allSatisfy { $0.count == limit })
                let equal = try await Self.parts(stores, "a", workspace, limit: limit)
                try requireEqual(equal.flatMap(\.self), ["b/", "x", "x"])
            }
        },
        ConformanceCase("contents: an entry tells of its current version") { stores in
            let (workspace, _) = try await stores.addWorkspaces()
            try await stores.addFile("f", 1, in: workspace)
            try await stores.addFile("f", 2, in: workspace, at: Sample.now + 10)
            let begun = try await stores.beginFile("f", in: workspace, at: Sample.now + 20)
            let data = try await stores.addData(3, in: workspace)
            let body = try Sample.body(schema: "grid", data: [data.key.text])
            let object = try await stores.addObject(1, "o", body, in: workspace).object
            let part = try await stores.contents.part(
                of: .top,
                in: workspace,
                kinds: Self.everything,
                after: nil,
                limit: 10,
            )
            let file = ContentEntry(
                kind: .file,
                id: begun.file.rawValue,
                name: "f",
                schema: nil,
                size: Sample.blob(2).size,
                version: VersionID(after: nil, at: Sample.now + 10).rawValue,
                versionCount: 2,
                changedAt: Sample.now + 10,
                changedBy: Sample.author,
            )
            let other = ContentEntry(
                kind: .object,
                id: object.id.rawValue,
                name: "o",
                schema: ObjectSchema("/objects/grid/1.0.0/grid.schema.json"),
                size: Sample.blob(3).size,
                version: object.version.id.rawValue,
                versionCount: 1,
                changedAt: Sample.now,
                changedBy: Sample.author,
            )
            try requireEqual(part.entries, [file, other])
            let subject = Sample.account(1).subject
            _ = try await stores.files.delete(begun.file, in: workspace, by: subject, at: Sample.now)
            _ = try await stores.objects.deleteObject(object.id, in: workspace, by: subject, at: Sample.now)
            try requireEqual(try await Self.parts(stores, "", workspace), [[]])
        },
        ConformanceCase("contents: the data of an object's version, in its order and by name") { stores in
            let (workspace, other) = try await stores.addWorkspaces()
            var pieces: [ObjectData] = []
            for number: UInt8 in 1...3 { pieces.append(try await stores.addData(number, in: workspace)) }
            let body = try Sample.body(data: pieces.reversed().map(\.key.text))
            let object = try await stores.addObject(1, "o", body, in: workspace).object
            func data(_ workspace: WorkspaceID, offset: Int, limit: Int) async throws -> [ObjectData] {
                try await stores.contents.data(
                    of: object.id,
                    version: object.version.id,
                    in: workspace,
                    offset: offset,
                    limit: limit,
                )
            }
            try requireEqual(try await data(workspace, offset: 0, limit: 9), pieces.reversed())
            try requireEqual(try await data(workspace, offset: 1, limit: 1), [pieces[1]])
            try requireEqual(try await data(other, offset: 0, limit: 9), [])
            let unused = try await stores.addData(4, in: workspace)
            for (piece, expected) in [(pieces[0], pieces[0] as ObjectData?), (unused, nil)] {
                let found = try await stores.contents.data(
                    named: piece.key,
                    of: object.id,
                    version: object.version.id,
                    in: workspace,
                )
                try requireEqual(found, expected)
            }
        },
    ]
}
