package import LintelTokens

/// What a ``DocumentID`` names.
package enum DocumentKind: Sendable {}

/// A document of a data source, or an earlier version of one: a lower-case UUID.
package typealias DocumentID = Identifier<DocumentKind>

/// A document in one of its versions.
///
/// The newest version goes by the document's own id for as long as there is the document; a version that another one took
/// the place of is a document with an id of its own, which names the newest.
package struct Document: Sendable, Hashable {
    package var id: DocumentID
    package var sourceID: DataSourceID
    package var folderID: DocumentFolderID
    /// The newest version of the document.
    package var latestID: DocumentID
    package var name: DocumentName
    package var fileName: DocumentName
    package var description: String
    /// From 1.
    package var version: Int64
    package var content: Blob
    package var createdAt: UnixTime
    package var updatedAt: UnixTime
    /// When the version's bytes came, and by whom.
    package var fileUpdatedAt: UnixTime
    package var fileUpdatedBy: Author
    /// Grows with each change.
    package var revision: Int64

    package init(
        id: DocumentID,
        sourceID: DataSourceID,
        folderID: DocumentFolderID,
        latestID: DocumentID,
        name: DocumentName,
        fileName: DocumentName,
        description: String,
        version: Int64,
        content: Blob,
        createdAt: UnixTime,
        updatedAt: UnixTime,
        fileUpdatedAt: UnixTime,
        fileUpdatedBy: Author,
        revision: Int64,
    ) {
        self.id = id
        self.sourceID = sourceID
        self.folderID = folderID
        self.latestID = latestID
        self.name = name
        self.fileName = fileName
        self.description = description
        self.version = version
        self.content = content
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.fileUpdatedAt = fileUpdatedAt
        self.fileUpdatedBy = fileUpdatedBy
        self.revision = revision
    }

    package var isLatest: Bool { self.id == self.latestID }
}

/// Bytes that are to be a document's newest version.
package struct DocumentDraft: Sendable, Hashable {
    /// Of a document that is new.
    package var id: DocumentID
    /// Of the version that becomes an earlier one.
    package var earlierID: DocumentID
    package var folderID: DocumentFolderID
    package var fileName: DocumentName
    package var description: String
    /// A blob whose row is there.
    package var content: Blob
    package var author: Subject
    package var at: UnixTime

    package init(
        id: DocumentID,
        earlierID: DocumentID,
        folderID: DocumentFolderID,
        fileName: DocumentName,
        description: String = "",
        content: Blob,
        author: Subject,
        at now: UnixTime,
    ) {
        self.id = id
        self.earlierID = earlierID
        self.folderID = folderID
        self.fileName = fileName
        self.description = description
        self.content = content
        self.author = author
        self.at = now
    }
}

/// What became of bytes that were to be a document's.
package enum DocumentOutcome: Sendable, Hashable {
    case created(DocumentID)
    case newVersion(DocumentID)
    /// The document holds these bytes already.
    case unchanged(DocumentID)
}
