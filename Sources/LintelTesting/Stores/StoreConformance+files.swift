import LintelPlatform
import LintelTokens

extension StoreConformance {
    static let files: [ConformanceCase<Stores>] = [
        ConformanceCase("files: a version counts when its bytes are there") { stores in
            let (workspace, other) = try await stores.addWorkspaces()
            let path = EvoPath(stored: "a/b.csv")
            let first = try await stores.beginFile("a/b.csv", in: workspace, id: "f")
            try requireEqual(first.file, FileID("f"))
            try requireEqual(try await stores.files.file(at: path, in: workspace, version: nil), nil)
            try requireEqual(try await stores.files.isUnfinished(first, in: workspace), true)
            try requireEqual(try await stores.files.isUnfinished(first, in: other), false)
            try requireEqual(
                try await stores.files.unfinishedFile(at: path, version: first.version, in: workspace),
                first.file,
            )
            try await stores.send(1, for: .fileVersion, target: first.uploadTarget, in: workspace, at: Sample.now + 5)
            try requireEqual(try await stores.files.isUnfinished(first, in: workspace), false)
            let expected = File(
                id: first.file,
                workspaceID: workspace,
                path: path,
                createdAt: Sample.now,
                createdBy: Sample.author,
                deletion: nil,
                // Dated by its bytes.
                version: FileVersion(
                    id: first.version,
                    createdAt: Sample.now + 5,
                    createdBy: Sample.author,
                    blob: Sample.blob(1),
                ),
            )
            try requireEqual(try await stores.files.file(at: path, in: workspace, version: nil), expected)
            try requireEqual(
                try await stores.files.file(first.file, in: workspace, version: nil, includingDeleted: false),
                expected,
            )
            try requireEqual(try await stores.files.file(at: path, in: other, version: nil), nil)
            try requireEqual(
                try await stores.files.file(first.file, in: other, version: nil, includingDeleted: true),
                nil,
            )
        },
        ConformanceCase("files: the version with the greatest id is the current one") { stores in
            let (workspace, _) = try await stores.addWorkspaces()
            let path = EvoPath(stored: "x")
            let first = try await stores.beginFile("x", in: workspace)
            let second = try await stores.beginFile("x", in: workspace, id: "ignored")
            try require(second.file == first.file && second.version > first.version)
            try await stores.send(2, for: .fileVersion, target: second.uploadTarget, in: workspace)
            try await stores.send(1, for: .fileVersion, target: first.uploadTarget, in: workspace)
            let current = try await stores.files.file(at: path, in: workspace, version: nil)
            try requireEqual(current?.version.blob, Sample.blob(2))
            let earlier = try await stores.files.file(at: path, in: workspace, version: first.version)
            try requireEqual(earlier?.version.blob, Sample.blob(1))
            let versions = try await stores.files.versions(of: first.file, in: workspace, before: nil, limit: 10)
            try requireEqual(versions.map(\.id), [second.version, first.version])
            try requireEqual(
                try await stores.files.versions(of: first.file, in: workspace, before: second.version, limit: 1).map(
                    \.id
                ),
                [first.version],
            )
            let third = try requireValue(
                try await stores.files.beginVersion(
                    of: first.file,
                    in: workspace,
                    by: Sample.account(1).subject,
                    at: Sample.now,
                )
            )
            try requireEqual(try await stores.files.file(at: path, in: workspace, version: third.version), nil)
            try await stores.files.abandon(third)
            try requireEqual(try await stores.files.isUnfinished(third, in: workspace), false)
            try await stores.files.abandon(second)
            try requireEqual(try await stores.files.file(at: path, in: workspace, version: nil), current)
        },
        ConformanceCase("files: a file that nothing came for is forgotten, and cannot get versions by its id") {
            stores in
            let (workspace, _) = try await stores.addWorkspaces()
            let key = try await stores.beginFile("x", in: workspace, id: "first")
            let subject = Sample.account(1).subject
            try requireEqual(
                try await stores.files.beginVersion(of: key.file, in: workspace, by: subject, at: Sample.now),
                nil,
            )
            try await stores.files.abandon(key)
            let again = try await stores.beginFile("x", in: workspace, id: "second")
            try requireEqual(again.file, FileID("second"))
        },
        ConformanceCase("files: of many that begin one path all get the same file and own versions") { stores in
            let (workspace, _) = try await stores.addWorkspaces()
            let keys = try await simultaneously(20) { number in
                try await stores.beginFile("x", in: workspace, id: "file-\(number)")
            }
            try requireEqual(Set(keys.map(\.file)).count, 1)
            try requireEqual(Set(keys.map(\.version)).count, 20)
        },
        ConformanceCase("files: other bytes for a version are refused, and those for none") { stores in
            let (workspace, _) = try await stores.addWorkspaces()
            let key = try await stores.addFile("x", 1, in: workspace)
            let error = try await requireError(PlatformError.self) {
                try await stores.send(2, for: .fileVersion, target: key.uploadTarget, in: workspace)
            }
            try requireEqual(error.code, .conflict)
            for target in ["nowhere/1", "\(key.file)/1"] {
                let error = try await requireError(PlatformError.self) {
                    try await stores.send(2, for: .fileVersion, target: target, in: workspace)
                }
                try requireEqual(error.code, .uploadMissing)
            }
            let files = try await stores.files.files(in: workspace, matching: FileQuery())
            try requireEqual(files.items.map(\.version.id), [key.version])
        },
    ]
}
