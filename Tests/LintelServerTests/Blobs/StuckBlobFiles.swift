import LintelPlatform
import LintelTokens

/// Files of which the blocks of one upload cannot be removed, as on a share that somebody else holds.
struct StuckBlobFiles: BlobFiles {
    let files: any BlobFiles
    let stuck: BlobUploadID

    func uploads() async throws -> [BlobUploadID] { [self.stuck] + (try await self.files.uploads()) }

    func removeBlocks(of upload: BlobUploadID) async throws {
        guard upload != self.stuck else { throw BlobFilesError(.other, "the blocks are held") }
        try await self.files.removeBlocks(of: upload)
    }

    func writeBlock<Chunks: AsyncSequence & Sendable>(
        _ block: BlobBlockID,
        of upload: BlobUploadID,
        from chunks: Chunks,
        length: Int64,
    ) async throws where Chunks.Element == [UInt8] {
        try await self.files.writeBlock(block, of: upload, from: chunks, length: length)
    }

    func writeDraft<Chunks: AsyncSequence & Sendable>(from chunks: Chunks, length: Int64) async throws -> BlobDraft
    where Chunks.Element == [UInt8] {
        try await self.files.writeDraft(from: chunks, length: length)
    }

    func assemble(_ blocks: [BlobBlockID], of upload: BlobUploadID, atMost limit: Int64) async throws -> BlobDraft {
        try await self.files.assemble(blocks, of: upload, atMost: limit)
    }

    func draft(ofFile path: String, atMost limit: Int64) async throws -> BlobDraft {
        try await self.files.draft(ofFile: path, atMost: limit)
    }

    func path(of digest: BlobDigest) -> String { self.files.path(of: digest) }

    func publish(_ draft: BlobDraft) async throws { try await self.files.publish(draft) }

    func discard(_ draft: BlobDraft) async { await self.files.discard(draft) }

    func open(_ digest: BlobDigest) async throws -> (any BlobReader)? { try await self.files.open(digest) }

    func remove(_ digest: BlobDigest) throws { try self.files.remove(digest) }

    func removeDrafts(untouchedSince end: UnixTime) async throws -> Int {
        try await self.files.removeDrafts(untouchedSince: end)
    }

    func blobs(onShelf shelf: UInt8, untouchedSince end: UnixTime) async throws -> [Blob] {
        try await self.files.blobs(onShelf: shelf, untouchedSince: end)
    }

    func missing(among blobs: [Blob]) async throws -> [Blob] { try await self.files.missing(among: blobs) }
}
