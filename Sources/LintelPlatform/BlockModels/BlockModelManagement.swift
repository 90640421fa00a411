package import LintelCodec
package import LintelTokens

/// What is done with block models: makes, changes, deletes and restores them, begins work on them, and tells the audit log.
///
/// Who may do it is said by the gate in front of the endpoints, which looks at the role in the workspace.
package struct BlockModelManagement: Sendable {
    private let models: any BlockModelStore
    private let jobs: any BlockJobStore
    private let blobs: any BlobStore
    private let limits: BlobLimits
    private let random: RandomSource
    private let audit: any AuditSink

    /// Models of one workspace.
    package static let maximumModels = 10_000

    package init(
        models: any BlockModelStore,
        jobs: any BlockJobStore,
        blobs: any BlobStore,
        limits: BlobLimits,
        random: RandomSource,
        audit: any AuditSink,
    ) {
        self.models = models
        self.jobs = jobs
        self.blobs = blobs
        self.limits = limits
        self.random = random
        self.audit = audit
    }

    /// A job that has begun, and where its file goes.
    package struct Beginning: Sendable, Hashable {
        package var job: BlockJob
        package var upload: BlobUpload?
    }

    /// Makes a model whose first version has no columns but those of every model.
    ///
    /// - Throws: ``PlatformError`` with code `blockModelInvalid` or `listFull`.
    package func create(
        _ body: JSONValue,
        in workspace: Workspace,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> (BlockModel, BlockJob) {
        let author = Author(subject: actor.subject)
        let comment = try BlockModelDetails.text(body["comment"] ?? .null, "comment", BlockUpdate.maximumComment)
        let model = BlockModel(
            id: BlockModelID(self.random.uuid()),
            workspaceID: workspace.id,
            details: try BlockModelDetails(body),
            grid: try BlockGrid(body),
            createdAt: now,
            createdBy: author,
            modifiedAt: now,
            modifiedBy: author,
            deletion: nil,
            version: 1,
            objectID: ObjectID(self.random.uuid()),
        )
        let version = BlockModelVersion(
            id: BlockVersionID(self.random.uuid()),
            modelID: model.id,
            number: 1,
            createdAt: now,
            createdBy: author,
            comment: comment ?? "",
        )
        let job = BlockJob(
            .create,
            .complete,
            of: model.id,
            version.id,
            request: "{}",
            by: actor.subject,
            random: self.random,
            at: now,
        )
        try await self.models.create(
            model,
            version,
            job,
            at: try BlockModelObject.path(of: model, in: body["object_path"]),
            limit: Self.maximumModels,
        )
        guard let made = try await self.models.model(model.id, in: workspace.id, isDeleted: false) else {
            throw PlatformError.blockModelUnknown
        }
        return (made, job)
    }

    /// Changes what is said of a model.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` or `blockModelInvalid`.
    package func update(
        _ id: BlockModelID,
        with body: JSONValue,
        in workspace: Workspace,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> BlockModel {
        let model = try await self.models.update(id, in: workspace.id, by: actor.subject, at: now) { details in
            try details.changed(by: body)
        }
        guard let model else { throw PlatformError.blockModelUnknown }
        return model
    }

    /// Deletes a model with all its versions.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    package func delete(_ id: BlockModelID, in workspace: Workspace, by actor: Actor, at now: UnixTime) async throws {
        guard let model = try await self.models.model(id, in: workspace.id, isDeleted: false),
            try await self.models.deleteModel(id, in: workspace.id, by: actor.subject, at: now)
        else { throw PlatformError.blockModelUnknown }
        self.audit.record(.blockModelDeleted, model.id.rawValue, model.details.name, in: workspace, by: actor, at: now)
    }

    /// Takes a model back.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    package func restore(
        _ id: BlockModelID,
        in workspace: Workspace,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> BlockModel {
        guard let (model, wasDeleted) = try await self.models.restoreModel(id, in: workspace.id) else {
            throw PlatformError.blockModelUnknown
        }
        if wasDeleted {
            self.audit.record(
                .blockModelRestored,
                model.id.rawValue,
                model.details.name,
                in: workspace,
                by: actor,
                at: now
            )
        }
        return model
    }

    /// Begins a change of the current version's columns, and the upload if a file has to come.
    ///
    /// - Parameter request: The body as text.
    /// - Throws: ``PlatformError`` with code `blockModelInvalid`, or `listFull` when too many uploads are open,
    ///   or too many jobs of the model have not ended.
    package func begin(
        _ update: BlockUpdate,
        request: String,
        on model: BlockModel,
        in workspace: Workspace,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> Beginning {
        guard let current = try await self.models.currentVersion(of: model.id) else {
            throw PlatformError.blockModelUnknown
        }
        // What does not fit now is said at once; what does not fit when its turn comes, by the job.
        let plan = try update.plan(on: current.mapping, newID: { self.random.uuid() })
        try update.check(plan, against: model.grid, fillsSubblocks: model.details.fillsSubblocks)
        let version = BlockVersionID(self.random.uuid())
        let job = BlockJob(
            .update,
            .pendingUpload,
            of: model.id,
            version,
            request: request,
            by: actor.subject,
            random: self.random,
            at: now,
        )
        try await self.jobs.add(job, limit: BlockJob.maximumOpen)
        guard update.needsFile else { return Beginning(job: job) }
        return Beginning(job: job, upload: try await self.upload(for: job, in: workspace, by: actor, at: now))
    }

    /// The upload of a job whose file has not come; nil when none has to come or it is there.
    ///
    /// - Throws: ``PlatformError`` with code `listFull`.
    package func resume(_ job: BlockJob, in workspace: Workspace, by actor: Actor, at now: UnixTime) async throws
        -> BlobUpload?
    {
        guard job.state == .pendingUpload, job.upload == nil, try BlockUpdate(stored: job.request).needsFile else {
            return nil
        }
        return try await self.upload(for: job, in: workspace, by: actor, at: now)
    }

    /// Goes on with a job whose file has come, or that needs none: the latter ends here.
    ///
    /// A job that has gone on already is left alone, so that the call can be repeated.
    package func uploaded(_ job: BlockJob, to model: BlockModel, at now: UnixTime) async throws {
        guard job.state == .pendingUpload else { return }
        let update = try BlockUpdate(stored: job.request)
        guard update.needsFile else { return try await self.finish(update, job, of: model, at: now) }
        guard job.upload != nil else {
            let problem = BlockJobProblem.update("Update file \(job.id) not found: nothing was sent to the upload URL.")
            _ = try await self.jobs.fail(job, because: problem, at: now)
            return
        }
        _ = try await self.jobs.queue(job.id, at: now)
    }

    /// Begins a query.
    ///
    /// - Parameter request: The body as text, which has been read as a ``BlockQuery`` that fits the version.
    /// - Throws: ``PlatformError`` with code `listFull` when too many jobs of the model have not ended.
    package func beginQuery(
        request: String,
        of version: BlockModelVersion,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> BlockJob {
        let job = BlockJob(
            .query,
            .queued,
            of: version.modelID,
            version.id,
            request: request,
            by: actor.subject,
            random: self.random,
            at: now,
        )
        try await self.jobs.add(job, limit: BlockJob.maximumOpen)
        return job
    }

    /// Makes the next version without touching values: two that do so at once come one after the other.
    private func finish(_ update: BlockUpdate, _ job: BlockJob, of model: BlockModel, at now: UnixTime) async throws {
        while true {
            guard let current = try await self.models.currentVersion(of: model.id) else { return }
            let plan: BlockUpdatePlan
            do throws(PlatformError) {
                plan = try update.plan(on: current.mapping, newID: { self.random.uuid() })
            } catch {
                _ = try await self.jobs.fail(job, because: .update(error.message), at: now)
                return
            }
            let version = current.next(job, update, plan, blob: current.blob, box: nil, at: now)
            let commit = try await self.jobs.commit(
                version,
                of: job,
                in: model.workspaceID,
                random: self.random,
                at: now,
            )
            guard commit == .outdated else { return }
        }
    }

    private func upload(for job: BlockJob, in workspace: Workspace, by actor: Actor, at now: UnixTime) async throws
        -> BlobUpload
    {
        let upload = BlobUpload(
            to: .workspace(workspace.id),
            for: .blockUpload,
            target: job.id.rawValue,
            by: actor.subject,
            random: self.random,
            at: now,
        )
        return try await self.blobs.begin(upload, limit: self.limits.openUploads)
    }
}
