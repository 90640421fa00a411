/// How much uploads may take.
package struct BlobLimits: Sendable, Hashable {
    /// The longest block.
    ///
    /// The official clients send 4 MiB; others, made for Azure, up to 100 MiB. A block goes to disk as it comes, so its
    /// length costs no memory.
    package static let blockBytes: Int64 = 100 * 1024 * 1024
    /// The most blocks that are taken for one upload, sent again or left out in the end: twice as many as a list can name (``BlockListLimits``).
    package static let sentBlocks: Int64 = 100_000

    /// The largest blob.
    package var blobBytes: Int64
    /// Open uploads of one place, such as a workspace.
    package var openUploads: Int
    /// How long bytes that nothing refers to are kept.
    package var graceSeconds: Int64

    package init(
        blobBytes: Int64 = 50 * 1024 * 1024 * 1024,
        openUploads: Int = 1_000,
        graceSeconds: Int64 = 86_400,
    ) {
        self.blobBytes = blobBytes
        self.openUploads = openUploads
        self.graceSeconds = graceSeconds
    }

    /// The most bytes that are taken for one upload: enough to send everything twice.
    package var sentBytes: Int64 { min(self.blobBytes, .max / 2) * 2 }
}
