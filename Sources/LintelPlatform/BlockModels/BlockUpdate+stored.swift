import LintelCodec
package import LintelTokens

extension BlockUpdate {
    /// The longest body of a request: a thousand columns with some tags.
    package static let maximumBytes = 1024 * 1024

    /// Reads a request that a job keeps.
    package init(stored text: String) throws(PlatformError) {
        guard let json = try? JSONValue(parsing: Array(text.utf8), maximumBytes: Self.maximumBytes) else {
            throw .blockModel("", "The request cannot be read.")
        }
        try self.init(json)
    }

    /// Refuses what the model's division does not allow.
    ///
    /// - Parameter fillsSubblocks: What the model says of it, for updates that do not.
    package func check(
        _ plan: BlockUpdatePlan,
        against grid: BlockGrid,
        fillsSubblocks: Bool,
    ) throws(PlatformError) {
        guard grid.division != .regular || self.changesGeometry == nil else {
            throw .blockModel("geometry_change", "Only a model with sub-blocks has a geometry that changes.")
        }
        guard self.changesGeometry == true else { return }
        guard self.needsFile else {
            throw .blockModel("geometry_change", "Sub-blocks come with values: name the columns of the file.")
        }
        guard plan.sent.count == plan.mapping.columns.count else {
            throw .blockModel("columns", "When sub-blocks change every column is updated or deleted.")
        }
        guard self.kind == .replace || !(self.fillsSubblocks ?? fillsSubblocks) else {
            throw .blockModel("fill_subblocks", "This server fills no sub-blocks: send all of a parent block.")
        }
    }
}

extension BlockModelVersion {
    /// The version behind this one.
    package func next(
        _ job: BlockJob,
        _ update: BlockUpdate,
        _ plan: BlockUpdatePlan,
        blob: Blob?,
        box: BlockIndexBox?,
        at now: UnixTime,
    ) -> BlockModelVersion {
        var changes = plan.changes
        changes.totalBlocks = self.changes.totalBlocks
        return BlockModelVersion(
            id: job.versionID,
            modelID: self.modelID,
            number: self.number + 1,
            createdAt: now,
            createdBy: Author(subject: job.createdBy),
            comment: update.comment,
            mapping: plan.mapping,
            changes: changes,
            box: box,
            blob: blob,
        )
    }
}
