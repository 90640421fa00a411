package import LintelTokens

/// The bytes of blobs on disk; the rows about them are with ``BlobStore``.
///
/// Nothing here blocks the caller's thread, except ``remove(_:)``.
package protocol BlobFiles: Sendable {
    /// Writes a block of an upload, in place of an earlier one with the same id.
    ///
    /// The block is there, whole and durable, when this returns; until then, and when it throws, there is nothing.
    /// - Parameters:
    ///   - chunks: The bytes, taken as fast as the disk takes them.
    ///   - length: How many bytes have to come.
    /// - Throws: What the chunks throw; ``BlobFilesError`` with code `lengthWrong` and others.
    func writeBlock<Chunks: AsyncSequence & Sendable>(
        _ block: BlobBlockID,
        of upload: BlobUploadID,
        from chunks: Chunks,
        length: Int64,
    ) async throws where Chunks.Element == [UInt8]

    /// Writes bytes that are not yet anybody's, and hashes them on the way.
    ///
    /// - Throws: What the chunks throw; ``BlobFilesError`` with code `lengthWrong` and others.
    func writeDraft<Chunks: AsyncSequence & Sendable>(
        from chunks: Chunks,
        length: Int64,
    ) async throws -> BlobDraft where Chunks.Element == [UInt8]

    /// Puts a draft together from blocks of an upload, in this order.
    ///
    /// - Throws: ``BlobFilesError`` with code `missing`, `tooLong` and others.
    func assemble(_ blocks: [BlobBlockID], of upload: BlobUploadID, atMost limit: Int64) async throws -> BlobDraft

    /// Makes a draft of a file that another program has written, which stays where it is.
    ///
    /// - Throws: ``BlobFilesError`` with code `missing`, `tooLong` and others.
    func draft(ofFile path: String, atMost limit: Int64) async throws -> BlobDraft

    /// Where a blob's file is, for programs that read files: it stays there for as long as something refers to the blob.
    func path(of digest: BlobDigest) -> String

    /// Makes a draft the blob's file, durably, in place of one that may be there: both hold the same bytes.
    func publish(_ draft: BlobDraft) async throws

    /// Removes a draft that is not wanted; nothing happens when it is gone.
    func discard(_ draft: BlobDraft) async

    /// Opens a blob; nil when there is no file.
    func open(_ digest: BlobDigest) async throws -> (any BlobReader)?

    /// Removes a blob's file; nothing happens when it is gone. Blocks: only for ``BlobStore``'s own threads.
    func remove(_ digest: BlobDigest) throws

    /// The uploads that have blocks.
    func uploads() async throws -> [BlobUploadID]

    /// Removes the blocks of an upload.
    func removeBlocks(of upload: BlobUploadID) async throws

    /// Removes drafts that nobody has written to since `end`.
    ///
    /// - Returns: How many went.
    func removeDrafts(untouchedSince end: UnixTime) async throws -> Int

    /// The files on one of 256 shelves, by the first byte of the digest, that have not changed since `end`.
    func blobs(onShelf shelf: UInt8, untouchedSince end: UnixTime) async throws -> [Blob]

    /// Those of the blobs whose file is missing or has another size.
    func missing(among blobs: [Blob]) async throws -> [Blob]
}

/// An open blob; its file stays readable for as long as this lives, even when it is removed meanwhile.
package protocol BlobReader: Sendable {
    var size: Int64 { get }

    /// Reads bytes where the caller wants them.
    ///
    /// - Parameter body: Called once, not on the caller's thread. It calls `fill` with room for the bytes, which returns
    ///   how many it has put there: as many as there is room for, and fewer only at the end.
    func read<Value: Sendable>(
        at offset: Int64,
        _ body: @escaping @Sendable (_ fill: (UnsafeMutableRawBufferPointer) throws -> Int) throws -> Value,
    ) async throws -> Value
}

/// Whole, durable bytes under a name of their own, on their way to be a blob.
package struct BlobDraft: Hashable, Sendable {
    package var name: String
    package var blob: Blob

    package init(name: String, blob: Blob) {
        self.name = name
        self.blob = blob
    }
}
