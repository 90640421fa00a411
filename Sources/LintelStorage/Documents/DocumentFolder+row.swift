import LintelPlatform
import LintelTokens

extension DocumentFolder {
    /// What ``columns(for:)`` are read from.
    static let tables = "document_folder \(Author.joins(on: "document_folder.created_by", as: "maker"))"

    /// The columns that ``init(row:)`` takes, in its order, with the arguments that they take.
    static func columns(for reader: DocumentReader) -> (text: String, arguments: [SQLValue]) {
        let child = reader.condition(of: "child")
        return (
            """
            document_folder.id, document_folder.data_source_id, document_folder.name, document_folder.description, \
            document_folder.ancestors, document_folder.created_at, \
            \(Author.columns(on: "document_folder.created_by", as: "maker")), document_folder.updated_at, \
            document_folder.revision, CASE WHEN EXISTS (
                SELECT 1 FROM document_folder AS child WHERE child.parent_id = document_folder.id
                    AND child.deleted_at IS NULL AND \(child.text)) THEN 1 ELSE 0 END
            """,
            child.arguments
        )
    }

    init(row: SQLRow) throws(SQLError) {
        var columns = row.reader
        self.init(
            id: try columns.id(),
            sourceID: try columns.id(),
            name: DocumentName(stored: try columns.text()),
            description: try columns.text(),
            ancestors: try columns.text().split(separator: "/").map { DocumentFolderID(String($0)) },
            createdAt: try columns.time(),
            createdBy: try Author(reading: &columns),
            updatedAt: try columns.time(),
            revision: try columns.integer(),
            hasChildren: try columns.bool(),
        )
    }

    /// What `ancestors` holds for what is right in the folder, and begins with for all that is in it.
    var contents: String { (self.ancestors + [self.id]).map { "\($0)/" }.joined() }
}

extension DocumentReader {
    /// A condition that a folder is there for the reader, with its arguments.
    ///
    /// - Parameter folder: The table, or what it is called in the statement.
    func condition(of folder: StaticString, atLeast least: FolderRight = .read) -> (text: String, arguments: [SQLValue])
    {
        guard !self.seesEverything else { return ("1 = 1", []) }
        func right(_ subject: String) -> String {
            """
            (SELECT access FROM document_folder_right
                WHERE document_folder_right.folder_id = \(folder).access_id
                    AND document_folder_right.subject = \(subject))
            """
        }
        let byRole = self.rightByRole >= least ? "1 = 1" : "1 = 0"
        return (
            """
            CASE WHEN \(folder).access_id IS NULL THEN \(byRole)
                ELSE COALESCE(\(right("?")), \(right("''")), 0) >= \(least.rawValue) END
            """,
            [.id(self.subject)]
        )
    }
}

extension SQLConditions {
    /// Adds that a folder is there for the reader.
    mutating func add(_ reader: DocumentReader, sees folder: StaticString) {
        let condition = reader.condition(of: folder)
        self.add(condition.text, arguments: condition.arguments)
    }
}
