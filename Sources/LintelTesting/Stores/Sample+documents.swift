import LintelOAuth
package import LintelPlatform
package import LintelTokens

extension Sample {
    static let dataSource = DataSourceID("source-1")

    /// A data source that the command line has made.
    static func dataSource(_ number: Int, in organisation: OrganisationID) throws -> DataSource {
        DataSource(
            id: DataSourceID("source-\(number)"),
            organisationID: organisation,
            repository: try RepositoryName(host: "pw.example.org", name: "Main Works \(number)"),
            description: "Drawings",
            createdAt: Self.now,
            createdBy: Author(subject: Subject("cli")),
        )
    }
}

extension Stores {
    /// Makes a folder in another one, or at the top.
    @discardableResult
    package func addDocumentFolder(
        _ id: String,
        in parent: String? = nil,
        named name: String? = nil,
        of source: DataSourceID = DataSourceID("source-1"),
        limit: Int64 = 1_000,
    ) async throws -> DocumentFolder {
        let draft = DocumentFolderDraft(
            id: DocumentFolderID(id),
            name: try DocumentName(name ?? id),
            parent: parent.map { DocumentFolderID($0) },
            author: Sample.account(1).subject,
            at: Sample.now,
        )
        return try await self.documents.createFolder(draft, in: source, limit: limit)
    }

    /// Makes a blob a document's newest version; the id is the name without its ending.
    @discardableResult
    package func addDocument(
        _ name: String,
        in folder: String,
        content: UInt8 = 1,
        of source: DataSourceID = DataSourceID("source-1"),
        at now: UnixTime = UnixTime(seconds: 1_800_000_000),
        limit: Int64 = 1_000,
    ) async throws -> DocumentOutcome {
        let blob = Sample.blob(content)
        try await self.blobs.announce(blob, at: now)
        let draft = DocumentDraft(
            id: DocumentID(String(name.prefix { $0 != "." })),
            earlierID: DocumentID("\(name.prefix { $0 != "." })-before-\(content)"),
            folderID: DocumentFolderID(folder),
            fileName: try DocumentName(name),
            content: blob,
            author: Sample.account(1).subject,
            at: now,
        )
        return try await self.documents.put(draft, in: source, limit: limit)
    }

    /// Rows in each table about data sources and documents; native app 1 is on a list, and app 2 waits.
    package func addDataSource(to organisation: OrganisationID) async throws {
        try await self.dataSources.create(try Sample.dataSource(1, in: organisation), limit: 10)
        let subject = Sample.account(1).subject
        try await self.dataSources.assign(.editor, to: subject, in: Sample.dataSource, limit: 10, at: Sample.now)
        let (first, second) = (Sample.app(1).client.id, Sample.app(2).client.id)
        _ = try await self.dataSources.allow(first, in: Sample.dataSource, limit: 10, at: Sample.now)
        try await self.dataSources.noteCall(of: second, to: Sample.dataSource, limit: 10, at: Sample.now)
        try await self.addDocumentFolder("top")
        try await self.addDocumentFolder("below", in: "top")
        let list = FolderAccessList(rights: [subject: .read])
        try await self.documents.setAccessList(list, of: DocumentFolderID("top"), in: Sample.dataSource)
        try await self.addDocument("a.dwg", in: "below")
        try await self.addDocument("a.dwg", in: "below", content: 2)
    }

    /// `a` with `a/b` and `a/b/c`, and `d`, with a document in each, a second after the other.
    func addDocumentTree() async throws {
        for (folder, parent) in [("a", nil), ("b", "a"), ("c", "b"), ("d", nil)] {
            try await self.addDocumentFolder(folder, in: parent)
        }
        for (number, folder) in ["a", "b", "c", "d"].enumerated() {
            let now = Sample.now + Int64(number)
            try await self.addDocument("in \(folder).dwg", in: folder, content: UInt8(number + 1), at: now)
        }
    }

    /// The names of the folders that a query finds, in their order.
    func documentFolderNames(
        as reader: DocumentReader = .everything,
        _ change: (inout DocumentFolderQuery) throws -> Void = { _ in },
    ) async throws -> [String] {
        var query = DocumentFolderQuery()
        try change(&query)
        return try await self.documents.folders(in: Sample.dataSource, matching: query, for: reader).map(\.name.text)
    }

    /// The names of the documents that a query finds, in their order.
    func documentNames(
        as reader: DocumentReader = .everything,
        _ change: (inout DocumentQuery) throws -> Void = { _ in },
    ) async throws -> [String] {
        var query = DocumentQuery()
        try change(&query)
        return try await self.documents.documents(in: Sample.dataSource, matching: query, for: reader).map(\.name.text)
    }
}
