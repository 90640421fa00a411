import LintelTokens

/// Takes bytes in, and makes them a blob in steps that may end anywhere.
///
/// A blob is visible from the moment on in which its upload's transaction is committed, and never in part:
/// 1. Blocks and drafts are files of their own, durable before anybody is told so.
/// 2. The draft is put together and hashed; it is refused here if the hash is not the announced one.
/// 3. The blob's row is made, referred to by nothing, or its grace period begins anew (``BlobStore/announce(_:at:)``).
/// 4. The draft is renamed to the blob's file, also over one that is there: both hold the same bytes.
/// 5. One transaction marks the upload, adds the reference and tells the target (``BlobStore/complete(_:with:receipt:at:)``).
/// 6. The blocks are removed.
///
/// What a process leaves that dies between two steps: blocks of an open upload, which the client can go on with; a draft
/// or blocks that nothing needs, which ``BlobCollector`` removes; a row that nothing refers to, with a file or without,
/// which it removes after the grace period. A reference never lacks its file, because of the order of 4 and 5 and
/// because a file is only removed inside of the transaction that removes a row whose grace period is over: step 3 waits
/// for that transaction, and comes before step 4. Should step 5 come so late that the row is gone again, it finds no
/// row and fails, and the client repeats the commit.
package struct BlobIntake: Sendable {
    private let store: any BlobStore
    private let files: any BlobFiles
    private let limits: BlobLimits
    private let clock: WallClock

    package init(store: any BlobStore, files: any BlobFiles, limits: BlobLimits, clock: WallClock) {
        self.store = store
        self.files = files
        self.limits = limits
        self.clock = clock
    }

    /// Keeps a block of an open upload.
    ///
    /// - Parameter length: How many bytes are announced.
    /// - Throws: ``BlobRefusal``; what the chunks, the files or the store throw.
    package func takeBlock<Chunks: AsyncSequence & Sendable>(
        _ block: BlobBlockID,
        of id: BlobUploadID,
        in place: BlobPlace,
        from chunks: Chunks,
        length: Int64,
    ) async throws where Chunks.Element == [UInt8] {
        guard length <= BlobLimits.blockBytes else { throw BlobRefusal(.tooLarge) }
        guard try await self.upload(id, in: place).completion == nil else { throw BlobRefusal(.uploadCompleted) }
        try await self.admit(length, to: id)
        do {
            try await Self.refusingLength {
                try await self.files.writeBlock(block, of: id, from: chunks, length: length)
            }
        } catch let error as BlobFilesError where error.code == .missing {
            // A commit that came meanwhile has removed the blocks.
            throw BlobRefusal(.uploadCompleted)
        }
    }

    /// Makes the blob from blocks, in this order; a repeat answers as the first did.
    ///
    /// - Throws: ``BlobRefusal``; what the files or the store throw.
    package func commit(_ blocks: [BlobBlockID], of id: BlobUploadID, in place: BlobPlace) async throws -> Blob {
        let receipt = Self.receipt(of: blocks)
        let upload = try await self.upload(id, in: place)
        if let blob = try Self.completed(upload, receipt) { return blob }
        let draft: BlobDraft
        do {
            draft = try await self.files.assemble(blocks, of: id, atMost: self.limits.blobBytes)
        } catch let error as BlobFilesError where error.code == .missing {
            // The same request, sent twice at once, may have taken the blocks.
            if let blob = try Self.completed(try await self.upload(id, in: place), receipt) { return blob }
            throw BlobRefusal(.blockMissing)
        } catch let error as BlobFilesError where error.code == .tooLong {
            throw BlobRefusal(.tooLarge)
        }
        return try await self.settle(draft, upload, receipt)
    }

    /// Makes the blob from one request's bytes; a repeat with the same bytes answers as the first did.
    ///
    /// - Parameter length: How many bytes are announced.
    /// - Throws: ``BlobRefusal``; what the chunks, the files or the store throw.
    package func take<Chunks: AsyncSequence & Sendable>(
        _ id: BlobUploadID,
        in place: BlobPlace,
        from chunks: Chunks,
        length: Int64,
    ) async throws -> Blob where Chunks.Element == [UInt8] {
        guard length <= self.limits.blobBytes else { throw BlobRefusal(.tooLarge) }
        let upload = try await self.upload(id, in: place)
        if let completion = upload.completion {
            guard completion.blob.size == length else { throw BlobRefusal(.uploadCompleted) }
        } else {
            try await self.admit(length, to: id)
        }
        let draft = try await Self.refusingLength {
            try await self.files.writeDraft(from: chunks, length: length)
        }
        return try await self.settle(draft, upload, draft.blob.digest)
    }

    /// Steps 2 to 6.
    private func settle(_ draft: BlobDraft, _ upload: BlobUpload, _ receipt: BlobDigest) async throws -> Blob {
        do {
            if let blob = try Self.completed(upload, receipt) {
                await self.files.discard(draft)
                return blob
            }
            if let expected = upload.expectedDigest, expected != draft.blob.digest { throw BlobRefusal(.digestWrong) }
            try await self.store.announce(draft.blob, at: self.clock.now())
            try await self.files.publish(draft)
            try await self.store.complete(upload.id, with: draft.blob, receipt: receipt, at: self.clock.now())
        } catch {
            await self.files.discard(draft)
            throw error
        }
        // What stays is nobody's, and swept.
        try? await self.files.removeBlocks(of: upload.id)
        return draft.blob
    }

    private func upload(_ id: BlobUploadID, in place: BlobPlace) async throws -> BlobUpload {
        guard let upload = try await self.store.upload(id, in: place, at: self.clock.now()) else {
            throw BlobRefusal(.uploadUnknown)
        }
        return upload
    }

    private func admit(_ length: Int64, to id: BlobUploadID) async throws {
        guard try await self.store.admit(length, to: id, limits: self.limits, at: self.clock.now()) else {
            throw BlobRefusal(.tooMuchSent)
        }
    }

    /// What a completed upload was completed with; nil for an open one.
    private static func completed(_ upload: BlobUpload, _ receipt: BlobDigest) throws(BlobRefusal) -> Blob? {
        guard let completion = upload.completion else { return nil }
        guard completion.receipt == receipt else { throw BlobRefusal(.uploadCompleted) }
        return completion.blob
    }

    /// Stands for the list: each id behind its length.
    private static func receipt(of blocks: [BlobBlockID]) -> BlobDigest {
        BlobDigest(of: blocks.flatMap { [UInt8($0.bytes.count)] + $0.bytes })
    }

    private static func refusingLength<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let error as BlobFilesError where error.code == .lengthWrong {
            throw BlobRefusal(.lengthWrong)
        }
    }
}
