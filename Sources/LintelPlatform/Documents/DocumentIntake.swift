package import LintelTokens

/// Takes files of this machine into a data source.
///
/// A file becomes a blob by the steps of ``BlobIntake``, and in the transaction of the last one a document or another
/// version of one: bytes that the document holds already change nothing.
package struct DocumentIntake: Sendable {
    private let documents: any DocumentStore
    private let blobs: any BlobStore
    private let files: any BlobFiles
    private let limits: BlobLimits
    private let random: RandomSource
    private let source: DataSourceID
    private let author: Subject

    package init(
        to source: DataSourceID,
        by author: Subject,
        stores: Stores,
        files: any BlobFiles,
        limits: BlobLimits,
        random: RandomSource,
    ) {
        self.documents = stores.documents
        self.blobs = stores.blobs
        self.files = files
        self.limits = limits
        self.random = random
        self.source = source
        self.author = author
    }

    /// The folder of a name in another one, or at the top; it is made if there is none.
    ///
    /// - Throws: ``PlatformError`` with code `pathInvalid` or `listFull`.
    package func folder(named name: DocumentName, in parent: DocumentFolderID?, at now: UnixTime) async throws
        -> DocumentFolderID
    {
        if let known = try await self.documents.folder(named: name, in: parent, of: self.source) { return known.id }
        let draft = DocumentFolderDraft(
            id: DocumentFolderID(self.random.uuid()),
            name: name,
            parent: parent,
            author: self.author,
            at: now,
        )
        do {
            return try await self.documents.createFolder(draft, in: self.source, limit: DocumentLimits.folders).id
        } catch let error as PlatformError where error.code == .nameTaken {
            // Somebody else was faster.
            guard let known = try await self.documents.folder(named: name, in: parent, of: self.source) else {
                throw error
            }
            return known.id
        }
    }

    /// Makes a file the newest version of the document of its name.
    ///
    /// - Throws: ``PlatformError``, or what the files throw.
    package func take(
        _ path: String,
        as name: DocumentName,
        in folder: DocumentFolderID,
        at now: UnixTime,
    ) async throws -> DocumentOutcome {
        let draft = try await self.files.draft(ofFile: path, atMost: self.limits.blobBytes)
        do {
            try await self.blobs.announce(draft.blob, at: now)
            try await self.files.publish(draft)
        } catch {
            await self.files.discard(draft)
            throw error
        }
        return try await self.documents.put(
            DocumentDraft(
                id: DocumentID(self.random.uuid()),
                earlierID: DocumentID(self.random.uuid()),
                folderID: folder,
                fileName: name,
                content: draft.blob,
                author: self.author,
                at: now,
            ),
            in: self.source,
            limit: DocumentLimits.documents,
        )
    }
}
