import Foundation
import LintelCodec
package import LintelPlatform
import LintelTokens
package import Logging

/// Works on the updates, queries and reports of block models that are queued, for all nodes together.
///
/// Whoever takes a job has it for a minute and says again and again that they still do. A node that dies loses its job by
/// time, and another one begins it anew: what counts is the one transaction at the end, which only the holder can make.
package struct BlockWork: Sendable {
    let models: any BlockModelStore
    let jobs: any BlockJobStore
    let reports: any BlockReportStore
    let blobs: BlobDepot
    let program: DuckDBProgram
    private let directory: String
    let random: RandomSource
    let clock: WallClock
    private let logger: Logger

    /// How long nothing is tried after the program could not be started; less than a job is held.
    private static let pause = Duration.seconds(10)
    /// How often an update begins anew because another one was quicker.
    private static let maximumRounds = 5

    /// Nil when the settings name no program.
    package init?(
        settings: ServerSettings.BlockModels,
        stores: Stores,
        blobs: BlobDepot,
        random: RandomSource,
        clock: WallClock,
        logger: Logger,
    ) {
        guard let program = settings.program else { return nil }
        self.models = stores.blockModels
        self.jobs = stores.blockJobs
        self.reports = stores.blockReports
        self.blobs = blobs
        // Absolute paths: the program runs in another folder.
        self.program = DuckDBProgram(
            path: URL(fileURLWithPath: program).path,
            memory: settings.memory,
            timeout: settings.timeout,
            fileBytes: blobs.limits.blobBytes,
        )
        self.directory = URL(fileURLWithPath: settings.directory).path
        self.random = random
        self.clock = clock
        self.logger = logger
    }

    /// Removes folders that somebody has left who was killed.
    package func sweep() {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: self.directory)) ?? []
        // Nobody's any more: no job takes so long.
        let end = Date(timeIntervalSinceNow: -2 * Double(self.program.timeout + BlockJob.leaseSeconds))
        for path in names.map({ "\(self.directory)/\($0)" }) {
            let facts = try? FileManager.default.attributesOfItem(atPath: path)
            guard let changedAt = facts?[.modificationDate] as? Date, changedAt < end else { continue }
            try? FileManager.default.removeItem(atPath: path)
        }
    }

    /// Works on the job that has waited longest.
    ///
    /// - Returns: Whether there was one.
    package func doNext() async throws -> Bool {
        let now = self.clock.now()
        guard let taken = try await self.jobs.takeDue(at: now, until: now + BlockJob.leaseSeconds) else { return false }
        guard taken.job.attempts <= BlockJob.maximumAttempts else {
            let problem = self.problem(
                taken.job,
                "The work was begun \(BlockJob.maximumAttempts) times and never ended."
            )
            _ = try await self.jobs.fail(taken.job, because: problem, at: now)
            return true
        }
        do {
            try await self.whileHeld(taken.job) { try await self.work(on: taken) }
        } catch is CancellationError {
            // The server stops, or the job is somebody else's by now: then this does nothing.
            try await self.jobs.putBack(taken.job)
        } catch let problem as BlockJobProblem {
            _ = try await self.jobs.fail(taken.job, because: problem, at: self.clock.now())
        } catch let failure as DuckDBProgram.Failure {
            try await self.settle(taken.job, failure)
        }
        return true
    }

    /// Does something for as long as the job is the caller's.
    private func whileHeld(_ job: BlockJob, _ body: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask(operation: body)
            group.addTask {
                while true {
                    try await Task.sleep(for: .seconds(BlockJob.leaseSeconds / 3))
                    let end = self.clock.now() + BlockJob.leaseSeconds
                    guard try await self.jobs.keep(job, until: end) else { throw CancellationError() }
                }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func settle(_ job: BlockJob, _ failure: DuckDBProgram.Failure) async throws {
        var metadata: Logger.Metadata = ["job.id": .string(job.id.rawValue)]
        switch failure {
        case .unavailable(let reason):
            metadata["reason"] = .string(Self.line(reason))
            self.logger.error("The program that reads blocks cannot be started", metadata: metadata)
            // No fault of the job: it waits on, and so does whoever cannot start the program.
            try? await Task.sleep(for: Self.pause)
            try await self.jobs.putBack(job)
        case .late:
            let problem = self.problem(job, "The work took longer than \(self.program.timeout) seconds.")
            _ = try await self.jobs.fail(job, because: problem, at: self.clock.now())
        case .tooLong:
            let problem =
                switch job.kind {
                case .report, .comparison: BlockJobProblem.reportTooLong
                case .create, .update, .query: self.problem(job, "The work printed more than it may.")
                }
            _ = try await self.jobs.fail(job, because: problem, at: self.clock.now())
        case .refused(let reason):
            // What stands behind the kind of the fault may be somebody's data.
            metadata["reason"] = .string(Self.line(reason.split(separator: ":").first.map(String.init) ?? ""))
            self.logger.info("A block model's job failed", metadata: metadata)
            let sentence =
                job.kind == .update
                ? "The file is not of the form that was announced, is damaged, or takes more memory or room than there is."
                : "The blocks cannot be read, or take more memory or room than there is."
            _ = try await self.jobs.fail(job, because: self.problem(job, sentence), at: self.clock.now())
        }
    }

    private func problem(_ job: BlockJob, _ sentence: String) -> BlockJobProblem {
        switch job.kind {
        case .create, .update: .update(sentence)
        case .query: .query(sentence)
        case .report, .comparison: .report(sentence)
        }
    }

    /// The beginning of a complaint, on one line.
    private static func line(_ text: String) -> String {
        String(text.unicodeScalars.prefix(300).map { $0.properties.generalCategory == .control ? " " : Character($0) })
    }

    private func work(on taken: TakenBlockJob) async throws {
        let folder = "\(self.directory)/\(self.random.uuid())"
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700],
        )
        defer { try? FileManager.default.removeItem(atPath: folder) }
        switch taken.job.kind {
        case .create: throw BlockJobProblem.update("There is nothing to do.")
        case .query: try await self.query(taken, in: folder)
        case .update: try await self.update(taken, in: folder)
        case .report, .comparison: try await self.report(taken, in: folder)
        }
    }

    private func query(_ taken: TakenBlockJob, in folder: String) async throws {
        let (job, model) = (taken.job, taken.model)
        guard let version = try await self.models.version(job.versionID, of: model.id) else {
            throw BlockJobProblem.query("The version is not there any more.")
        }
        let query: BlockQuery
        do throws(PlatformError) {
            query = try BlockQuery(Self.json(job.request), of: model.grid)
        } catch {
            throw BlockJobProblem.query(error.message)
        }
        let source = version.blob.map { self.blobs.files.path(of: $0.digest) }
        let target = "\(folder)/result"
        let script = BlockQueryScript(
            grid: model.grid,
            query: query,
            mapping: version.mapping,
            source: try source.map(Self.name),
            target: try Self.name(target),
        )
        var program = self.program
        program.fileBytes = min(program.fileBytes, BlockJob.maximumResultBytes)
        _ = try await program.run(try script.text(), in: folder, reading: source.map { [$0] } ?? [])
        let result = try await self.keep(target)
        _ = try await self.jobs.complete(job, with: result, in: model.workspaceID, at: self.clock.now())
    }

    private func update(_ taken: TakenBlockJob, in folder: String) async throws {
        let (job, model) = (taken.job, taken.model)
        guard let upload = job.upload else { throw BlockJobProblem.update("No file came for the update.") }
        for _ in 0..<Self.maximumRounds {
            guard let current = try await self.models.currentVersion(of: model.id) else {
                throw BlockJobProblem.update("The block model is not there any more.")
            }
            let update: BlockUpdate
            let plan: BlockUpdatePlan
            do throws(PlatformError) {
                update = try BlockUpdate(stored: job.request)
                plan = try update.plan(on: current.mapping, newID: { self.random.uuid() })
                try update.check(plan, against: model.grid, fillsSubblocks: model.details.fillsSubblocks)
            } catch {
                throw BlockJobProblem.update(error.message)
            }
            let files = [upload, current.blob].compactMap { $0 }.map { self.blobs.files.path(of: $0.digest) }
            let target = "\(folder)/blocks"
            let script = BlockUpdateScript(
                grid: model.grid,
                update: update,
                plan: plan,
                number: current.number + 1,
                file: try Self.name(files[0]),
                previous: try current.blob.map { try Self.name(self.blobs.files.path(of: $0.digest)) },
                target: try Self.name(target),
            )
            let found = try await self.program.run(try script.look(), in: folder, reading: files)
            let counts = try await self.program.run(try script.work(found), in: folder, reading: files)
            let check = try BlockUpdateCheck(counts)
            var next = current.next(
                job,
                update,
                plan,
                blob: try await self.keep(target),
                box: check.box,
                at: self.clock.now(),
            )
            next.changes.sentBlocks = check.sent
            if model.grid.division != .regular {
                next.changes.totalBlocks = model.grid.total - check.parents + check.kept
            }
            let commit = try await self.jobs.commit(
                next,
                of: job,
                in: model.workspaceID,
                random: self.random,
                at: self.clock.now(),
            )
            guard commit == .outdated else { return }
        }
        throw BlockJobProblem.update("Other updates were quicker, again and again. Send the update once more.")
    }

    /// Makes a file a blob that nothing refers to yet.
    private func keep(_ path: String) async throws -> Blob {
        let draft = try await self.blobs.files.draft(ofFile: path, atMost: self.blobs.limits.blobBytes)
        do {
            try await self.blobs.store.announce(draft.blob, at: self.clock.now())
            try await self.blobs.files.publish(draft)
        } catch {
            await self.blobs.files.discard(draft)
            throw error
        }
        return draft.blob
    }

    private static func json(_ text: String) -> JSONValue {
        (try? JSONValue(parsing: Array(text.utf8), maximumBytes: BlockUpdate.maximumBytes)) ?? .null
    }

    static func name(_ path: String) throws -> DuckDBName {
        guard let name = DuckDBName(path) else {
            throw DuckDBProgram.Failure.unavailable("a path of this server holds a control character")
        }
        return name
    }
}
