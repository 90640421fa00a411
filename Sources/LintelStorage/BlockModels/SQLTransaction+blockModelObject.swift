import LintelPlatform
import LintelTokens

/// The geoscience objects that stand for block models.
extension SQLTransaction {
    /// Adds the object of a new model at a path, or one that is free beside it.
    ///
    /// - Returns: The object's version; nil when there is to be none.
    /// - Throws: ``PlatformError`` with code `conflict` when no path is free.
    func addObject(of model: BlockModel, in version: BlockModelVersion, at path: EvoPath?) throws -> VersionID? {
        guard let path, let id = model.objectID, let draft = BlockModelObject(model, in: version).draft else {
            return nil
        }
        var made: VersionID?
        try self.freePath(for: path) { path in
            guard case .written(let content) = try self.createObject(id, at: path, draft) else {
                return false
            }
            made = content.object.version.id
            return true
        }
        return made
    }

    /// Adds a version to a model's object that tells of one of the model's.
    ///
    /// - Returns: The object's version; nil when there is no object, or not any more.
    func addObjectVersion(of version: BlockModelVersion, in workspace: WorkspaceID) throws -> VersionID? {
        guard let model = try self.blockModel(version.modelID, in: workspace, isDeleted: false),
            let object = model.objectID,
            let draft = BlockModelObject(model, in: version).draft,
            case .written(let content) = try self.addObjectVersion(to: object, movingTo: nil, expecting: nil, draft)
        else { return nil }
        return content.object.version.id
    }
}
