import LintelPlatform
import LintelTokens

/// The statement that finds the folders in a folder.
///
/// It goes from folder to folder: behind each it seeks the first row that is not below it, by an index on the folder of a
/// row, so that neither what a folder holds nor what stands beside it is read.
struct ContentFolderSelection {
    let sql: String
    let arguments: [SQLValue]

    /// The folder of a row, as the indexes have it: the path up to its last slash.
    ///
    /// Takes away at the end whatever is one of the path's characters other than the slash; in the words of both engines.
    static let folder = "rtrim(path, replace(path, '/', ''))"

    /// One for each table that is looked through; none when the folders are all behind.
    static func all(
        of folder: ContentFolder,
        in workspace: WorkspaceID,
        _ kinds: Set<ContentKind>,
        after position: ContentPosition?,
        limit: Int,
    ) -> [ContentFolderSelection] {
        let start: String
        switch position {
        case nil: start = folder.text
        // No name goes on with what follows the slash: that is behind everything in the folder.
        case .folder(let name)?: start = folder.text + name + Self.behindSlash
        case .entry?: return []
        }
        return kinds.compactMap { kind -> ContentFolderSelection? in
            switch kind {
            case .file:
                ContentFolderSelection("file", "version_id IS NOT NULL", folder, workspace, start, limit)
            case .object:
                ContentFolderSelection("geoscience_object", nil, folder, workspace, start, limit)
            case .blockModel: nil
            }
        }
    }

    /// The character behind the slash.
    private static let behindSlash = "0"

    private init(
        _ table: String,
        _ condition: String?,
        _ folder: ContentFolder,
        _ workspace: WorkspaceID,
        _ start: String,
        _ limit: Int,
    ) {
        let end = folder.isTop ? nil : String(folder.text.unicodeScalars.dropLast()) + Self.behindSlash
        let rest = "substr(\(Self.folder), length(?) + 1)"
        // The first folder behind a place: its row's own folder up to the slash behind the next name.
        func seek(_ place: String) -> String {
            """
            SELECT substr(\(Self.folder), 1, length(\(Self.folder)) - length(ltrim(\(rest), replace(\(rest), '/', ''))) + 1)
            FROM \(table) WHERE workspace_id = ? AND deleted_at IS NULL\(condition.map { " AND \($0)" } ?? "")
                AND \(Self.folder) > \(place)\(end == nil ? "" : " AND \(Self.folder) < ?")
            ORDER BY \(Self.folder) LIMIT 1
            """
        }
        self.sql = """
            WITH RECURSIVE step (found, number) AS (
                SELECT (\(seek("?"))), 1
                UNION ALL
                SELECT (\(seek("rtrim(step.found, '/') || '\(Self.behindSlash)'"))), step.number + 1
                FROM step WHERE step.found IS NOT NULL AND step.number < ?
            )
            SELECT found FROM step WHERE found IS NOT NULL
            """
        let head: [SQLValue] = [.text(folder.text), .text(folder.text), .id(workspace)]
        let tail = end.map { [SQLValue.text($0)] } ?? []
        self.arguments = head + [.text(start)] + tail + head + tail + [.count(limit)]
    }
}
