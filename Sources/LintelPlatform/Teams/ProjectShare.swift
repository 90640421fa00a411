package import LintelTokens

/// What a ``ProjectShareID`` names.
package enum ProjectShareKind: Sendable {}
/// A share of a project: a lower-case UUID.
package typealias ProjectShareID = Identifier<ProjectShareKind>

/// A key that opens a project to be read until it expires; what is kept of the key is a digest.
package struct ProjectShare: Sendable, Hashable {
    /// How long a share is good that nobody has given an end: thirty days.
    package static let usualSeconds: Int64 = 2_592_000
    /// How long a key is, before it is written as base64url.
    package static let keyBytes = 32
    /// The longest that a share is good: 365 days.
    package static let maximumSeconds: Int64 = 31_536_000
    /// The one kind of share: everything in the project can be read, nothing written.
    package static let contract = "Default"

    /// What begins the subject of a call that is made with a share's key; no account's or app's id does.
    private static let subjectPrefix = "share:"

    /// The share that a call is made with; nil for the calls of people and services.
    package static func id(of subject: Subject) -> ProjectShareID? {
        guard subject.rawValue.hasPrefix(Self.subjectPrefix) else { return nil }
        return ProjectShareID(String(subject.rawValue.dropFirst(Self.subjectPrefix.count)))
    }

    /// Who calls with the share's key: nobody by name.
    package var subject: Subject { Subject(Self.subjectPrefix + self.id.rawValue) }

    package var id: ProjectShareID
    package var projectID: ProjectID
    package var createdBy: Subject
    package var createdAt: UnixTime
    package var expiresAt: UnixTime

    package init(
        id: ProjectShareID,
        projectID: ProjectID,
        createdBy: Subject,
        createdAt: UnixTime,
        expiresAt: UnixTime,
    ) {
        self.id = id
        self.projectID = projectID
        self.createdBy = createdBy
        self.createdAt = createdAt
        self.expiresAt = expiresAt
    }
}
