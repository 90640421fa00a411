package import LintelTokens

/// What a ``FileID`` names.
package enum FileKind: Sendable {}

/// A file of a workspace: a lower-case UUID.
package typealias FileID = Identifier<FileKind>

/// A file of a workspace, with one of its versions.
package struct File: Sendable, Hashable {
    package var id: FileID
    package var workspaceID: WorkspaceID
    package var path: EvoPath
    package var createdAt: UnixTime
    package var createdBy: Author
    package var deletion: Deletion?
    /// The current version, or the one that was asked for.
    package var version: FileVersion

    package init(
        id: FileID,
        workspaceID: WorkspaceID,
        path: EvoPath,
        createdAt: UnixTime,
        createdBy: Author,
        deletion: Deletion?,
        version: FileVersion,
    ) {
        self.id = id
        self.workspaceID = workspaceID
        self.path = path
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.deletion = deletion
        self.version = version
    }
}

/// One content of a file, whose bytes are there.
package struct FileVersion: Sendable, Hashable {
    package var id: VersionID
    package var createdAt: UnixTime
    package var createdBy: Author
    package var blob: Blob

    package init(id: VersionID, createdAt: UnixTime, createdBy: Author, blob: Blob) {
        self.id = id
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.blob = blob
    }
}

/// When and by whom something was deleted that can be had back.
package struct Deletion: Sendable, Hashable {
    package var at: UnixTime
    package var by: Author

    package init(at: UnixTime, by: Author) {
        self.at = at
        self.by = by
    }
}
