package import LintelTokens

/// What a ``FolderID`` names.
package enum FolderKind: Sendable {}

/// A folder of a workspace: a lower-case UUID.
package typealias FolderID = Identifier<FolderKind>

/// A folder of a workspace; those of one workspace are a tree.
package struct Folder: Sendable, Hashable {
    package var id: FolderID
    package var workspaceID: WorkspaceID
    package var path: FolderPath
    /// The folders that it is in, from the top, without that of the whole workspace.
    package var ancestors: [FolderID]
    package var createdAt: UnixTime
    package var createdBy: Author
    /// When it got its name and its place.
    package var modifiedAt: UnixTime
    package var modifiedBy: Author
    package var deletion: Deletion?

    package init(
        id: FolderID,
        workspaceID: WorkspaceID,
        path: FolderPath,
        ancestors: [FolderID],
        createdAt: UnixTime,
        createdBy: Author,
        modifiedAt: UnixTime,
        modifiedBy: Author,
        deletion: Deletion?,
    ) {
        self.id = id
        self.workspaceID = workspaceID
        self.path = path
        self.ancestors = ancestors
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.modifiedAt = modifiedAt
        self.modifiedBy = modifiedBy
        self.deletion = deletion
    }

    /// The folder of a whole workspace, which no row is kept for: it goes by the workspace's id, and is as old as it.
    package init(rootOf workspace: Workspace) {
        self.init(
            id: Self.root(of: workspace.id),
            workspaceID: workspace.id,
            path: .root,
            ancestors: [],
            createdAt: workspace.createdAt,
            createdBy: workspace.createdBy,
            modifiedAt: workspace.createdAt,
            modifiedBy: workspace.createdBy,
            deletion: nil,
        )
    }

    /// The id of the folder of a whole workspace.
    package static func root(of workspace: WorkspaceID) -> FolderID { FolderID(workspace.rawValue) }

    /// The folders that it is in, from that of the whole workspace.
    package var parents: [FolderID] {
        self.path.isRoot ? [] : [Self.root(of: self.workspaceID)] + self.ancestors
    }

    /// What ``ancestors`` begins with for whatever is in the folder.
    package var ancestorsOfChildren: [FolderID] { self.path.isRoot ? [] : self.ancestors + [self.id] }
}

/// Where a folder is put.
package enum FolderParent: Sendable, Hashable {
    case id(FolderID)
    case path(FolderPath)
}

/// A folder that somebody wants to make.
package struct FolderDraft: Sendable, Hashable {
    package var name: FolderName
    package var parent: FolderParent
    package var author: Author
    package var at: UnixTime

    package init(name: FolderName, parent: FolderParent, author: Author, at now: UnixTime) {
        self.name = name
        self.parent = parent
        self.author = author
        self.at = now
    }
}

/// Another name or another place for a folder; nil leaves it as it is.
package struct FolderChange: Sendable, Hashable {
    package var name: FolderName?
    package var parent: FolderParent?

    package init(name: FolderName? = nil, parent: FolderParent? = nil) {
        self.name = name
        self.parent = parent
    }
}

/// How many folders there can be.
package enum FolderLimits {
    /// Folders of one workspace, those in the recycle bin included.
    package static let folders = 50_000
}
