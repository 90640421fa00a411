import LintelPlatform
import Synchronization

/// Remembers which files were to be removed.
final class RemovedFiles: Sendable {
    private let state = Mutex<Set<BlobDigest>>([])

    func add(_ digest: BlobDigest) {
        _ = self.state.withLock { $0.insert(digest) }
    }

    var digests: Set<BlobDigest> { self.state.withLock { $0 } }
}
