public import LintelTokens

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A workspace of an organisation: files, objects and block models, and the people who may use them.
public struct Workspace: Sendable, Hashable, Codable, Identifiable {
    /// Names the workspace.
    public var id: Identifier<Workspace>
    /// One to sixty characters.
    public var name: String
    /// What it is for.
    public var description: String?
    /// Words to find it by.
    public var labels: [String]?
    /// Such as `EPSG:2193`.
    public var defaultCoordinateSystem: String?
    /// When it was made.
    public var createdAt: Date?
    /// Who made it.
    public var createdBy: Person?
    /// When it was changed.
    public var updatedAt: Date?
    /// What the caller may do in it; nil where an administrator looks at a workspace that is not theirs.
    public var role: Role?

    private enum CodingKeys: String, CodingKey {
        case id, name, description, labels
        case defaultCoordinateSystem = "default_coordinate_system"
        case createdAt = "created_at"
        case createdBy = "created_by"
        case updatedAt = "updated_at"
        case role = "current_user_role"
    }

    /// What somebody may do in a workspace.
    public struct Role: RawRepresentable, Sendable, Hashable, Codable {
        /// The role's name on the wire.
        public var rawValue: String

        /// Names a role.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Everything, deleting the workspace included.
        public static let owner = Self(rawValue: "owner")
        /// Reading and writing.
        public static let editor = Self(rawValue: "editor")
        /// Reading.
        public static let viewer = Self(rawValue: "viewer")
    }
}

/// Who has made or changed something.
public struct Person: Sendable, Hashable, Codable {
    /// Names the person or service.
    public var id: String
    /// Their name.
    public var name: String?
    /// Their address.
    public var email: String?
}

/// Somebody with a role in a workspace.
public struct WorkspaceMember: Sendable, Hashable, Codable {
    /// Names the person or service.
    public var userID: String
    /// What they may do.
    public var role: Workspace.Role
    /// Their name.
    public var name: String?
    /// Their address.
    public var email: String?

    private enum CodingKeys: String, CodingKey {
        case role, email
        case userID = "user_id"
        case name = "full_name"
    }
}

/// What is said of a workspace when it is made or changed; what is nil is left as it is.
public struct WorkspaceDetails: Sendable, Hashable, Codable {
    /// One to sixty characters; a new workspace needs it.
    public var name: String?
    /// What it is for.
    public var description: String?
    /// Words to find it by, at most twenty.
    public var labels: [String]?
    /// Such as `EPSG:2193`.
    public var defaultCoordinateSystem: String?

    private enum CodingKeys: String, CodingKey {
        case name, description, labels
        case defaultCoordinateSystem = "default_coordinate_system"
    }

    /// Puts details together.
    public init(
        name: String? = nil,
        description: String? = nil,
        labels: [String]? = nil,
        defaultCoordinateSystem: String? = nil,
    ) {
        self.name = name
        self.description = description
        self.labels = labels
        self.defaultCoordinateSystem = defaultCoordinateSystem
    }
}
