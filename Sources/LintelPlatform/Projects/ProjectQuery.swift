package import LintelTokens

/// Which projects a list holds, in which order, and which part of it is wanted.
package struct ProjectQuery: Sendable, Hashable {
    /// Whose projects.
    package enum Scope: Sendable, Hashable {
        /// Those whose team somebody belongs to.
        case member
        /// Those of the organisations that somebody administers.
        case administered
        /// Both: all that somebody gets to know of.
        case visible
        /// All that there are, for those whom no rule holds back.
        case everywhere
    }

    /// What lists are sorted by; the raw value is its name on the wire.
    package enum Key: String, Sendable, Hashable, CaseIterable {
        case displayName, number, type, status, subClass, createdDateTime, lastModifiedDateTime, id
    }

    /// Lists that somebody keeps.
    package enum Mark: Sendable, Hashable {
        case favorites
        /// The latest comes first, whatever else is asked for.
        case recents
    }

    package static let maximumSearch = 200

    package var scope = Scope.member
    /// Only those on a list of one's own.
    package var mark: Mark?
    /// Of any of these; empty for all.
    package var subClasses: [ProjectSubClass] = []
    /// Empty for all but the inactive ones.
    package var statuses: [ProjectStatus] = []
    package var includesInactive = false
    package var type: String?
    /// The whole name, in letters of any case.
    package var name: String?
    /// The whole number, in letters of any case.
    package var number: String?
    /// Has to be in the name or the number.
    package var search: String?
    package var organisation: OrganisationID?
    /// A project, or the organisation for those that are no part of a project.
    package var parent: String?
    /// What else has to hold.
    package private(set) var condition: PropertyCondition<ProjectProperty>?
    /// Before the last one, which is the id: no two projects are equal.
    package var order: [ListOrder<Key>] = []
    package var limit = 100
    package var offset = 0

    package init() {}

    /// Asks for projects for which something else holds; what it says of the status is all that is said of it.
    package mutating func narrow(by condition: PropertyCondition<ProjectProperty>) {
        self.condition = condition
        if self.statuses.isEmpty, condition.asks(about: .status) { self.includesInactive = true }
    }
}

/// A project as lists show it.
package struct ListedProject: Sendable, Hashable {
    package var project: Project
    package var organisationName: String
    package var picture: ProjectPicture?
    /// Whether whoever asks is one of the owners.
    package var isOwner: Bool

    package init(project: Project, organisationName: String, picture: ProjectPicture?, isOwner: Bool) {
        self.project = project
        self.organisationName = organisationName
        self.picture = picture
        self.isOwner = isOwner
    }
}

/// A part of a list of projects.
package struct ProjectPage: Sendable, Hashable {
    package var projects: [ListedProject]
    /// Whether the list goes on behind it.
    package var hasMore: Bool

    package init(projects: [ListedProject], hasMore: Bool) {
        self.projects = projects
        self.hasMore = hasMore
    }
}
