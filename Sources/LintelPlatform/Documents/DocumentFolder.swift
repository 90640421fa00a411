package import LintelTokens

/// What a ``DocumentFolderID`` names.
package enum DocumentFolderKind: Sendable {}

/// A folder of a data source: a lower-case UUID.
package typealias DocumentFolderID = Identifier<DocumentFolderKind>

/// A folder of a data source; those of one data source are some trees, whose tops are in none.
package struct DocumentFolder: Sendable, Hashable {
    package var id: DocumentFolderID
    package var sourceID: DataSourceID
    package var name: DocumentName
    package var description: String
    /// The folders that it is in, from the top.
    package var ancestors: [DocumentFolderID]
    package var createdAt: UnixTime
    package var createdBy: Author
    /// When it got its name and its place.
    package var updatedAt: UnixTime
    /// Grows with each change.
    package var revision: Int64
    /// Whether there is a folder in it, as far as whoever asks may see it.
    package var hasChildren: Bool

    package init(
        id: DocumentFolderID,
        sourceID: DataSourceID,
        name: DocumentName,
        description: String,
        ancestors: [DocumentFolderID],
        createdAt: UnixTime,
        createdBy: Author,
        updatedAt: UnixTime,
        revision: Int64,
        hasChildren: Bool = false,
    ) {
        self.id = id
        self.sourceID = sourceID
        self.name = name
        self.description = description
        self.ancestors = ancestors
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.updatedAt = updatedAt
        self.revision = revision
        self.hasChildren = hasChildren
    }

    /// The folder that it is in; nil at the top.
    package var parentID: DocumentFolderID? { self.ancestors.last }
}

/// A folder that somebody wants to make.
package struct DocumentFolderDraft: Sendable, Hashable {
    package var id: DocumentFolderID
    package var name: DocumentName
    package var description: String
    /// Nil at the top.
    package var parent: DocumentFolderID?
    package var author: Subject
    package var at: UnixTime

    package init(
        id: DocumentFolderID,
        name: DocumentName,
        description: String = "",
        parent: DocumentFolderID?,
        author: Subject,
        at now: UnixTime,
    ) {
        self.id = id
        self.name = name
        self.description = description
        self.parent = parent
        self.author = author
        self.at = now
    }
}

/// What may be done with a folder and what is in it.
package enum FolderRight: Int64, Sendable, Hashable, CaseIterable, Comparable {
    /// It does not exist for them.
    case none = 0
    case read = 1
    case write = 2

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// A stable word for forms and the command line.
    package var word: String {
        switch self {
        case .none: "none"
        case .read: "read"
        case .write: "write"
        }
    }

    package init?(word: String) {
        guard let right = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = right
    }
}

/// Who may do what in a folder and in those below it, but for those that have a list of their own.
///
/// It takes the place of the list above it. Whoever has a role in the data source and is not named has the right of all
/// others; administrators of the data source may do everything.
package struct FolderAccessList: Sendable, Hashable {
    package var rights: [Subject: FolderRight]
    package var others: FolderRight

    package init(rights: [Subject: FolderRight], others: FolderRight = .none) {
        self.rights = rights
        self.others = others
    }
}

/// Somebody whom an access list names.
package struct FolderAccessEntry: Sendable, Hashable {
    package var principal: OrganisationPrincipal
    package var right: FolderRight

    package init(principal: OrganisationPrincipal, right: FolderRight) {
        self.principal = principal
        self.right = right
    }
}

/// Through whose eyes folders and documents are looked at.
package struct DocumentReader: Sendable, Hashable {
    package var subject: Subject
    package var role: DataSourceRole

    package init(subject: Subject, role: DataSourceRole) {
        self.subject = subject
        self.role = role
    }

    /// The command line, and whoever is to see everything.
    package static let everything = DocumentReader(subject: Subject("cli"), role: .administrator)

    /// Whether access lists do not matter.
    package var seesEverything: Bool { self.role == .administrator }

    /// What the role gives where no access list says otherwise.
    package var rightByRole: FolderRight {
        switch self.role {
        case .reader: .read
        case .editor, .administrator: .write
        }
    }
}

/// How many there can be.
package enum DocumentLimits {
    /// Folders in each other.
    package static let depth = 32
    /// Folders of one data source.
    package static let folders: Int64 = 200_000
    /// Documents of one data source, with each of their versions.
    package static let documents: Int64 = 5_000_000
    /// Those who are named in one access list.
    package static let rights = 500
}
