public import LintelTokens

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A block model: a grid of blocks in space, and columns with values for them.
public struct BlockModel: Sendable, Hashable, Codable, Identifiable {
    /// Names the model.
    public var id: Identifier<BlockModel>
    /// Its name within the workspace.
    public var name: String
    /// What it is for.
    public var description: String?
    /// Such as `EPSG:2193`.
    public var coordinateSystem: String?
    /// When it was made.
    public var createdAt: Date
    /// When it was changed.
    public var modifiedAt: Date
    /// The job that makes the model, in the answer to who has asked for it.
    public var jobAddress: String?

    private enum CodingKeys: String, CodingKey {
        case name, description
        case id = "bm_uuid"
        case coordinateSystem = "coordinate_reference_system"
        case createdAt = "created_at"
        case modifiedAt = "last_updated_at"
        case jobAddress = "job_url"
    }
}

/// A version of a block model.
public struct BlockModelVersion: Sendable, Hashable, Codable {
    /// Counts up from 1.
    public var number: Int64
    /// Names the version.
    public var id: String
    /// What its maker says of it.
    public var comment: String?
    /// When it was made.
    public var createdAt: Date
    /// The columns, their groups, and the columns that every model has.
    public var mapping: JSON

    private enum CodingKeys: String, CodingKey {
        case comment, mapping
        case number = "version_id"
        case id = "version_uuid"
        case createdAt = "created_at"
    }
}

/// Work on the blocks of a model: it waits, is worked on, and ends.
public struct BlockJob: Sendable, Hashable, Codable {
    /// How far it is.
    public var status: Status
    /// What came of it: a version of the model, where the values of a query can be fetched, or why it failed.
    public var payload: JSON?

    private enum CodingKeys: String, CodingKey {
        case status = "job_status"
        case payload
    }

    /// How far a job is.
    public struct Status: RawRepresentable, Sendable, Hashable, Codable {
        /// The state's name on the wire.
        public var rawValue: String

        /// Names a state.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// It has ended well.
        public static let complete = Self(rawValue: "COMPLETE")
        /// It has ended badly.
        public static let failed = Self(rawValue: "FAILED")

        /// Whether nothing more happens.
        public var isOver: Bool { self == .complete || self == .failed }
    }
}
