import LintelPlatform
import LintelTokens

extension SQLTransaction {
    /// Tells the row that an upload was for that its bytes are there, in the transaction that makes them visible.
    ///
    /// A piece of data that goes releases its upload first: a row of it that is not there is nobody's concern here.
    /// - Throws: ``PlatformError`` when the row does not want the bytes any more: nothing is committed then.
    func completeUpload(purpose: BlobPurpose, target: String, digest: BlobDigest, size: Int64, at now: UnixTime) throws
    {
        switch purpose {
        case .fileVersion: try self.finishFileVersion(target: target, digest: digest, size: size, at: now)
        case .blockUpload: try self.finishBlockUpload(target: target, digest: digest, size: size)
        // Made by this program, not sent.
        case .blockVersion, .blockResult, .documentVersion: throw PlatformError(.conflict, "These bytes are not sent.")
        case .storedFile: try self.finishStoredFile(target: target, digest: digest, size: size)
        case .objectData: try self.finishObjectData(target: target, digest: digest, size: size)
        }
    }
}
