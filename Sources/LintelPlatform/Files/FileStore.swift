package import LintelTokens

/// Files of workspaces and their versions; the bytes are blobs.
///
/// Nothing of another workspace is ever found. A version counts once its bytes are there, which the commit of its upload
/// tells inside its own transaction; a file counts once it has such a version. The current version is the one with the
/// greatest id, whichever was committed last.
package protocol FileStore: Sendable {
    /// Begins a version of the file at a path; without one it begins a file.
    ///
    /// - Parameter newID: The id of the file if it is a new one.
    func beginVersion(
        at path: EvoPath,
        in workspace: WorkspaceID,
        newID: FileID,
        by subject: Subject,
        at now: UnixTime,
    ) async throws -> FileVersionKey

    /// Begins a version of a file; nil when there is no such file.
    func beginVersion(
        of id: FileID,
        in workspace: WorkspaceID,
        by subject: Subject,
        at now: UnixTime,
    ) async throws -> FileVersionKey?

    /// Forgets a version whose bytes never came, and its file if that has no other version.
    func abandon(_ key: FileVersionKey) async throws

    /// Whether the version of a file that was not deleted has begun and its bytes are not there.
    func isUnfinished(_ key: FileVersionKey, in workspace: WorkspaceID) async throws -> Bool

    /// The file at a path of which a version has begun whose bytes are not there; nil when there is none.
    func unfinishedFile(at path: EvoPath, version: VersionID, in workspace: WorkspaceID) async throws -> FileID?

    /// The file that goes by an id, with its current version or another one; nil when it does not have it.
    ///
    /// - Parameter includingDeleted: Also a file that was deleted.
    func file(
        _ id: FileID,
        in workspace: WorkspaceID,
        version: VersionID?,
        includingDeleted: Bool,
    ) async throws -> File?

    /// The file at a path that was not deleted.
    func file(at path: EvoPath, in workspace: WorkspaceID, version: VersionID?) async throws -> File?

    /// A file's versions, the newest first.
    ///
    /// - Parameter last: Only versions before this one.
    func versions(of id: FileID, in workspace: WorkspaceID, before last: VersionID?, limit: Int) async throws
        -> [FileVersion]

    /// A part of a workspace's files, each with its current version.
    func files(in workspace: WorkspaceID, matching query: FileQuery) async throws -> ListPage<File>

    /// Deletes a file with all versions, which can be had back.
    ///
    /// - Returns: Whether there was such a file.
    func delete(_ id: FileID, in workspace: WorkspaceID, by subject: Subject, at now: UnixTime) async throws -> Bool

    /// Takes a file back that was deleted, under another name if its path has been taken meanwhile.
    ///
    /// - Returns: The file, and whether its path is another one; nil when there is no such file. One that was not deleted
    ///   stays as it is.
    func restore(_ id: FileID, in workspace: WorkspaceID) async throws -> Restoration<File>?
}
