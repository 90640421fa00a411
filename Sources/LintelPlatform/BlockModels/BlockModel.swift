package import LintelTokens

/// What a ``BlockModelID`` names.
package enum BlockModelKind: Sendable {}
/// What a ``BlockVersionID`` names.
package enum BlockVersionKind: Sendable {}

/// A block model of a workspace: a lower-case UUID.
package typealias BlockModelID = Identifier<BlockModelKind>
/// A version of a block model: a lower-case UUID.
package typealias BlockVersionID = Identifier<BlockVersionKind>

/// A block model of a workspace, without its blocks.
package struct BlockModel: Sendable, Hashable {
    package var id: BlockModelID
    package var workspaceID: WorkspaceID
    package var details: BlockModelDetails
    package var grid: BlockGrid
    package var createdAt: UnixTime
    package var createdBy: Author
    package var modifiedAt: UnixTime
    package var modifiedBy: Author
    package var deletion: Deletion?
    /// The number of the current version; the first one has 1.
    package var version: Int64
    /// The geoscience object that stands for the model; none for a model that was made without one.
    package var objectID: ObjectID?

    package init(
        id: BlockModelID,
        workspaceID: WorkspaceID,
        details: BlockModelDetails,
        grid: BlockGrid,
        createdAt: UnixTime,
        createdBy: Author,
        modifiedAt: UnixTime,
        modifiedBy: Author,
        deletion: Deletion?,
        version: Int64,
        objectID: ObjectID? = nil,
    ) {
        self.id = id
        self.workspaceID = workspaceID
        self.details = details
        self.grid = grid
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.modifiedAt = modifiedAt
        self.modifiedBy = modifiedBy
        self.deletion = deletion
        self.version = version
        self.objectID = objectID
    }
}

extension PlatformError {
    /// Something about a block model, or about what is asked of it, that does not fit.
    package static func blockModel(_ field: String, _ sentence: String) -> Self {
        Self(.blockModelInvalid, sentence, field: field)
    }

    /// The block model is not there, or not for the caller.
    package static let blockModelUnknown = Self(.notFound, "There is no such block model.")
}
