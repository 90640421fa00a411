/// Everything about blobs that a server has one of.
package struct BlobDepot: Sendable {
    package let store: any BlobStore
    package let files: any BlobFiles
    package let links: BlobLinks
    package let limits: BlobLimits
    package let clock: WallClock

    package init(
        store: any BlobStore,
        files: any BlobFiles,
        links: BlobLinks,
        limits: BlobLimits,
        clock: WallClock,
    ) {
        self.store = store
        self.files = files
        self.links = links
        self.limits = limits
        self.clock = clock
    }

    /// Takes bytes in.
    package var intake: BlobIntake {
        BlobIntake(store: self.store, files: self.files, limits: self.limits, clock: self.clock)
    }
}
