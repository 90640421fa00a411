import LintelPlatform
import LintelTokens

/// Folders and documents of data sources.
extension StoreConformance {
    private static let source = Sample.dataSource

    private static func refusal(_ operation: () async throws -> Void) async throws -> PlatformError.Code {
        try await requireError(PlatformError.self, operation).code
    }

    static let documents: [ConformanceCase<Stores>] = [
        ConformanceCase("documents: a folder and a document come back whole") { stores in
            try await Self.prepareDataSource(stores)
            try await stores.addDocumentTree()
            let folder = try await stores.documents.folder(
                DocumentFolderID("b"),
                in: Self.source,
                for: .everything,
            )
            let expected = DocumentFolder(
                id: DocumentFolderID("b"),
                sourceID: Self.source,
                name: DocumentName(stored: "b"),
                description: "",
                ancestors: [DocumentFolderID("a")],
                createdAt: Sample.now,
                createdBy: Sample.author,
                updatedAt: Sample.now,
                revision: 1,
                hasChildren: true,
            )
            try requireEqual(folder, expected)
            let document = try await stores.documents.document(
                DocumentID("in b"),
                in: Self.source,
                for: .everything,
            )
            try requireEqual(document?.folderID, DocumentFolderID("b"))
            try requireEqual(document?.content, Sample.blob(2))
            try requireEqual(document?.version, 1)
            try requireEqual(document?.isLatest, true)
            try requireEqual(document?.fileUpdatedBy, Sample.author)
            // A list tells of each as much.
            for folder in [DocumentFolderID("b"), nil] {
                var query = DocumentQuery()
                query.folder = folder
                let listed = try await stores.documents.documents(in: Self.source, matching: query, for: .everything)
                try requireEqual(listed.filter { $0.id == document?.id }, [try requireValue(document)])
            }
            let elsewhere = DataSourceID("source-2")
            var query = DocumentQuery()
            query.folder = DocumentFolderID("b")
            try requireEqual(
                try await stores.documents.documents(in: elsewhere, matching: query, for: .everything),
                [],
            )
            let strange = try await stores.documents.folder(DocumentFolderID("b"), in: elsewhere, for: .everything)
            try requireEqual(strange, nil)
            let foreign = try await stores.documents.document(DocumentID("in b"), in: elsewhere, for: .everything)
            try requireEqual(foreign, nil)
        },
        ConformanceCase("documents: folders are listed by their place, in the order of their names") { stores in
            try await Self.prepareDataSource(stores)
            try await stores.addDocumentTree()
            try await stores.addDocumentFolder("C", in: "a", named: "A first")
            try requireEqual(try await stores.documentFolderNames(), ["a", "A first", "b", "c", "d"])
            try requireEqual(try await stores.documentFolderNames { $0.place = .top }, ["a", "d"])
            let inA = try await stores.documentFolderNames { $0.place = .folder(DocumentFolderID("a")) }
            try requireEqual(inA, ["A first", "b"])
            let below = try await stores.documentFolderNames { $0.place = .below(DocumentFolderID("a")) }
            try requireEqual(below, ["A first", "b", "c"])
            let page = try await stores.documentFolderNames { $0.window = ListWindow(offset: 1, limit: 1) }
            try requireEqual(page, ["A first", "b"])
            let backwards = try await stores.documentFolderNames {
                $0.order = [ListOrder(.name, isDescending: true)]
                $0.place = .top
            }
            try requireEqual(backwards, ["d", "a"])
        },
        ConformanceCase("documents: a folder's name is taken once, in letters of any case") { stores in
            try await Self.prepareDataSource(stores)
            try await stores.addDocumentTree()
            let code = try await Self.refusal { try await stores.addDocumentFolder("x", in: "a", named: "B") }
            try requireEqual(code, .nameTaken)
            let top = try await Self.refusal { try await stores.addDocumentFolder("x", named: "D") }
            try requireEqual(top, .nameTaken)
            let nowhere = try await Self.refusal { try await stores.addDocumentFolder("x", in: "nowhere") }
            try requireEqual(nowhere, .notFound)
            let full = try await Self.refusal { try await stores.addDocumentFolder("x", limit: 4) }
            try requireEqual(full, .listFull)
            let found = try await stores.documents.folder(
                named: DocumentName(stored: "B"),
                in: DocumentFolderID("a"),
                of: Self.source,
            )
            try requireEqual(found?.id, DocumentFolderID("b"))
        },
        ConformanceCase("documents: a folder moves with what is in it, never into itself, and not too deep") { stores in
            try await Self.prepareDataSource(stores)
            try await stores.addDocumentTree()
            func move(_ id: String, _ name: String, to parent: String?) async throws {
                try await stores.documents.moveFolder(
                    DocumentFolderID(id),
                    named: try DocumentName(name),
                    to: parent.map { DocumentFolderID($0) },
                    in: Self.source,
                    at: Sample.now + 9,
                )
            }
            for parent in ["a", "b", "c"] {
                let code = try await Self.refusal { try await move("a", "a", to: parent) }
                try requireEqual(code, .conflict)
            }
            try await move("b", "bb", to: "d")
            let below = try await stores.documentFolderNames { $0.place = .below(DocumentFolderID("d")) }
            try requireEqual(below, ["bb", "c"])
            let inD = try await stores.documentNames { $0.ancestor = DocumentFolderID("d") }
            try requireEqual(inD, ["in b.dwg", "in c.dwg", "in d.dwg"])
            let taken = try await Self.refusal { try await move("d", "A", to: nil) }
            try requireEqual(taken, .nameTaken)
            var parent = "c"
            for level in 4...DocumentLimits.depth {
                try await stores.addDocumentFolder("level-\(level)", in: parent)
                parent = "level-\(level)"
            }
            let deep = try await Self.refusal { try await stores.addDocumentFolder("deep", in: parent) }
            try requireEqual(deep, .pathInvalid)
            let deeper = try await Self.refusal { try await move("d", "d", to: "a") }
            try requireEqual(deeper, .pathInvalid)
        },
        ConformanceCase("documents: other bytes are a new version, and the one before keeps its own") { stores in
            try await Self.prepareDataSource(stores)
            try await stores.addDocumentFolder("a")
            let id = DocumentID("x")
            try requireEqual(try await stores.addDocument("x.dwg", in: "a"), .created(id))
            try requireEqual(try await stores.addDocument("X.DWG", in: "a"), .unchanged(id))
            try requireEqual(
                try await stores.addDocument("x.dwg", in: "a", content: 2, at: Sample.now + 5),
                .newVersion(id)
            )
            let newest = try await stores.documents.document(id, in: Self.source, for: .everything)
            try requireEqual(newest?.version, 2)
            try requireEqual(newest?.content, Sample.blob(2))
            try requireEqual(newest?.fileUpdatedAt, Sample.now + 5)
            let earlier = try await stores.documents.document(
                DocumentID("x-before-2"),
                in: Self.source,
                for: .everything,
            )
            try requireEqual(earlier?.version, 1)
            try requireEqual(earlier?.content, Sample.blob(1))
            try requireEqual(earlier?.isLatest, false)
            try requireEqual(earlier?.latestID, id)
            try requireEqual(try await stores.documentNames(), ["x.dwg"])
            let all = try await stores.documentNames { $0.includesEarlier = true }
            try requireEqual(all.count, 2)
            let place = BlobPlace.dataSource(Self.source)
            for number: UInt8 in [1, 2] {
                try requireEqual(
                    try await stores.blobs.blob(Sample.blob(number).digest, in: place),
                    Sample.blob(number)
                )
            }
            // Bytes that went and came again are a third version.
            try requireEqual(try await stores.addDocument("x.dwg", in: "a", content: 1), .newVersion(id))
            try requireEqual(try await stores.collectedBlobs(at: Sample.now + 900_000), [])
            let full = try await Self.refusal {
                try await stores.addDocument("y.dwg", in: "a", limit: 3)
            }
            try requireEqual(full, .listFull)
            let nowhere = try await Self.refusal { try await stores.addDocument("y.dwg", in: "nowhere") }
            try requireEqual(nowhere, .notFound)
        },
        ConformanceCase("documents: many who send one new file at once make one document") { stores in
            try await Self.prepareDataSource(stores)
            try await stores.addDocumentFolder("a")
            let outcomes = try await simultaneously(8) { _ in try await stores.addDocument("x.dwg", in: "a") }
            try requireEqual(outcomes.count { $0 == .created(DocumentID("x")) }, 1)
            try requireEqual(outcomes.count { $0 == .unchanged(DocumentID("x")) }, 7)
        },
    ]
}
