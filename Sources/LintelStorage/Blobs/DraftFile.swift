import Crypto
import LintelPlatform
import Synchronization

/// A draft that is being written: hashed on the way, so that its bytes are read only once.
///
/// Every call blocks.
final class DraftFile: Sendable {
    /// Bytes that are copied at once.
    private static let piece = 1024 * 1024
    /// Bytes after which the disk is asked to begin with them.
    private static let stride: Int64 = 8 * 1024 * 1024

    let name: String
    private let file: OpenFile
    private let progress = Mutex(Progress())

    private struct Progress {
        var hasher = SHA256()
        var size: Int64 = 0
        /// How many of the bytes the disk was asked to begin with.
        var begun: Int64 = 0
    }

    init(named name: String, in directory: BlobDirectory) throws(BlobFilesError) {
        self.name = name
        self.file = try OpenFile(creating: directory.draft(name))
    }

    /// Adds bytes at the end.
    func append(_ bytes: [UInt8]) throws(BlobFilesError) {
        try self.file.append(bytes)
        self.progress.withLock { progress in
            progress.hasher.update(data: bytes)
            progress.size += Int64(bytes.count)
            guard progress.size - progress.begun >= Self.stride else { return }
            self.file.beginWriting(at: progress.begun, count: progress.size - progress.begun)
            progress.begun = progress.size
        }
    }

    /// Adds all of another file.
    ///
    /// - Parameter limit: The most bytes that the draft may have then.
    /// - Throws: ``BlobFilesError`` with code `tooLong` before anything is added.
    func append(contentsOf source: OpenFile, atMost limit: Int64) throws {
        let size = self.progress.withLock { $0.size }
        guard try source.size() <= limit - size else { throw BlobFilesError(.tooLong, "the blocks are too long") }
        var offset: Int64 = 0
        while true {
            let bytes = try source.read(at: offset, count: Self.piece)
            guard !bytes.isEmpty else { return }
            try self.append(bytes)
            offset += Int64(bytes.count)
        }
    }

    /// Makes the bytes durable, and says what they are.
    func seal() throws(BlobFilesError) -> BlobDraft {
        try self.file.synchronise()
        let blob = self.progress.withLock { progress in
            Blob(digest: BlobDigest(progress.hasher.finalize()), size: progress.size)
        }
        return BlobDraft(name: self.name, blob: blob)
    }
}
