import LintelTokens
import Synchronization

/// Removes what no upload and nothing else needs any more, and looks for what is missing.
///
/// One node does it at a time; should two do it, each change is still a conditional statement.
package final class BlobCollector: Sendable {
    /// What one turn found.
    package struct Report: Sendable, Hashable {
        /// Uploads that had expired.
        package var uploads = 0
        /// Blobs that nothing had referred to for the grace period.
        package var blobs = 0
        /// Drafts whose process has died.
        package var drafts = 0
        /// Files without a row, as an older database beside newer files leaves them: they wait for their grace period.
        package var adopted = 0
        /// Blobs that something refers to and whose file is missing or has another size: a fault of the disk, or of a
        /// restored copy.
        package var missing: [Blob] = []

        package init() {}

        package var isEmpty: Bool { self == Report() }
    }

    /// Rows in one transaction: short enough that no other write waits long for it.
    private static let batch = 100
    /// Of 256 shelves, those that one turn looks at for files without a row.
    private static let shelves = 16
    /// Blobs whose files one turn looks for.
    private static let examined = 1_000

    /// How far the slow looks have come.
    private struct Position {
        var shelf: UInt8 = 0
        var blob: BlobDigest?
    }

    private let store: any BlobStore
    private let files: any BlobFiles
    private let graceSeconds: Int64
    private let clock: WallClock
    private let position = Mutex(Position())

    package init(store: any BlobStore, files: any BlobFiles, limits: BlobLimits, clock: WallClock) {
        self.store = store
        self.files = files
        self.graceSeconds = limits.graceSeconds
        self.clock = clock
    }

    /// Does one turn.
    ///
    /// - Parameter mayGoOn: Asked before each step; the rest is somebody else's once it says no.
    package func collect(while mayGoOn: @Sendable () -> Bool = { true }) async throws -> Report {
        var report = Report()
        let steps = [self.removeUploads, self.removeBlobs, self.removeDrafts, self.adoptFiles, self.findMissing]
        for step in steps where mayGoOn() && !Task.isCancelled { try await step(&report, mayGoOn) }
        return report
    }

    /// Expired rows first: then the blocks of every upload that is not open are nobody's.
    private func removeUploads(_ report: inout Report, while mayGoOn: @Sendable () -> Bool) async throws {
        var removed = Self.batch
        while removed >= Self.batch, mayGoOn() {
            removed = try await self.store.removeExpiredUploads(at: self.clock.now(), limit: Self.batch)
            report.uploads += removed
        }
        var ids = try await self.files.uploads()[...]
        while !ids.isEmpty, mayGoOn() {
            let page = Array(ids.prefix(Self.batch))
            ids = ids.dropFirst(Self.batch)
            let open = try await self.store.openUploads(among: page, at: self.clock.now())
            for id in page where !open.contains(id) { try await self.files.removeBlocks(of: id) }
        }
    }

    private func removeBlobs(_ report: inout Report, while mayGoOn: @Sendable () -> Bool) async throws {
        let files = self.files
        var removed = Self.batch
        while removed >= Self.batch, mayGoOn() {
            removed = try await self.store.collect(
                unreferencedSince: self.clock.now() - self.graceSeconds,
                limit: Self.batch,
                removeFile: { try files.remove($0) },
            )
            report.blobs += removed
        }
    }

    private func removeDrafts(_ report: inout Report, while _: @Sendable () -> Bool) async throws {
        report.drafts += try await self.files.removeDrafts(untouchedSince: self.clock.now() - self.graceSeconds)
    }

    private func adoptFiles(_ report: inout Report, while mayGoOn: @Sendable () -> Bool) async throws {
        for _ in 0..<Self.shelves where mayGoOn() {
            let shelf = self.position.withLock { position in
                defer { position.shelf &+= 1 }
                return position.shelf
            }
            let end = self.clock.now() - self.graceSeconds
            var found = try await self.files.blobs(onShelf: shelf, untouchedSince: end)[...]
            while !found.isEmpty, mayGoOn() {
                report.adopted += try await self.store.adopt(Array(found.prefix(Self.batch)), at: self.clock.now())
                found = found.dropFirst(Self.batch)
            }
        }
    }

    private func findMissing(_ report: inout Report, while _: @Sendable () -> Bool) async throws {
        let last = self.position.withLock { $0.blob }
        let blobs = try await self.store.referencedBlobs(after: last, limit: Self.examined)
        report.missing += try await self.files.missing(among: blobs)
        // Behind the last one it begins anew.
        self.position.withLock { $0.blob = blobs.count < Self.examined ? nil : blobs.last?.digest }
    }
}
