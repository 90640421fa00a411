package import LintelTokens

/// What a ``StorageItemID`` names.
package enum StorageItemKind: Sendable {}

/// A file or a folder of a project's storage: a lower-case UUID.
///
/// The folder that holds all others goes by the project's own id.
package typealias StorageItemID = Identifier<StorageItemKind>

/// A file or a folder of a project's storage.
package struct StorageItem: Sendable, Hashable {
    /// What it is.
    package enum Kind: Sendable, Hashable, CaseIterable {
        case folder, file
    }

    package var id: StorageItemID
    package var projectID: ProjectID
    package var kind: Kind
    package var name: DocumentName
    package var description: String
    /// The names of the folders that it is in and its own, from the top, with slashes between them; empty for the folder
    /// that holds all others.
    package var path: String
    /// The folder that it is in; nil for the one that holds all others.
    package var parentID: StorageItemID?
    /// A file's bytes; nil for a folder.
    package var content: Blob?
    package var createdAt: UnixTime
    package var createdBy: Author
    package var updatedAt: UnixTime
    package var updatedBy: Author

    package init(
        id: StorageItemID,
        projectID: ProjectID,
        kind: Kind,
        name: DocumentName,
        description: String,
        path: String,
        parentID: StorageItemID?,
        content: Blob?,
        createdAt: UnixTime,
        createdBy: Author,
        updatedAt: UnixTime,
        updatedBy: Author,
    ) {
        self.id = id
        self.projectID = projectID
        self.kind = kind
        self.name = name
        self.description = description
        self.path = path
        self.parentID = parentID
        self.content = content
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.updatedAt = updatedAt
        self.updatedBy = updatedBy
    }

    /// The folder that holds all others, which is there before anything is in it.
    package static func root(of project: Project) -> Self {
        Self(
            id: StorageItemID(project.id.rawValue),
            projectID: project.id,
            kind: .folder,
            name: DocumentName(stored: project.name),
            description: "",
            path: "",
            parentID: nil,
            content: nil,
            createdAt: project.createdAt,
            createdBy: project.createdBy,
            updatedAt: project.createdAt,
            updatedBy: project.createdBy,
        )
    }
}

/// A file or a folder that somebody wants to make.
package struct StorageDraft: Sendable, Hashable {
    package var id: StorageItemID
    package var parentID: StorageItemID
    package var name: DocumentName
    package var description: String
    package var author: Subject
    package var at: UnixTime

    package init(
        id: StorageItemID,
        parentID: StorageItemID,
        name: DocumentName,
        description: String = "",
        author: Subject,
        at now: UnixTime,
    ) {
        self.id = id
        self.parentID = parentID
        self.name = name
        self.description = description
        self.author = author
        self.at = now
    }
}

/// What somebody says anew of a file or a folder; what is nil stays.
package struct StorageChange: Sendable, Hashable {
    package var name: DocumentName?
    package var description: String?
    /// The folder that it is put into.
    package var parentID: StorageItemID?

    package init(name: DocumentName? = nil, description: String? = nil, parentID: StorageItemID? = nil) {
        self.name = name
        self.description = description
        self.parentID = parentID
    }
}

/// Which files and folders are asked for: folders before files, each by name.
package struct StorageQuery: Sendable, Hashable {
    /// Where they are.
    package enum Place: Sendable, Hashable {
        case folder(StorageItemID)
        /// Those that were deleted, without what was in them.
        case recycleBin
    }

    package var place: Place
    package var kinds: Set<StorageItem.Kind>
    package var window: ListWindow

    package init(_ place: Place, _ kinds: Set<StorageItem.Kind> = [.folder, .file], window: ListWindow) {
        self.place = place
        self.kinds = kinds
        self.window = window
    }
}

/// How much there can be, and for how long.
package enum StorageLimits {
    /// How long a file or a folder stays in the recycle bin: 30 days.
    package static let binSeconds: Int64 = 30 * 86_400
    /// Files of one project whose bytes have not all been sent, or were not confirmed.
    package static let openUploads = 1_000
    /// Characters of a description.
    package static let descriptionCharacters = 1_000
}
