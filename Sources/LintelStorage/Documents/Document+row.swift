import LintelPlatform
import LintelTokens

extension Document {
    /// What ``columns`` need beside the table `document`.
    static let authors = Author.joins(on: "document.file_updated_by", as: "sender")

    /// The columns that ``init(row:)`` takes, in its order.
    static let columns = Self.columns(author: Author.columns(on: "document.file_updated_by", as: "sender"))

    /// The same of the table `document` alone, with authors of whom only the subject is known.
    static let columnsWithoutAuthors = Self.columns(author: "document.file_updated_by, NULL, NULL")

    private static func columns(author: String) -> String {
        """
        document.id, document.data_source_id, document.folder_id, document.latest_id, document.name, \
        document.file_name, document.description, document.version, document.digest, document.size, \
        document.created_at, document.updated_at, document.file_updated_at, \(author), document.revision
        """
    }

    init(row: SQLRow) throws(SQLError) {
        var columns = row.reader
        self.init(
            id: try columns.id(),
            sourceID: try columns.id(),
            folderID: try columns.id(),
            latestID: try columns.id(),
            name: DocumentName(stored: try columns.text()),
            fileName: DocumentName(stored: try columns.text()),
            description: try columns.text(),
            version: try columns.integer(),
            content: Blob(digest: try columns.digest(), size: try columns.integer()),
            createdAt: try columns.time(),
            updatedAt: try columns.time(),
            fileUpdatedAt: try columns.time(),
            fileUpdatedBy: try Author(reading: &columns),
            revision: try columns.integer(),
        )
    }
}

extension SQLTransaction {
    /// Documents with all that is known of their authors, who are looked up once each: most of a list come from few.
    func withAuthors(_ documents: [Document]) throws(SQLError) -> [Document] {
        let authors = try self.authors(Set(documents.map(\.fileUpdatedBy.subject)))
        var documents = documents
        for index in documents.indices {
            guard let author = authors[documents[index].fileUpdatedBy.subject] else { continue }
            documents[index].fileUpdatedBy = author
        }
        return documents
    }
}

extension DocumentProperty {
    /// The column that holds it.
    var column: String {
        switch self {
        case .id: "document.id"
        case .name: "document.name_key"
        case .fileName: "document.file_name_key"
        case .description: "lower(document.description)"
        case .version: "document.version"
        case .fileSize: "document.size"
        case .isLatest: "document.is_latest"
        case .parent: "document.folder_id"
        case .createTime: "document.created_at"
        case .updateTime: "document.updated_at"
        case .fileUpdateTime: "document.file_updated_at"
        }
    }
}

extension DocumentFolderProperty {
    /// The column that holds it.
    ///
    /// - Parameter isConnected: Whether tops are work areas of a project.
    func column(isConnected: Bool) -> String {
        switch self {
        case .id: "document_folder.id"
        case .name: "document_folder.name_key"
        case .description: "lower(document_folder.description)"
        case .parent: "document_folder.parent_id"
        case .isConnectedProject:
            isConnected ? "(CASE WHEN document_folder.parent_id IS NULL THEN 1 ELSE 0 END)" : "0"
        case .createTime: "document_folder.created_at"
        case .updateTime: "document_folder.updated_at"
        }
    }
}
