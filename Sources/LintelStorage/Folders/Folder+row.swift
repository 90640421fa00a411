import LintelPlatform
import LintelTokens

extension Folder {
    /// What ``columns`` needs beside the table `folder`.
    static let authors = """
        \(Author.joins(on: "folder.created_by", as: "creator")) \
        \(Author.joins(on: "folder.modified_by", as: "modifier")) \
        \(Author.joins(on: "folder.deleted_by", as: "deleter"))
        """

    /// The columns that ``init(row:)`` takes, in its order.
    static let columns = """
        folder.id, folder.workspace_id, folder.path, folder.ancestors, folder.created_at, \
        \(Author.columns(on: "folder.created_by", as: "creator")), folder.modified_at, \
        \(Author.columns(on: "folder.modified_by", as: "modifier")), \(Deletion.columns(of: "folder", as: "deleter"))
        """

    init(row: SQLRow) throws(SQLError) {
        var columns = row.reader
        self.init(
            id: try columns.id(),
            workspaceID: try columns.id(),
            path: FolderPath(stored: try columns.text()),
            ancestors: try columns.text().split(separator: "/").map { FolderID(String($0)) },
            createdAt: try columns.time(),
            createdBy: try Author(reading: &columns),
            modifiedAt: try columns.time(),
            modifiedBy: try Author(reading: &columns),
            deletion: try Deletion(reading: &columns),
        )
    }

    /// What `ancestors` holds for what is right in the folder, and begins with for all that is in it.
    var contents: String { self.ancestorsOfChildren.map { "\($0)/" }.joined() }
}
