import Foundation
package import LintelPlatform
import LintelTokens

/// The bytes of blobs in a directory, which all nodes of an installation share.
///
/// A file has its final name only when it is whole and durable: it is written under another name, synchronised and
/// renamed, and then its directory is synchronised. A block's directory is not: a block that a power cut takes away is
/// missed by the commit, and sent again.
package struct DiskBlobFiles: BlobFiles {
    /// Bytes that one hop to the disk's threads takes along: small enough that many requests at once cost little memory,
    /// large enough that the hops cost little time.
    private static let piece = 256 * 1024
    /// One for each request that may be under way; each waits for one step at a time.
    private static let waiting = 4_096

    let directory: BlobDirectory
    let threads: BlobThreads
    private let random: RandomSource

    /// Makes the directory if it is missing.
    ///
    /// - Parameter threads: Reads and writes that wait for the disk at the same time; more do not make a disk faster.
    /// - Throws: ``BlobFilesError`` when the directory cannot be made.
    package init(directory: String, threads: Int = 8, random: RandomSource = .system) throws {
        self.directory = BlobDirectory(root: directory)
        self.threads = BlobThreads(count: threads, waiting: Self.waiting)
        self.random = random
        try self.directory.prepare()
    }

    package func writeBlock<Chunks: AsyncSequence & Sendable>(
        _ block: BlobBlockID,
        of upload: BlobUploadID,
        from chunks: Chunks,
        length: Int64,
    ) async throws where Chunks.Element == [UInt8] {
        let directory = self.directory
        let part = directory.part(self.random.uuid(), of: upload)
        let file = try await self.threads.run {
            try BlobDirectory.make(directory.blocks(of: upload))
            return try OpenFile(creating: part)
        }
        do {
            try await self.pour(chunks, length: length) { try file.append($0) }
            try await self.threads.run {
                try file.synchronise()
                try BlobDirectory.rename(part, to: directory.block(block, of: upload))
            }
        } catch {
            await self.threads.clean { try BlobDirectory.remove(part) }
            throw error
        }
    }

    package func writeDraft<Chunks: AsyncSequence & Sendable>(
        from chunks: Chunks,
        length: Int64,
    ) async throws -> BlobDraft where Chunks.Element == [UInt8] {
        try await self.withDraft { draft in
            try await self.pour(chunks, length: length) { try draft.append($0) }
        }
    }

    package func assemble(
        _ blocks: [BlobBlockID],
        of upload: BlobUploadID,
        atMost limit: Int64,
    ) async throws -> BlobDraft {
        let directory = self.directory
        return try await self.withDraft { draft in
            // A hop for each block: a large blob keeps no thread from others for long.
            for block in blocks {
                try await self.threads.run {
                    let source = try OpenFile(reading: directory.block(block, of: upload))
                    try draft.append(contentsOf: source, atMost: limit)
                }
            }
        }
    }

    package func draft(ofFile path: String, atMost limit: Int64) async throws -> BlobDraft {
        try await self.withDraft { draft in
            try await self.threads.run { try draft.append(contentsOf: try OpenFile(reading: path), atMost: limit) }
        }
    }

    package func path(of digest: BlobDigest) -> String {
        URL(fileURLWithPath: self.directory.file(digest)).path
    }

    package func publish(_ draft: BlobDraft) async throws {
        let directory = self.directory
        try await self.threads.run {
            let digest = draft.blob.digest
            let shelf = directory.shelf(digest.bytes[0])
            let box = directory.box(digest)
            try BlobDirectory.make(shelf)
            try BlobDirectory.make(box)
            try BlobDirectory.rename(directory.draft(draft.name), to: directory.file(digest))
            // All three: another process may have made the upper ones and not come so far.
            for path in [box, shelf, directory.root] { try OpenFile.synchroniseDirectory(path) }
        }
    }

    package func discard(_ draft: BlobDraft) async {
        await self.discard(draft.name)
    }

    package func open(_ digest: BlobDigest) async throws -> (any BlobReader)? {
        let path = self.directory.file(digest)
        let threads = self.threads
        return try await threads.run { () -> (any BlobReader)? in
            do {
                let file = try OpenFile(reading: path)
                return DiskBlobReader(size: try file.size(), file: file, threads: threads)
            } catch let error as BlobFilesError where error.code == .missing {
                return nil
            }
        }
    }

    package func remove(_ digest: BlobDigest) throws {
        try BlobDirectory.remove(self.directory.file(digest))
    }

    /// Makes a draft of what the body writes; on an error nothing stays.
    private func withDraft(_ body: (DraftFile) async throws -> Void) async throws -> BlobDraft {
        let directory = self.directory
        let name = self.random.uuid()
        let draft = try await self.threads.run { try DraftFile(named: name, in: directory) }
        do {
            try await body(draft)
            return try await self.threads.run { try draft.seal() }
        } catch {
            await self.discard(name)
            throw error
        }
    }

    private func discard(_ name: String) async {
        let directory = self.directory
        await self.threads.clean { try BlobDirectory.remove(directory.draft(name)) }
    }

    /// Writes chunks in pieces, in their order: one is written while the next comes.
    private func pour<Chunks: AsyncSequence & Sendable>(
        _ chunks: Chunks,
        length: Int64,
        _ write: @escaping @Sendable ([UInt8]) throws -> Void,
    ) async throws where Chunks.Element == [UInt8] {
        // However this ends, nothing is being written any more then.
        try await withThrowingTaskGroup(of: Void.self) { writes in
            var left = length
            var pending: [UInt8] = []
            for try await chunk in chunks {
                left -= Int64(chunk.count)
                guard left >= 0 else { break }
                pending += chunk
                guard pending.count >= Self.piece else { continue }
                let piece = pending
                pending = []
                pending.reserveCapacity(Self.piece + chunk.count)
                try await writes.next()
                writes.addTask { try await self.threads.run { try write(piece) } }
            }
            try await writes.next()
            guard left == 0 else { throw BlobFilesError(.lengthWrong, "other than the announced number of bytes came") }
            let rest = pending
            if !rest.isEmpty { try await self.threads.run { try write(rest) } }
        }
    }
}

/// A blob's open file.
private struct DiskBlobReader: BlobReader {
    let size: Int64
    let file: OpenFile
    let threads: BlobThreads

    func read<Value: Sendable>(
        at offset: Int64,
        _ body: @escaping @Sendable (_ fill: (UnsafeMutableRawBufferPointer) throws -> Int) throws -> Value,
    ) async throws -> Value {
        let file = self.file
        return try await self.threads.run { try body { try file.read(at: offset, into: $0) } }
    }
}
