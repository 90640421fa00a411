public import LintelTokens

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A folder of a workspace.
public struct Folder: Sendable, Hashable, Codable, Identifiable {
    /// Names the folder.
    public var id: Identifier<Folder>
    /// The last part of the path.
    public var name: String
    /// The whole path, from the workspace's top on.
    public var path: String
    /// The folders that it is in, the top first.
    public var parentIDs: [Folder.ID]
    /// When it was made.
    public var createdAt: Date
    /// Who made it.
    public var createdBy: Person?
    /// When it was changed.
    public var modifiedAt: Date
    /// When it was put into the recycle bin.
    public var deletedAt: Date?

    private enum CodingKeys: String, CodingKey {
        case name, path
        case id = "folder_id"
        case parentIDs = "parent_ids"
        case createdAt = "created_at"
        case createdBy = "created_by"
        case modifiedAt = "modified_at"
        case deletedAt = "deleted_at"
    }
}
