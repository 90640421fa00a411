package import LintelTokens

/// What a ``ProjectTeamJobID`` names.
package enum ProjectTeamJobKind: Sendable {}
/// A job on a team: a lower-case UUID.
package typealias ProjectTeamJobID = Identifier<ProjectTeamJobKind>

/// Many changes of a team that were asked for at once, and what became of them.
package struct ProjectTeamJob: Sendable, Hashable {
    package var id: ProjectTeamJobID
    package var projectID: ProjectID
    package var status: Status
    package var actions: [Action]
    package var errors: [Failure]
    package var createdBy: Subject
    package var createdAt: UnixTime

    package enum Status: String, Sendable, Hashable, CaseIterable {
        case active = "Active"
        case completed = "Completed"
        case partial = "PartialCompleted"
        case failed = "Failed"
    }

    /// One of the changes.
    package struct Action: Sendable, Hashable, Codable {
        package enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
            case assignRoles, unassignRoles, removeMembers
        }

        package var kind: Kind
        package var email: String
        /// Empty when a member is removed.
        package var roleIDs: [String]

        package init(_ kind: Kind, email: String, roleIDs: [String] = []) {
            self.kind = kind
            self.email = email
            self.roleIDs = roleIDs
        }
    }

    /// Why one of the changes was not made.
    package struct Failure: Sendable, Hashable, Codable {
        package var code: String
        package var message: String
        /// Such as `assignRoles[2]`.
        package var target: String
        /// What was at fault, such as `role`.
        package var field: String?

        package init(_ error: PlatformError, target: String) {
            self.code = error.code.rawValue
            self.message = error.message
            self.target = target
            self.field = error.field
        }
    }

    package init(
        id: ProjectTeamJobID,
        projectID: ProjectID,
        status: Status,
        actions: [Action],
        errors: [Failure] = [],
        createdBy: Subject,
        createdAt: UnixTime,
    ) {
        self.id = id
        self.projectID = projectID
        self.status = status
        self.actions = actions
        self.errors = errors
        self.createdBy = createdBy
        self.createdAt = createdAt
    }

    /// Ends a job that cannot go on: what was not tried has failed.
    ///
    /// - Parameter tried: How many actions were tried to their end.
    package mutating func breakOff(after tried: Int) {
        self.status = Self.status(
            failures: self.errors.count + self.actions.count - tried,
            of: self.actions.count,
        )
    }

    /// Where a job stands whose actions have all been tried.
    package static func status(failures: Int, of actions: Int) -> Status {
        failures == 0 ? .completed : failures < actions ? .partial : .failed
    }
}
