import LintelPlatform
import LintelTokens

/// What filters find, and what access lists hide.
extension StoreConformance {
    private static let source = Sample.dataSource
    private static let reader = DocumentReader(subject: Sample.account(2).subject, role: .reader)

    static let documentLists: [ConformanceCase<Stores>] = [
        ConformanceCase("documents: a filter finds what it says") { stores in
            try await Self.prepareDataSource(stores)
            try await stores.addDocumentTree()
            let cases: [(String, [String])] = [
                ("Name eq 'IN A.dwg'", ["in a.dwg"]),
                ("FileName ne 'in a.dwg' and FileSize le 3", ["in b.dwg", "in c.dwg"]),
                ("not (FileName eq 'in a.dwg' or FileSize gt 3)", ["in b.dwg", "in c.dwg"]),
                ("startswith(Name,'In ') and endswith(FileName,'B.dwg') eq true", ["in b.dwg"]),
                ("substringof('n c', Name)", ["in c.dwg"]),
                ("not contains(Name,'n c') and FileSize ge 3", ["in d.dwg"]),
                ("FileName like '%c.dw_'", []),
                ("FileName like 'in %.DWG' and $id in ['in a','in d']", []),
                ("Name eq '100%' or Name like '100!%'", []),
                ("FileUpdateTime ge 2027-01-15T08:00:02Z", ["in c.dwg", "in d.dwg"]),
                ("FileUpdateTime lt datetime'2027-01-15T08:00:01'", ["in a.dwg"]),
                ("IsLatest eq 'TRUE' and Version eq '1' and FileSize lt 2", ["in a.dwg"]),
                ("Description eq null", []),
                ("ParentGuid eq '00000000-0000-0000-0000-000000000000'", []),
            ]
            for (filter, expected) in cases {
                let found = try await stores.documentNames { $0.condition = try PropertyCondition(parsing: filter) }
                try require(found == expected, "\(filter) finds \(found)")
            }
        },
        ConformanceCase("documents: what a filter quotes is compared and never run") { stores in
            try await Self.prepareDataSource(stores)
            try await stores.addDocumentTree()
            for text in ["'' OR 1=1 --", "x''; DROP TABLE document; --", "%", "_", "\\", "!%", "?", "$1", "\u{10FFFF}"]
            {
                for filter in ["Name eq '\(text)'", "startswith(Name,'\(text)')", "contains(Description,'\(text)')"] {
                    try requireEqual(
                        try await stores.documentNames { $0.condition = try PropertyCondition(parsing: filter) },
                        []
                    )
                }
            }
            try requireEqual(try await stores.documentNames().count, 4)
        },
        ConformanceCase("documents: folders are found by what they are") { stores in
            try await Self.prepareDataSource(stores)
            try await stores.addDocumentTree()
            func find(_ filter: String, isConnected: Bool = false) async throws -> [String] {
                try await stores.documentFolderNames {
                    $0.condition = try PropertyCondition(parsing: filter)
                    $0.isConnected = isConnected
                }
            }
            try requireEqual(try await find("ParentGuid eq null"), ["a", "d"])
            try requireEqual(try await find("ParentGuid ne null"), ["b", "c"])
            let other = "'00000000-0000-0000-0000-000000000000'"
            try requireEqual(try await find("ParentGuid ne \(other)"), ["a", "b", "c", "d"])
            try requireEqual(try await find("not (ParentGuid eq \(other))"), ["a", "b", "c", "d"])
            try requireEqual(try await find("isRichProject eq 'TRUE'"), [])
            try requireEqual(try await find("IsConnectedProject eq true", isConnected: true), ["a", "d"])
        },
        ConformanceCase("documents: an access list hides a folder and all below it, but for those with their own") {
            stores in
            try await Self.prepareDataSource(stores)
            try await stores.addDocumentTree()
            func set(_ id: String, _ list: FolderAccessList?) async throws {
                try await stores.documents.setAccessList(list, of: DocumentFolderID(id), in: Self.source)
            }
            func seen() async throws -> [String] {
                try await stores.documentFolderNames(as: Self.reader) + stores.documentNames(as: Self.reader)
            }
            let all = ["a", "b", "c", "d", "in a.dwg", "in b.dwg", "in c.dwg", "in d.dwg"]
            try requireEqual(try await seen(), all)
            try await set("a", FolderAccessList(rights: [Self.reader.subject: .none], others: .write))
            try requireEqual(try await seen(), ["d", "in d.dwg"])
            for id in ["a", "b"] {
                let folder = try await stores.documents.folder(
                    DocumentFolderID(id),
                    in: Self.source,
                    for: Self.reader,
                )
                try requireEqual(folder, nil)
                let hidden = try await stores.documentNames(as: Self.reader) { $0.folder = DocumentFolderID(id) }
                try requireEqual(hidden, [])
            }
            let document = try await stores.documents.document(
                DocumentID("in b"),
                in: Self.source,
                for: Self.reader,
            )
            try requireEqual(document, nil)
            try await set("b", FolderAccessList(rights: [Self.reader.subject: .read]))
            try requireEqual(try await seen(), ["b", "c", "d", "in b.dwg", "in c.dwg", "in d.dwg"])
            let other = DocumentReader(subject: Sample.account(1).subject, role: .reader)
            try requireEqual(try await stores.documentFolderNames(as: other), ["a", "d"])
            try requireEqual(try await stores.documentFolderNames(), ["a", "b", "c", "d"])
            try await stores.addDocumentFolder("e", in: "c")
            try requireEqual(try await stores.documentFolderNames(as: other), ["a", "d"])
            try await stores.documents.moveFolder(
                DocumentFolderID("c"),
                named: DocumentName(stored: "c"),
                to: DocumentFolderID("d"),
                in: Self.source,
                at: Sample.now,
            )
            try requireEqual(try await stores.documentFolderNames(as: other), ["a", "c", "d", "e"])
            let list = try await stores.documents.accessList(of: DocumentFolderID("b"), in: Self.source)
            try requireEqual(list, FolderAccessList(rights: [Self.reader.subject: .read]))
            try await set("b", nil)
            try await set("a", nil)
            try requireEqual(try await stores.documentFolderNames(as: Self.reader), ["a", "b", "c", "d", "e"])
            let open = try await stores.documents.accessList(of: DocumentFolderID("b"), in: Self.source)
            try requireEqual(open, nil)
            let unknown = try await requireError(PlatformError.self) { try await set("nowhere", nil) }
            try requireEqual(unknown.code, .notFound)
        },
    ]
}
