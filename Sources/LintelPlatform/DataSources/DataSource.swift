package import LintelTokens

/// What a ``DataSourceID`` names.
package enum DataSourceKind: Sendable {}

/// A data source: a lower-case UUID.
package typealias DataSourceID = Identifier<DataSourceKind>

extension Identifier where Kind == DataSourceKind {
    /// The tree of a project's files and folders.
    package static func storage(of project: ProjectID) -> Self { Self(project.rawValue) }
}

/// A tree of folders and documents that an organisation keeps, as ProjectWise calls it.
package struct DataSource: Sendable, Hashable {
    package var id: DataSourceID
    package var organisationID: OrganisationID
    package var kind: Kind
    package var repository: RepositoryName
    package var description: String
    /// The project that its top folders are the work areas of.
    package var projectID: ProjectID?
    package var createdAt: UnixTime
    package var createdBy: Author

    /// Who asks for the tree.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Clients of the ProjectWise API, by the repository's id.
        case projectWise = "projectwise"
        /// Clients of a project's storage; its id is the project's.
        case storage
    }

    package init(
        id: DataSourceID,
        organisationID: OrganisationID,
        kind: Kind = .projectWise,
        repository: RepositoryName,
        description: String,
        projectID: ProjectID? = nil,
        createdAt: UnixTime,
        createdBy: Author,
    ) {
        self.id = id
        self.organisationID = organisationID
        self.kind = kind
        self.repository = repository
        self.description = description
        self.projectID = projectID
        self.createdAt = createdAt
        self.createdBy = createdBy
    }
}

/// What may be done in a data source; each role may do what those below it may.
package enum DataSourceRole: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Reads what the folders' access lists let through.
    case reader
    /// Writes there, too.
    case editor
    /// Everything, whatever the access lists say.
    case administrator

    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .reader: 0
        case .editor: 1
        case .administrator: 2
        }
    }

    /// The roles that may do what this one may, the least first.
    package var andAbove: [DataSourceRole] { Self.allCases.filter { $0 >= self } }
}

/// How many there can be.
package enum DataSourceLimits {
    /// Data sources of one organisation.
    package static let dataSources = 200
    /// Those who have a role in one data source.
    package static let users = 10_000
    /// Clients that one data source allows.
    package static let allowedClients = 200
    /// Clients that wait for being allowed in one data source; while it is full, others are not noted.
    package static let waitingClients = 200
    /// Characters of a description.
    package static let descriptionCharacters = 1_000
}
