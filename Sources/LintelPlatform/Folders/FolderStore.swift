package import LintelTokens

/// Folders of workspaces.
///
/// Nothing of another workspace is ever found. The folder of the whole workspace is always there, and never changes. Those
/// who change folders of one workspace wait for each other, so that a tree stays a tree.
package protocol FolderStore: Sendable {
    /// The folder that goes by an id.
    ///
    /// - Parameter isDeleted: A folder that was deleted, instead of one that was not; nil for either.
    func folder(_ id: FolderID, in workspace: Workspace, isDeleted: Bool?) async throws -> Folder?

    /// The folder at a path; of several that were deleted the one that was so last.
    ///
    /// - Parameter isDeleted: A folder that was deleted, instead of one that was not; nil for either, first one that was
    ///   not.
    func folder(at path: FolderPath, in workspace: Workspace, isDeleted: Bool?) async throws -> Folder?

    /// A part of the folders in a folder, however deep.
    func folders(in workspace: Workspace, matching query: FolderQuery) async throws -> ListPage<Folder>

    /// Makes a folder.
    ///
    /// - Parameter limit: How many the workspace can have, deleted ones included.
    /// - Throws: ``PlatformError`` with code `notFound` when there is no such parent, `nameTaken`, `pathInvalid` or
    ///   `listFull`.
    func create(_ id: FolderID, _ draft: FolderDraft, in workspace: Workspace, limit: Int) async throws -> Folder

    /// Finds out whether a folder could be made, and shows it.
    ///
    /// - Throws: The same as ``create(_:_:in:limit:)``.
    func rehearse(_ id: FolderID, _ draft: FolderDraft, in workspace: Workspace, limit: Int) async throws -> Folder

    /// Gives a folder another name or another place, with all that is in it.
    ///
    /// - Returns: The folder, and the path that it had; nil when there is no such folder.
    /// - Throws: ``PlatformError`` with code `notFound` when there is no such parent, `nameTaken`, `pathInvalid`, or
    ///   `conflict` for a folder that would be in itself.
    func change(
        _ id: FolderID,
        by change: FolderChange,
        in workspace: Workspace,
        subject: Subject,
        at now: UnixTime,
    ) async throws -> (folder: Folder, formerPath: FolderPath)?

    /// Deletes a folder with all that is in it, which can be had back.
    ///
    /// - Returns: The folder as it was; nil when there is no such folder.
    func delete(_ id: FolderID, in workspace: Workspace, by subject: Subject, at now: UnixTime) async throws -> Folder?

    /// Takes a folder back with all that was deleted with it, under another name if its path has been taken meanwhile.
    ///
    /// - Returns: The folder, and whether its path is another one; nil when there is no such folder. One that was not
    ///   deleted stays as it is.
    /// - Throws: ``PlatformError`` with code `conflict` when the folder that it was in is deleted, or no name is free.
    func restore(_ id: FolderID, in workspace: Workspace) async throws -> Restoration<Folder>?
}
