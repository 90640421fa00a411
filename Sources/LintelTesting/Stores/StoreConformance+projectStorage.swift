import LintelOAuth
import LintelPlatform
import LintelTokens

/// Files and folders of projects.
extension StoreConformance {
    private static let storedProject = ProjectID("project-1")
    private static let foreignProject = ProjectID("project-2")

    private static func prepareStorage(_ stores: Stores) async throws {
        try await Self.prepareWorkspaces(stores)
        for number in 1...2 {
            let project = try Sample.project(number, in: Self.first)
            try await stores.projects.create(project, roles: [], owner: Sample.account(1).subject, limit: 10)
        }
    }

    private static func refusal(_ operation: () async throws -> Void) async throws -> PlatformError.Code {
        try await requireError(PlatformError.self, operation).code
    }

    private static func change(
        _ id: String,
        _ kind: StorageItem.Kind = .folder,
        _ change: StorageChange,
        _ stores: Stores,
    ) async throws -> StorageItem? {
        try await stores.projectStorage.change(
            StorageItemID(id),
            kind,
            by: change,
            in: Self.storedProject,
            author: Sample.account(2).subject,
            at: Sample.now + 9,
        )?.after
    }

    private static func move(_ id: String, _ kind: StorageItem.Kind = .folder, to parent: String, _ stores: Stores)
        async throws
    {
        _ = try await Self.change(id, kind, StorageChange(parentID: StorageItemID(parent)), stores)
    }

    private static func delete(_ id: String, _ kind: StorageItem.Kind, _ stores: Stores) async throws -> String? {
        try await stores.projectStorage.delete(
            StorageItemID(id),
            kind,
            in: Self.storedProject,
            by: Sample.account(2).subject,
            at: Sample.now,
        )?.path
    }

    private static func restore(
        _ id: String,
        _ kind: StorageItem.Kind,
        _ stores: Stores,
        at now: UnixTime = Sample.now,
    ) async throws -> String? {
        try await stores.projectStorage.restore(StorageItemID(id), kind, in: Self.storedProject, at: now)?.path
    }

    static let projectStorage: [ConformanceCase<Stores>] = [
        ConformanceCase("project storage: nobody sees a file before its bytes have come and were confirmed") { stores in
            try await Self.prepareStorage(stores)
            try requireEqual(try await stores.storedPaths(), [])
            let upload = try await stores.beginStoredFile("a.bin")
            let early = try await Self.refusal { _ = try await stores.completeStoredFile("a") }
            try requireEqual(early, .uploadMissing)
            try await stores.send(1, to: upload)
            try requireEqual(try await stores.storedPaths(), [])
            try requireEqual(
                try await stores.projectStorage.item(
                    StorageItemID("a"),
                    .file,
                    in: Self.storedProject,
                    isDeleted: false,
                    at: Sample.now,
                ),
                nil
            )
            let file = try requireValue(try await stores.completeStoredFile("a", at: Sample.now + 5))
            try requireEqual(file.content, Sample.blob(1))
            try requireEqual(file.path, "a.bin")
            try requireEqual(file.description, "Ein Bild")
            try requireEqual(file.parentID, Stores.root())
            try requireEqual(file.createdAt, Sample.now + 5)
            try requireEqual(file.updatedBy, Sample.author)
            try requireEqual(try await stores.storedPaths(), ["a.bin"])
            // The answer may have been lost.
            try requireEqual(try await stores.completeStoredFile("a", at: Sample.now + 9), file)
            try requireEqual(try await stores.completeStoredFile("nothing"), nil)
        },
        ConformanceCase("project storage: lists hold folders before files, by name, and in parts") { stores in
            try await Self.prepareStorage(stores)
            try await stores.addStoredFolder("B")
            try await stores.addStoredFolder("a")
            try await stores.addStoredFolder("deep", in: "a")
            try await stores.addStoredFile("C.bin")
            try await stores.addStoredFile("b.bin")
            try await stores.addStoredFile("in.bin", 2, in: "deep")
            try requireEqual(try await stores.storedPaths(), ["a", "B", "b.bin", "C.bin"])
            // One more than asked for says that the list goes on.
            try requireEqual(try await stores.storedPaths(limit: 1, offset: 1), ["B", "b.bin"])
            try requireEqual(try await stores.storedPaths(.folder(Stores.root()), [.folder]), ["a", "B"])
            try requireEqual(try await stores.storedPaths(.folder(Stores.root()), [.file]), ["b.bin", "C.bin"])
            try requireEqual(try await stores.storedPaths(.folder(StorageItemID("deep"))), ["a/deep/in.bin"])
            try requireEqual(try await stores.storedPaths(of: Self.foreignProject), [])
            try requireEqual(try await stores.storedPaths(.folder(StorageItemID("deep")), of: Self.foreignProject), [])
            let folder = try await stores.projectStorage.project(of: StorageItemID("deep"), .folder)
            try requireEqual(folder, Self.storedProject)
            try requireEqual(try await stores.projectStorage.project(of: StorageItemID("deep"), .file), nil)
            try requireEqual(
                try await stores.projectStorage.project(of: StorageItemID("in"), .file),
                Self.storedProject
            )
        },
        ConformanceCase("project storage: a name is taken once in a folder, by a file or a folder") { stores in
            try await Self.prepareStorage(stores)
            try await stores.addStoredFolder("Pläne")
            let again = try await Self.refusal { try await stores.addStoredFolder("PLÄNE") }
            try requireEqual(again, .nameTaken)
            let file = try await Self.refusal { try await stores.beginStoredFile("pläne") }
            try requireEqual(file, .nameTaken)
            let (one, two) = (
                try await stores.beginStoredFile("one.bin"), try await stores.beginStoredFile("ONE.BIN", in: "Pläne")
            )
            try await stores.send(1, to: one)
            try await stores.send(1, to: two)
            _ = try await stores.completeStoredFile("one")
            try requireEqual(try await stores.completeStoredFile("ONE")?.path, "Pläne/ONE.BIN")
            let clash = try await Self.refusal {
                _ = try await Self.change("ONE", .file, StorageChange(parentID: Stores.root()), stores)
            }
            try requireEqual(clash, .nameTaken)
            let nowhere = try await Self.refusal { try await stores.addStoredFolder("x", in: "nowhere") }
            try requireEqual(nowhere, .notFound)
            let foreign = try await Self.refusal {
                try await stores.addStoredFolder("x", in: "Pläne", of: Self.foreignProject)
            }
            try requireEqual(foreign, .notFound)
        },
        ConformanceCase("project storage: a folder moves with all that is in it, and never into itself") { stores in
            try await Self.prepareStorage(stores)
            try await stores.addStoredFolder("a")
            try await stores.addStoredFolder("b", in: "a")
            try await stores.addStoredFolder("c")
            try await stores.addStoredFile("x.bin", in: "b")
            for parent in ["a", "b"] {
                try requireEqual(try await Self.refusal { try await Self.move("a", to: parent, stores) }, .conflict)
            }
            let nowhere = try await Self.refusal { try await Self.move("a", to: "nowhere", stores) }
            try requireEqual(nowhere, .pathInvalid)
            try await Self.move("b", to: "c", stores)
            try requireEqual(try await stores.storedPaths(.folder(StorageItemID("b"))), ["c/b/x.bin"])
            try await Self.move("x", .file, to: "a", stores)
            try requireEqual(try await stores.storedPaths(.folder(StorageItemID("a"))), ["a/x.bin"])
            let changed = try await Self.change(
                "a",
                .folder,
                StorageChange(name: DocumentName(stored: "A"), description: "Neu"),
                stores
            )
            try requireEqual(changed?.path, "A")
            try requireEqual(changed?.description, "Neu")
            try requireEqual(changed?.updatedAt, Sample.now + 9)
            try requireEqual(changed?.updatedBy.subject, Sample.account(2).subject)
            try requireEqual(try await Self.change("nothing", .folder, StorageChange(), stores), nil)
            // The folder that holds all others is no item.
            try requireEqual(try await Self.change("project-1", .folder, StorageChange(), stores), nil)
            try requireEqual(try await Self.delete("project-1", .folder, stores), nil)
        },
        ConformanceCase("project storage: other bytes are a version more, and bytes that nobody confirms are given up")
        {
            stores in
            try await Self.prepareStorage(stores)
            try await stores.addStoredFile("x.bin", 1)
            func begin() async throws -> BlobUpload {
                try requireValue(
                    try await stores.projectStorage.begin(
                        contentOf: StorageItemID("x"),
                        sending: Sample.storedUpload(StorageItemID("x")),
                        in: Self.storedProject,
                    )
                )
            }
            let first = try await begin()
            // Of two who begin at once, both get the same address.
            try requireEqual(try await begin().id, first.id)
            try await stores.send(2, to: first)
            let second = try await begin()
            try require(second.id != first.id)
            let early = try await Self.refusal { _ = try await stores.completeStoredFile("x") }
            try requireEqual(early, .uploadMissing)
            try await stores.send(3, to: second)
            let file = try await stores.completeStoredFile("x", keeping: "x-1")
            try requireEqual(file?.content, Sample.blob(3))
            try requireEqual(file?.updatedBy.subject, Sample.account(2).subject)
            let place = BlobPlace.storage(of: Self.storedProject)
            for (number, isKept) in [(UInt8(1), true), (2, false), (3, true)] {
                let blob = try await stores.blobs.blob(Sample.blob(number).digest, in: place)
                try requireEqual(blob != nil, isKept)
            }
            try requireEqual(try await stores.collectedBlobs(at: Sample.now + 90_000), [Sample.blob(2).digest])
            let unknown = try await stores.projectStorage.begin(
                contentOf: StorageItemID("y"),
                sending: Sample.storedUpload(StorageItemID("y")),
                in: Self.storedProject,
            )
            try requireEqual(unknown, nil)
        },
    ]

    static let projectStorageBin: [ConformanceCase<Stores>] = [
        ConformanceCase("project storage: what is deleted is in the bin, and comes back to where it was") { stores in
            try await Self.prepareStorage(stores)
            try await stores.addStoredFolder("a")
            try await stores.addStoredFolder("b", in: "a")
            try await stores.addStoredFile("x.bin", 1, in: "b")
            try await stores.addStoredFile("y.bin", 2, in: "b")
            try requireEqual(try await Self.delete("x", .file, stores), "a/b/x.bin")
            try requireEqual(try await Self.delete("a", .folder, stores), "a")
            try requireEqual(try await Self.delete("a", .folder, stores), nil)
            try requireEqual(try await Self.delete("y", .file, stores), nil)
            try requireEqual(try await stores.storedPaths(), [])
            try requireEqual(try await stores.storedPaths(.recycleBin), ["a", "a/b/x.bin"])
            try requireEqual(try await Self.restore("b", .folder, stores), nil)
            let first = try await Self.refusal { _ = try await Self.restore("x", .file, stores) }
            try requireEqual(first, .conflict)
            try requireEqual(try await Self.restore("a", .folder, stores), "a")
            try requireEqual(try await stores.storedPaths(.folder(StorageItemID("b"))), ["a/b/y.bin"])
            try await stores.addStoredFile("X.bin", 3, in: "b")
            let taken = try await Self.refusal { _ = try await Self.restore("x", .file, stores) }
            try requireEqual(taken, .nameTaken)
            try requireEqual(try await Self.delete("X", .file, stores), "a/b/X.bin")
            try requireEqual(try await Self.restore("x", .file, stores), "a/b/x.bin")
            try requireEqual(try await stores.storedPaths(.folder(StorageItemID("b"))), ["a/b/x.bin", "a/b/y.bin"])
            // Its time is over after 30 days.
            let end = Sample.now + StorageLimits.binSeconds
            try requireEqual(try await stores.storedPaths(.recycleBin, at: end - 1), ["a/b/X.bin"])
            try requireEqual(try await stores.storedPaths(.recycleBin, at: end), [])
            try requireEqual(try await Self.restore("X", .file, stores, at: end), nil)
        },
        ConformanceCase("project storage: what is deleted for good is found by nobody, and goes by and by") { stores in
            try await Self.prepareStorage(stores)
            try await stores.addStoredFolder("a")
            try await stores.addStoredFolder("b", in: "a")
            try await stores.addStoredFile("x.bin", 1, in: "b")
            try await stores.addStoredFile("y.bin", 2, in: "b")
            try await stores.addStoredFile("kept.bin", 3)
            try requireEqual(try await Self.delete("x", .file, stores), "a/b/x.bin")
            try requireEqual(try await Self.delete("a", .folder, stores), "a")
            let removed = try await stores.projectStorage.remove(
                StorageItemID("a"),
                .folder,
                in: Self.storedProject,
                at: Sample.now,
            )
            try requireEqual(removed?.path, "a")
            try requireEqual(try await stores.storedPaths(.recycleBin), [])
            try requireEqual(try await Self.restore("x", .file, stores), nil)
            // Two files; then the inner folder, and after it the outer one.
            try requireEqual(try await stores.maintenance.removeExpired(at: Sample.now, limit: 10), 3)
            try requireEqual(try await stores.maintenance.removeExpired(at: Sample.now, limit: 10), 1)
            try requireEqual(try await stores.maintenance.removeExpired(at: Sample.now, limit: 10), 0)
            let gone = try await stores.collectedBlobs(at: Sample.now + 90_000)
            try requireEqual(gone, [Sample.blob(1).digest, Sample.blob(2).digest])
            try requireEqual(try await stores.projectStorage.project(of: StorageItemID("a"), .folder), nil)
            try requireEqual(try await stores.storedPaths(), ["kept.bin"])
        },
        ConformanceCase("project storage: files whose bytes nobody confirms go after a week, with their bytes") {
            stores in
            try await Self.prepareStorage(stores)
            try await stores.addStoredFolder("a")
            try await stores.send(1, to: try await stores.beginStoredFile("x.bin", in: "a"))
            try await stores.beginStoredFile("y.bin", in: "a", at: Sample.now + 1)
            let end = Sample.now + BlobUpload.lifetimeSeconds
            try requireEqual(try await stores.maintenance.removeExpired(at: end - 1, limit: 10), 0)
            try requireEqual(try await stores.projectStorage.project(of: StorageItemID("x"), .file), Self.storedProject)
            try requireEqual(try await stores.maintenance.removeExpired(at: end, limit: 10), 1)
            try requireEqual(try await stores.projectStorage.project(of: StorageItemID("x"), .file), nil)
            try requireEqual(try await stores.completeStoredFile("x"), nil)
            try requireEqual(try await stores.maintenance.removeExpired(at: end + 1, limit: 10), 1)
            try requireEqual(try await stores.collectedBlobs(at: end + 90_000), [Sample.blob(1).digest])
            try requireEqual(try await stores.storedPaths(), ["a"])
        },
        ConformanceCase("project storage: with its project everything goes, and data sources do not show it") {
            stores in
            try await Self.prepareStorage(stores)
            try await stores.addStoredFolder("a")
            try await stores.addStoredFile("x.bin", 1, in: "a")
            try requireEqual(try await stores.dataSources.dataSources(of: nil, limit: 10), [])
            try requireEqual(try await stores.dataSources.dataSource(.storage(of: Self.storedProject)), nil)
            let subject = Sample.account(1).subject
            let client = Sample.app(1).client.id
            try requireEqual(
                try await stores.dataSources.access(of: subject, through: client, to: .storage(of: Self.storedProject)),
                nil
            )
            try await stores.projects.delete(Self.storedProject)
            // The file, its folder, the one that holds all others, and the tree: each is ended, and then goes.
            var steps = 0
            while try await stores.maintenance.removeExpired(at: Sample.now, limit: 1) > 0 { steps += 1 }
            try requireEqual((3...7).contains(steps), true)
            try requireEqual(try await stores.storedPaths(), [])
            try requireEqual(try await stores.storedPaths(.recycleBin), [])
            try requireEqual(try await stores.projectStorage.project(of: Stores.root(), .folder), nil)
            try requireEqual(try await stores.collectedBlobs(at: Sample.now + 90_000), [Sample.blob(1).digest])
        },
    ]
}
