import LintelPlatform
import LintelTokens

extension SQLTransaction {
    /// Tells the row that an upload was for that its bytes are there, in the transaction that makes them visible.
    ///
    /// - Throws: ``PlatformError`` when the row is not there or does not want the bytes any more: nothing is committed.
    func completeUpload(purpose: BlobPurpose, target: String, digest: BlobDigest, size: Int64, at now: UnixTime) throws
    {
        switch purpose {
        case .fileVersion: try self.finishFileVersion(target: target, digest: digest, size: size, at: now)
        case .objectData: try self.finishObjectData(target: target, digest: digest, size: size)
        }
    }
}
