package import LintelTokens

/// Block models of workspaces, and their versions.
package protocol BlockModelStore: Sendable {
    /// Adds a model with its first version, the job that stands for its making, and its geoscience object, which goes to
    /// the path or one that is free beside it.
    ///
    /// - Throws: ``PlatformError`` with code `nameTaken`, `listFull` or `conflict`.
    func create(
        _ model: BlockModel,
        _ version: BlockModelVersion,
        _ job: BlockJob,
        at path: EvoPath?,
        limit: Int,
    ) async throws

    /// A model; deleted ones only when they are asked for, and then no others.
    func model(_ id: BlockModelID, in workspace: WorkspaceID, isDeleted: Bool) async throws -> BlockModel?

    /// A part of a workspace's models.
    func models(in workspace: WorkspaceID, matching query: BlockModelQuery) async throws -> ListPage<BlockModel>

    /// A part of the models in those workspaces of an organisation that somebody has a role in.
    func models(
        in organisation: OrganisationID,
        readableBy subject: Subject,
        matching query: BlockModelQuery,
    ) async throws -> ListPage<BlockModel>

    /// Changes details; nil when there is no such model.
    ///
    /// - Throws: ``PlatformError`` with code `nameTaken`; what `change` throws.
    /// - Parameter change: Says what becomes of the details. May run more than once.
    func update(
        _ id: BlockModelID,
        in workspace: WorkspaceID,
        by subject: Subject,
        at now: UnixTime,
        change: @escaping @Sendable (BlockModelDetails) throws -> BlockModelDetails,
    ) async throws -> BlockModel?

    /// Deletes a model and its geoscience object.
    ///
    /// - Returns: Whether there was such a model.
    func deleteModel(_ id: BlockModelID, in workspace: WorkspaceID, by subject: Subject, at now: UnixTime) async throws
        -> Bool

    /// Takes a model and its geoscience object back; nil when there is none. One that was not deleted stays as it is.
    ///
    /// - Throws: ``PlatformError`` with code `nameTaken`.
    func restoreModel(_ id: BlockModelID, in workspace: WorkspaceID) async throws -> (
        model: BlockModel, wasDeleted: Bool
    )?

    /// A part of a model's versions, newest first.
    func versions(of id: BlockModelID, window: BlockListWindow) async throws -> ListPage<BlockModelVersion>

    /// Versions between two numbers, both included, oldest first.
    func versions(of id: BlockModelID, from first: Int64, to last: Int64) async throws -> [BlockModelVersion]

    func version(_ id: BlockVersionID, of model: BlockModelID) async throws -> BlockModelVersion?

    func currentVersion(of model: BlockModelID) async throws -> BlockModelVersion?
}

/// Work on block models, shared by all nodes.
package protocol BlockJobStore: Sendable {
    /// Adds a job.
    ///
    /// - Parameter limit: How many jobs of the model can be open.
    /// - Throws: ``PlatformError`` with code `listFull`.
    func add(_ job: BlockJob, limit: Int) async throws

    func job(_ id: BlockJobID, of model: BlockModelID) async throws -> BlockJob?

    /// The newest job of a kind and a request that has not failed.
    func job(_ kind: BlockJob.Kind, request: String, of model: BlockModelID) async throws -> BlockJob?

    /// Says that a job's file has come; nothing happens unless it waits for that.
    ///
    /// - Returns: Whether it did.
    func queue(_ id: BlockJobID, at now: UnixTime) async throws -> Bool

    /// Takes the job that has waited longest, for whoever calls and nobody else until `end`: then it may be taken again.
    func takeDue(at now: UnixTime, until end: UnixTime) async throws -> TakenBlockJob?

    /// Keeps a job that was taken for longer.
    ///
    /// - Returns: Whether it is still the caller's.
    func keep(_ job: BlockJob, until end: UnixTime) async throws -> Bool

    /// Puts a job that was taken back, as if it had not been.
    func putBack(_ job: BlockJob) async throws

    /// Ends a job that the caller has taken, or that waits for its file.
    ///
    /// - Returns: Whether it was as the caller has it; else nothing happens.
    func fail(_ job: BlockJob, because problem: BlockJobProblem, at now: UnixTime) async throws -> Bool

    /// Ends a query that the caller has taken, with its answer, whose bytes have been announced.
    ///
    /// - Returns: Whether it was still the caller's; else nothing happens.
    func complete(_ job: BlockJob, with result: Blob, in workspace: WorkspaceID, at now: UnixTime) async throws -> Bool

    /// Ends a job that the caller has taken, whose answer lies elsewhere.
    ///
    /// - Returns: Whether it was still the caller's; else nothing happens.
    func complete(_ job: BlockJob, at now: UnixTime) async throws -> Bool

    /// Ends an update that the caller has taken or that needs no file, and makes its version the current one.
    ///
    /// The model's geoscience object, if it is still there, gets a version that tells of it. All of it happens or nothing
    /// does.
    /// Each specification of which a report is made for every new version gets a job for that, as long as fewer than
    /// ``BlockJob/maximumOpenReports`` of them are open; those with the oldest report come first.
    /// - Parameter random: For the ids of these jobs.
    /// - Returns: What has become of it.
    func commit(
        _ version: BlockModelVersion,
        of job: BlockJob,
        in workspace: WorkspaceID,
        random: RandomSource,
        at now: UnixTime,
    ) async throws -> BlockCommit

    /// Removes at most `limit` jobs that ended, or were begun and never got their file, before `end`, with their files.
    func removeJobs(before end: UnixTime, limit: Int, at now: UnixTime) async throws -> Int
}

/// A job that somebody has taken, and what it is about.
package struct TakenBlockJob: Sendable, Hashable {
    package var job: BlockJob
    package var model: BlockModel

    package init(job: BlockJob, model: BlockModel) {
        self.job = job
        self.model = model
    }
}

/// What has become of a commit.
package enum BlockCommit: Sendable, Hashable {
    case done
    /// Another version has come in between.
    case outdated
    /// The job is somebody else's by now, or has ended.
    case lost
}

/// The part of a list that is asked for.
package struct BlockListWindow: Sendable, Hashable {
    package var offset: Int
    package var limit: Int

    package static let usual = 50
    package static let most = 100

    package init(offset: Int = 0, limit: Int = Self.usual) {
        self.offset = offset
        self.limit = limit
    }
}

/// Which block models are asked for, in which order.
package struct BlockModelQuery: Sendable, Hashable {
    package enum SortKey: String, Sendable, Hashable, CaseIterable {
        case name
        case createdAt = "created_at"
        case lastUpdatedAt = "last_updated_at"
    }

    /// Only models that were deleted, instead of only those that were not.
    package var isDeleted = false
    /// Without one the last updated come first.
    package var order: [ListOrder<SortKey>] = []
    package var window = BlockListWindow()

    package init() {}
}
