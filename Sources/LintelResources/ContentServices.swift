package import LintelPlatform

/// What the file and object APIs need beside the stores.
package struct ContentServices: Sendable {
    /// Makes the addresses under which bytes are sent and fetched.
    package let blobLinks: BlobLinks
    package let blobLimits: BlobLimits
    package let random: RandomSource
    package let audit: any AuditSink

    package init(blobLinks: BlobLinks, blobLimits: BlobLimits, random: RandomSource, audit: any AuditSink) {
        self.blobLinks = blobLinks
        self.blobLimits = blobLimits
        self.random = random
        self.audit = audit
    }
}
