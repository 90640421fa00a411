import LintelPlatform
import LintelTokens

extension File {
    /// What ``columns`` needs beside the tables `file` and `file_version`.
    static let authors = """
        \(Author.joins(on: "file.created_by", as: "creator")) \
        \(Author.joins(on: "file.deleted_by", as: "deleter")) \
        \(Author.joins(on: "file_version.created_by", as: "writer"))
        """

    /// The columns that ``init(row:)`` takes, in its order.
    static let columns = """
        file.id, file.workspace_id, file.path, file.created_at, \
        \(Author.columns(on: "file.created_by", as: "creator")), \
        \(Deletion.columns(of: "file", as: "deleter")), \(FileVersion.columns)
        """

    init(row: SQLRow) throws(SQLError) {
        var columns = row.reader
        self.init(
            id: try columns.id(),
            workspaceID: try columns.id(),
            path: EvoPath(stored: try columns.text()),
            createdAt: try columns.time(),
            createdBy: try Author(reading: &columns),
            deletion: try Deletion(reading: &columns),
            version: try FileVersion(reading: &columns),
        )
    }
}

extension FileVersion {
    /// What ``columns`` needs beside the table `file_version`.
    static let author = Author.joins(on: "file_version.created_by", as: "writer")

    /// The columns that ``init(reading:)`` takes, in its order, of a version whose bytes are there.
    static let columns = """
        file_version.id, file_version.created_at, \(Author.columns(on: "file_version.created_by", as: "writer")), \
        file_version.digest, file_version.size
        """

    init(reading row: inout SQLRowReader) throws(SQLError) {
        self.init(
            id: VersionID(try row.integer()),
            createdAt: try row.time(),
            createdBy: try Author(reading: &row),
            blob: try Blob(reading: &row),
        )
    }
}

extension Deletion {
    /// The columns that ``init(reading:)`` takes, in its order.
    static func columns(of table: String, as alias: String) -> String {
        """
        \(table).deleted_at, \(table).deleted_by, COALESCE(\(alias)_account.name, \(alias)_app.name), \
        COALESCE(\(alias)_account.email, \(alias)_app.client_email)
        """
    }

    /// Nil for what was not deleted.
    init?(reading row: inout SQLRowReader) throws(SQLError) {
        let time = try row.optionalTime()
        let subject: Subject? = try row.optionalID()
        let name = try row.optionalText()
        let email = try row.optionalText()
        guard let time, let subject else { return nil }
        self.init(at: time, by: Author(subject: subject, name: name, email: email))
    }
}

extension Blob {
    /// Reads a digest and a size.
    fileprivate init(reading row: inout SQLRowReader) throws(SQLError) {
        self.init(digest: try row.digest(), size: try row.integer())
    }
}
