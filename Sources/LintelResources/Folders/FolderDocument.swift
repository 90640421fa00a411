import LintelCodec
import LintelPlatform
import LintelTokens

extension JSONWriter {
    /// Writes the members of a folder.
    mutating func members(_ folder: Folder) {
        self.member("folder_id", folder.id.rawValue)
        self.member("name", folder.path.name)
        self.member("path", folder.path.absolute)
        self.member("parent_ids", folder.parents.map(\.rawValue))
        self.member("created_at", folder.createdAt.timestamp)
        self.member("created_by", folder.createdBy)
        self.member("modified_at", folder.modifiedAt.timestamp)
        self.member("modified_by", folder.modifiedBy)
        self.members(folder.deletion)
    }

    /// Writes the members of a part of a list of folders.
    mutating func members(
        _ page: ListPage<Folder>,
        _ window: ListWindow,
        _ write: (Folder, inout JSONWriter) -> Void,
    ) {
        self.member("results", objects: page.items, write)
        self.member("count", Int64(page.items.count))
        self.member("limit", Int64(window.limit))
        self.member("offset", Int64(window.offset))
        self.member("total", Int64(page.total))
    }
}
