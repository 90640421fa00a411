import LintelPlatform
import LintelTokens

/// Work on block models in the database.
struct SQLBlockJobStore: BlockJobStore {
    let engine: any SQLEngine

    func add(_ job: BlockJob, limit: Int) async throws {
        try await self.engine.write { transaction in
            // Of many at once a few may come in above the limit: nothing hangs on the exact number.
            let open = try transaction.count(
                "SELECT COUNT(*) FROM block_job WHERE model_id = ? AND ended_at IS NULL",
                [.id(job.modelID)],
            )
            guard open < limit else {
                throw PlatformError(.listFull, "At most \(limit) jobs of a model can be open: let some end first.")
            }
            try transaction.insert(job)
        }
    }

    func job(_ id: BlockJobID, of model: BlockModelID) async throws -> BlockJob? {
        try await self.engine.read { transaction in
            let row = try transaction.first(
                "SELECT \(BlockJob.columns) FROM block_job WHERE id = ? AND model_id = ?",
                [.id(id), .id(model)],
            )
            guard var columns = row?.reader else { return nil }
            return try BlockJob(reading: &columns)
        }
    }

    func job(_ kind: BlockJob.Kind, request: String, of model: BlockModelID) async throws -> BlockJob? {
        try await self.engine.read { transaction in
            let row = try transaction.first(
                """
                SELECT \(BlockJob.columns) FROM block_job WHERE model_id = ? AND request = ? AND kind = ?
                    AND kind IN ('report', 'comparison') AND state <> 'FAILED'
                ORDER BY created_at DESC, id DESC LIMIT 1
                """,
                [.id(model), .text(request), .text(kind.rawValue)],
            )
            guard var columns = row?.reader else { return nil }
            return try BlockJob(reading: &columns)
        }
    }

    func queue(_ id: BlockJobID, at now: UnixTime) async throws -> Bool {
        try await self.engine.write { transaction in
            try transaction.execute(
                """
                UPDATE block_job SET state = 'QUEUED', queued_at = ? WHERE id = ? AND state = 'PENDING_UPLOAD'
                """,
                [.time(now), .id(id)],
            ) > 0
        }
    }

    func takeDue(at now: UnixTime, until end: UnixTime) async throws -> TakenBlockJob? {
        // A look first, which costs no write: most of the time there is nothing to do.
        let isDue = try await self.engine.read { transaction in
            try transaction.first("SELECT 1 FROM block_job WHERE \(Self.isDue) LIMIT 1", [.time(now)]) != nil
        }
        guard isDue else { return nil }
        return try await self.engine.write { transaction in
            // The condition stands twice: of two nodes that see one job due, the second finds it taken.
            let row = try transaction.first(
                """
                UPDATE block_job SET state = 'PROCESSING', lease_ends_at = ?, attempts = attempts + 1
                WHERE \(Self.isDue) AND id = (
                    SELECT id FROM block_job WHERE \(Self.isDue) ORDER BY queued_at, id LIMIT 1)
                RETURNING \(BlockJob.columns)
                """,
                [.time(end), .time(now), .time(now)],
            )
            guard var columns = row?.reader else { return nil }
            let job = try BlockJob(reading: &columns)
            let model = try transaction.first(
                "SELECT \(BlockModel.columns) FROM block_model \(BlockModel.joins) WHERE block_model.id = ?",
                [.id(job.modelID)],
            )
            guard var found = model?.reader else { return nil }
            return TakenBlockJob(job: job, model: try BlockModel(reading: &found))
        }
    }

    func keep(_ job: BlockJob, until end: UnixTime) async throws -> Bool {
        try await self.engine.write { transaction in
            try transaction.execute(
                "UPDATE block_job SET lease_ends_at = ? WHERE \(Self.isOwn)",
                [.time(end)] + Self.own(job),
            ) > 0
        }
    }

    func putBack(_ job: BlockJob) async throws {
        _ = try await self.engine.write { transaction in
            try transaction.execute(
                """
                UPDATE block_job SET state = 'QUEUED', lease_ends_at = NULL, attempts = attempts - 1
                WHERE \(Self.isOwn)
                """,
                Self.own(job),
            )
        }
    }

    func fail(_ job: BlockJob, because problem: BlockJobProblem, at now: UnixTime) async throws -> Bool {
        try await self.engine.write { transaction in
            let ended = try transaction.execute(
                """
                UPDATE block_job SET state = 'FAILED', problem = ?, ended_at = ?, lease_ends_at = NULL
                WHERE \(Self.isOwn)
                """,
                [.text(problem.text), .time(now)] + Self.own(job),
            )
            guard ended > 0 else { return false }
            try transaction.releaseBlob(.blockUpload, target: job.id.rawValue, at: now)
            return true
        }
    }

    func complete(_ job: BlockJob, with result: Blob, in workspace: WorkspaceID, at now: UnixTime) async throws -> Bool
    {
        try await self.engine.write { transaction in
            let ended = try transaction.execute(
                """
                UPDATE block_job SET state = 'COMPLETE', result_digest = ?, result_size = ?, ended_at = ?,
                    lease_ends_at = NULL
                WHERE \(Self.isOwn)
                """,
                [.digest(result.digest), .integer(result.size), .time(now)] + Self.own(job),
            )
            guard ended > 0 else { return false }
            try transaction.addReference(.blockResult, target: job.id.rawValue, in: .workspace(workspace), to: result)
            return true
        }
    }

    func complete(_ job: BlockJob, at now: UnixTime) async throws -> Bool {
        try await self.engine.write { try $0.end(job, at: now) }
    }

    func commit(
        _ version: BlockModelVersion,
        of job: BlockJob,
        in workspace: WorkspaceID,
        random: RandomSource,
        at now: UnixTime,
    ) async throws -> BlockCommit {
        do {
            return try await self.engine.write { transaction in
                guard try transaction.end(job, at: now) else { return .lost }
                let moved = try transaction.execute(
                    "UPDATE block_model SET version = ?, modified_at = ?, modified_by = ? WHERE id = ? AND version = ?",
                    [
                        .integer(version.number), .time(now), .id(version.createdBy.subject), .id(version.modelID),
                        .integer(version.number - 1),
                    ],
                )
                // Thrown, so that the job has not ended either.
                guard moved > 0 else { throw Outdated() }
                var version = version
                version.objectVersion = try transaction.addObjectVersion(of: version, in: workspace)
                try transaction.insert(version)
                if let blob = version.blob {
                    try transaction.addReference(
                        .blockVersion,
                        target: version.id.rawValue,
                        in: .workspace(workspace),
                        to: blob
                    )
                }
                try transaction.releaseBlob(.blockUpload, target: job.id.rawValue, at: now)
                try transaction.addReports(on: version, random: random, at: now)
                return .done
            }
        } catch is Outdated {
            return .outdated
        }
    }

    func removeJobs(before end: UnixTime, limit: Int, at now: UnixTime) async throws -> Int {
        try await self.engine.write { transaction in
            let rows = try transaction.query(
                """
                SELECT id FROM block_job WHERE ended_at <= ?
                UNION ALL SELECT id FROM block_job WHERE state = 'PENDING_UPLOAD' AND created_at <= ? LIMIT ?
                """,
                [.time(end), .time(end), .count(limit)],
            )
            for row in rows {
                let id = try row.text(0)
                try transaction.releaseBlob(.blockUpload, target: id, at: now)
                try transaction.releaseBlob(.blockResult, target: id, at: now)
                try transaction.execute("DELETE FROM block_job WHERE id = ?", [.text(id)])
            }
            return rows.count
        }
    }

    private struct Outdated: Error {}

    /// Takes the time of the moment.
    private static let isDue = """
        state IN ('QUEUED', 'PROCESSING') AND (state = 'QUEUED' OR lease_ends_at <= ?)
        """

    /// Takes ``own(_:)``.
    static let isOwn = "id = ? AND state = ? AND attempts = ?"

    static func own(_ job: BlockJob) -> [SQLValue] {
        [.id(job.id), .text(job.state.rawValue), .integer(job.attempts)]
    }
}

extension SQLTransaction {
    /// Ends a job that is still its holder's.
    fileprivate func end(_ job: BlockJob, at now: UnixTime) throws(SQLError) -> Bool {
        try self.execute(
            """
            UPDATE block_job SET state = 'COMPLETE', ended_at = ?, lease_ends_at = NULL
            WHERE \(SQLBlockJobStore.isOwn)
            """,
            [.time(now)] + SQLBlockJobStore.own(job),
        ) > 0
    }

    /// Adds a job for each report that is made of every new version, unless too many such jobs wait.
    fileprivate func addReports(
        on version: BlockModelVersion,
        random: RandomSource,
        at now: UnixTime,
    ) throws(SQLError) {
        let model = SQLValue.id(version.modelID)
        let open = try self.count(
            "SELECT COUNT(*) FROM block_job WHERE model_id = ? AND kind = 'report' AND ended_at IS NULL",
            [model],
        )
        guard open < BlockJob.maximumOpenReports else { return }
        // Those that were left out before come first, so that each has its turn.
        let rows = try self.query(
            """
            SELECT id, revision FROM block_report WHERE model_id = ? AND is_automatic = 1
            ORDER BY COALESCE((SELECT MAX(version_number) FROM block_report_result
                WHERE report_id = block_report.id), 0), created_at, id LIMIT ?
            """,
            [model, .count(BlockJob.maximumOpenReports - open)],
        )
        for row in rows {
            var columns = row.reader
            let report: BlockReportID = try columns.id()
            let revision = try columns.integer()
            try self.insert(BlockJob.report(report, revision: revision, on: version, random: random, at: now))
        }
    }

    /// Adds the row of a job.
    func insert(_ job: BlockJob) throws(SQLError) {
        let hasEnded = job.state == .complete
        try self.execute(
            """
            INSERT INTO block_job (id, model_id, kind, state, created_at, created_by, request, version_id, queued_at,
                attempts, ended_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .id(job.id), .id(job.modelID), .text(job.kind.rawValue), .text(job.state.rawValue),
                .time(job.createdAt), .id(job.createdBy), .text(job.request), .id(job.versionID),
                job.state == .queued ? .time(job.createdAt) : .null, .integer(job.attempts),
                hasEnded ? .time(job.createdAt) : .null,
            ],
        )
    }

    /// Gives a job its file.
    ///
    /// - Throws: ``PlatformError`` with code `conflict` when the job does not wait for one.
    func finishBlockUpload(target: String, digest: BlobDigest, size: Int64) throws {
        let finished = try self.execute(
            """
            UPDATE block_job SET upload_digest = ?, upload_size = ?
            WHERE id = ? AND state = 'PENDING_UPLOAD' AND upload_digest IS NULL
            """,
            [.blob(digest.bytes), .integer(size), .text(target)],
        )
        guard finished == 0 else { return }
        guard try self.first("SELECT 1 FROM block_job WHERE id = ?", [.text(target)]) == nil else {
            throw PlatformError(.conflict, "The job does not wait for a file.")
        }
    }
}
