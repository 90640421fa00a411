import LintelPlatform
import Logging

extension ServerParts {
    /// The removal of bytes that nothing needs, on one node of all.
    var blobUpkeep: LeasedService {
        let collector = BlobCollector(
            store: self.blobs.store,
            files: self.blobs.files,
            limits: self.blobs.limits,
            clock: self.clock,
        )
        let lease = self.lease
        let logger = self.logger
        // Five minutes are short beside a day's grace; a shorter grace asks for shorter steps.
        let interval = min(300, self.blobs.limits.graceSeconds)
        return LeasedService("blobs", every: .seconds(interval), lease: lease, logger: logger) {
            let report = try await collector.collect(while: { lease.isHeld })
            guard !report.isEmpty else { return }
            logger.info("Blobs tidied", metadata: report.metadata)
            for blob in report.missing.prefix(Self.shown) {
                logger.error(
                    "The file of a blob is missing or damaged",
                    metadata: ["blob.digest": .string(blob.digest.hex), "blob.size": .stringConvertible(blob.size)],
                )
            }
        }
    }

    /// Damaged blobs that one turn writes lines about; their number is in the line before.
    private static let shown = 20
}

extension BlobCollector.Report {
    fileprivate var metadata: Logger.Metadata {
        [
            "uploads.expired": .stringConvertible(self.uploads),
            "blobs.removed": .stringConvertible(self.blobs),
            "drafts.removed": .stringConvertible(self.drafts),
            "files.adopted": .stringConvertible(self.adopted),
            "blobs.damaged": .stringConvertible(self.missing.count),
        ]
    }
}
