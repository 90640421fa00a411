package import LintelTokens

/// What a ``ProjectID`` names.
package enum ProjectKind: Sendable {}
/// A project (an iTwin): a lower-case UUID.
package typealias ProjectID = Identifier<ProjectKind>

/// A project of an organisation, which the iTwin platform calls an iTwin: schedules, documents, and the team that works
/// on them (contract §4.2).
///
/// Who may do what in it is said by the roles of its members, who need not belong to the organisation.
package struct Project: Sendable, Hashable {
    package var id: ProjectID
    package var organisationID: OrganisationID
    package var details: ProjectDetails
    package var createdAt: UnixTime
    package var createdBy: Author
    package var updatedAt: UnixTime
    package var updatedBy: Author
    /// Grows with each change of the details.
    package var version: Int64

    /// A new project.
    package init(
        id: ProjectID,
        organisationID: OrganisationID,
        details: ProjectDetails,
        createdAt: UnixTime,
        createdBy: Author,
    ) {
        self.id = id
        self.organisationID = organisationID
        self.details = details
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.updatedAt = createdAt
        self.updatedBy = createdBy
        self.version = 1
    }

    package var name: String { self.details.name }
}

/// The family of an iTwin.
package enum ProjectClass: String, Sendable, Hashable, CaseIterable {
    case account = "Account"
    case thing = "Thing"
    case endeavor = "Endeavor"
}

/// The kind of an iTwin within its class.
package enum ProjectSubClass: String, Sendable, Hashable, CaseIterable {
    case account = "Account"
    case asset = "Asset"
    case project = "Project"
    case portfolio = "Portfolio"
    case program = "Program"
    case workPackage = "WorkPackage"

    /// The class that it belongs to.
    package var itsClass: ProjectClass {
        switch self {
        case .account: .account
        case .asset: .thing
        case .project, .portfolio, .program, .workPackage: .endeavor
        }
    }
}

/// Where a project is in its life.
package enum ProjectStatus: String, Sendable, Hashable, CaseIterable {
    case active = "Active"
    case inactive = "Inactive"
    case trial = "Trial"
}
