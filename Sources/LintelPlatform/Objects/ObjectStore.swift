package import LintelTokens

/// Geoscience objects of workspaces, their versions, the data that these refer to, and the stages of organisations.
///
/// Nothing of another workspace is ever found.
package protocol ObjectStore: ObjectDataStore, StageStore {
    /// Adds an object with its first version.
    func create(_ id: ObjectID, at path: EvoPath, _ draft: ObjectDraft) async throws -> ObjectWriting

    /// Adds a version to an object, which moves to a path if one is named.
    ///
    /// - Parameter expected: The version that has to be the current one.
    func addVersion(
        to id: ObjectID,
        movingTo path: EvoPath?,
        expecting expected: VersionID?,
        _ draft: ObjectDraft,
    ) async throws -> ObjectWriting

    /// The object that goes by an id, with its current version or another one; nil when it does not have it.
    ///
    /// - Parameter isDeleted: Whether to look among those that were deleted instead.
    func object(_ id: ObjectID, in workspace: WorkspaceID, version: VersionID?, isDeleted: Bool) async throws
        -> ObjectContent?

    /// The same without its content.
    func head(of id: ObjectID, in workspace: WorkspaceID, version: VersionID?, isDeleted: Bool) async throws
        -> GeoscienceObject?

    /// The object at a path without its content.
    func head(at path: EvoPath, in workspace: WorkspaceID, version: VersionID?) async throws -> GeoscienceObject?

    /// The object at a path.
    func object(at path: EvoPath, in workspace: WorkspaceID, version: VersionID?) async throws -> ObjectContent?

    /// An object's versions, the newest first; only those that are named.
    ///
    /// - Parameter last: Only versions before this one.
    func versions(
        of id: ObjectID,
        in workspace: WorkspaceID,
        among ids: [VersionID]?,
        before last: VersionID?,
        limit: Int,
    ) async throws -> [ObjectVersion]

    /// The current versions of those of the objects that are there.
    func currentVersions(of ids: [ObjectID], in workspace: WorkspaceID) async throws -> [ObjectID: VersionID]

    /// A part of a workspace's objects.
    func objects(in workspace: WorkspaceID, matching query: ObjectQuery) async throws -> ListPage<GeoscienceObject>

    /// A part of the objects in all workspaces of an organisation that somebody has a role in.
    func objects(in organisation: OrganisationID, readableBy subject: Subject, matching query: ObjectQuery) async throws
        -> ListPage<OrganisationObject>

    /// Deletes an object with all versions, which can be had back.
    ///
    /// - Returns: Whether there was such an object.
    func deleteObject(_ id: ObjectID, in workspace: WorkspaceID, by subject: Subject, at now: UnixTime) async throws
        -> Bool

    /// Takes an object back that was deleted, under another name if its path has been taken meanwhile; nil when there is
    /// no such object. One that was not deleted stays as it is.
    func restoreObject(_ id: ObjectID, in workspace: WorkspaceID) async throws -> Restoration<ObjectContent>?
}

/// Data of workspaces; each piece is kept once, whatever refers to it.
package protocol ObjectDataStore: Sendable {
    /// The pieces of these names, in their order: those that there are, and new ones for the others.
    ///
    /// - Parameter newIDs: An id for each.
    func data(
        for keys: [ObjectDataKey],
        newIDs: [ObjectDataID],
        in workspace: WorkspaceID,
        by subject: Subject,
        at now: UnixTime,
    ) async throws -> [ObjectData]
}

/// The stages of organisations, and which versions are in them.
package protocol StageStore: Sendable {
    /// An organisation's stages in the order in which they were added.
    func stages(of organisation: OrganisationID) async throws -> [Stage]

    /// Adds a stage behind the others.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` for an unknown organisation, `nameTaken`, or `listFull`.
    func addStage(_ stage: Stage, to organisation: OrganisationID, limit: Int) async throws

    /// Puts a version of an object, or the current one, into a stage of its organisation, or takes it out.
    ///
    /// - Returns: Whether object and version are there.
    /// - Throws: ``PlatformError`` with code `notFound` for a stage that is none of the organisation's.
    func setStage(
        _ stage: StageID?,
        of id: ObjectID,
        version: VersionID?,
        in workspace: WorkspaceID,
        organisation: OrganisationID,
    ) async throws -> Bool
}

/// A version that somebody wants to add.
package struct ObjectDraft: Sendable {
    package var workspaceID: WorkspaceID
    package var body: ObjectBody
    package var subject: Subject
    package var at: UnixTime

    package init(workspaceID: WorkspaceID, body: ObjectBody, subject: Subject, at: UnixTime) {
        self.workspaceID = workspaceID
        self.body = body
        self.subject = subject
        self.at = at
    }
}

/// What became of writing an object.
package enum ObjectWriting: Sendable, Hashable {
    case written(ObjectContent)
    /// There is no such object.
    case unknown
    /// Another object is at the path.
    case pathTaken(by: ObjectID)
    /// The expected version is not the current one.
    case modified
    /// The body refers to data that is not there.
    case dataMissing([ObjectDataKey])
}
