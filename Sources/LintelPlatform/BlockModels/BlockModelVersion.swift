package import LintelTokens

/// One state of a block model, which never changes.
package struct BlockModelVersion: Sendable, Hashable {
    package var id: BlockVersionID
    package var modelID: BlockModelID
    /// Counts from 1.
    package var number: Int64
    package var createdAt: UnixTime
    package var createdBy: Author
    package var comment: String
    package var mapping: BlockMapping
    package var changes: BlockChanges
    /// Around the blocks whose values came; nil when none came.
    package var box: BlockIndexBox?
    /// The blocks' values as Parquet, in columns that are named by their ids; nil while no block has any.
    package var blob: Blob?
    /// The version of the model's geoscience object that tells of this one; nil when there is none.
    package var objectVersion: VersionID?

    package init(
        id: BlockVersionID,
        modelID: BlockModelID,
        number: Int64,
        createdAt: UnixTime,
        createdBy: Author,
        comment: String,
        mapping: BlockMapping = BlockMapping(),
        changes: BlockChanges = BlockChanges(),
        box: BlockIndexBox? = nil,
        blob: Blob? = nil,
        objectVersion: VersionID? = nil,
    ) {
        self.id = id
        self.modelID = modelID
        self.number = number
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.comment = comment
        self.mapping = mapping
        self.changes = changes
        self.box = box
        self.blob = blob
        self.objectVersion = objectVersion
    }
}
