import LintelPlatform
import LintelTokens
import ServiceLifecycle

extension ServerParts {
    /// What works on the blocks of models; nil when no program for that is set up.
    package var blockWork: BlockWork? {
        BlockWork(
            settings: self.settings.blockModels,
            stores: self.stores,
            blobs: self.blobs,
            random: self.random,
            clock: self.clock,
            logger: self.logger,
        )
    }

    /// The work on the blocks of models, on every node that has the program.
    var blockWorkServices: [any Service] {
        guard let work = self.blockWork else { return [] }
        return [BlockWorkService(work: work, jobs: self.settings.blockModels.jobs, logger: self.logger)]
    }

    /// The removal of jobs that ended long ago, on one node of all.
    var blockJobUpkeep: LeasedService {
        let (lease, jobs, clock) = (self.lease, self.stores.blockJobs, self.clock)
        return LeasedService("block model jobs", every: .seconds(600), lease: lease, logger: self.logger) {
            var removed = Self.jobBatch
            while removed >= Self.jobBatch, lease.isHeld, !Task.isCancelled {
                let now = clock.now()
                removed = try await jobs.removeJobs(before: now - BlockJob.keptSeconds, limit: Self.jobBatch, at: now)
            }
        }
    }

    /// Jobs in one transaction.
    private static let jobBatch = 100
}
