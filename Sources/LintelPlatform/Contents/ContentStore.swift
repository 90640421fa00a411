/// What is in workspaces, as people look through it: folder by folder.
///
/// However much a workspace holds, a part costs as many steps as it has rows, and these rows versions and data. Nothing that
/// was deleted is found, and nothing of another workspace.
package protocol ContentStore: Sendable {
    /// A part of a folder: the folders in it, then the rest. Block models, which have no path, are at the top.
    ///
    /// - Parameters:
    ///   - kinds: What is looked for; a folder is there when it holds some of it.
    ///   - position: Where the part before ended.
    func part(
        of folder: ContentFolder,
        in workspace: WorkspaceID,
        kinds: Set<ContentKind>,
        after position: ContentPosition?,
        limit: Int,
    ) async throws -> ContentPart

    /// A part of the data that a version of an object refers to, in the order of its body.
    func data(
        of id: ObjectID,
        version: VersionID,
        in workspace: WorkspaceID,
        offset: Int,
        limit: Int,
    ) async throws -> [ObjectData]

    /// The data of this name, if a version of an object refers to it.
    func data(named key: ObjectDataKey, of id: ObjectID, version: VersionID, in workspace: WorkspaceID) async throws
        -> ObjectData?
}
