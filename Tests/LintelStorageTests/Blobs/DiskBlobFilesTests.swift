import Foundation
import LintelPlatform
import LintelTokens
import Testing

@testable import LintelStorage

/// Files of blobs on a disk.
@Suite struct DiskBlobFilesTests {
    private static let upload = BlobUploadID("00000000-0000-4000-8000-000000000001")

    private struct Broken: Error {}

    private static func withFiles(_ body: (DiskBlobFiles, URL) async throws -> Void) async throws {
        try await withTemporaryDirectory { directory in
            try await body(try DiskBlobFiles(directory: directory.path, threads: 2), directory)
        }
    }

    /// The bytes in pieces, and then perhaps an error.
    private static func chunks(
        _ bytes: [UInt8],
        of size: Int = 1_000,
        failing: Bool = false,
    ) -> AsyncThrowingStream<[UInt8], any Error> {
        AsyncThrowingStream { continuation in
            for start in stride(from: 0, to: bytes.count, by: size) {
                continuation.yield(Array(bytes[start..<min(start + size, bytes.count)]))
            }
            continuation.finish(throwing: failing ? Broken() : nil)
        }
    }

    /// The plain files below the directory.
    private static func names(_ directory: URL) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: directory.path).filter { name in
            var isDirectory = ObjCBool(false)
            _ = FileManager.default.fileExists(atPath: "\(directory.path)/\(name)", isDirectory: &isDirectory)
            return !isDirectory.boolValue
        }
    }

    private static func block(_ number: UInt8) throws -> BlobBlockID {
        try #require(BlobBlockID(base64: Data([number]).base64EncodedString()))
    }

    private static func bytes(of reader: any BlobReader, at offset: Int64, count: Int) async throws -> [UInt8] {
        try await reader.read(at: offset) { fill in
            try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
                filled = try fill(UnsafeMutableRawBufferPointer(buffer))
            }
        }
    }

    @Test func keepsWhatIsWrittenInPieces() async throws {
        try await Self.withFiles { files, _ in
            let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
            let draft = try await files.writeDraft(from: Self.chunks(bytes), length: Int64(bytes.count))
            #expect(draft.blob == Blob(digest: BlobDigest(of: bytes), size: 1_000_000))
            #expect(try await files.open(draft.blob.digest) == nil)
            try await files.publish(draft)
            let reader = try #require(try await files.open(draft.blob.digest))
            #expect(reader.size == 1_000_000)
            #expect(try await Self.bytes(of: reader, at: 999_990, count: 100) == Array(bytes[999_990...]))
            // An open file outlives its name.
            try files.remove(draft.blob.digest)
            try files.remove(draft.blob.digest)
            #expect(try await Self.bytes(of: reader, at: 0, count: 10) == Array(bytes[..<10]))
            #expect(try await files.open(draft.blob.digest) == nil)
        }
    }

    @Test func leavesNothingOfWhatFails() async throws {
        try await Self.withFiles { files, directory in
            let bytes = [UInt8](repeating: 1, count: 5_000)
            let block = try Self.block(1)
            await #expect(throws: Broken.self) {
                _ = try await files.writeDraft(from: Self.chunks(bytes, failing: true), length: 5_000)
            }
            await #expect(throws: Broken.self) {
                let chunks = Self.chunks(bytes, failing: true)
                try await files.writeBlock(block, of: Self.upload, from: chunks, length: 5_000)
            }
            for length: Int64 in [4_999, 5_001] {
                let error = await #expect(throws: BlobFilesError.self) {
                    try await files.writeBlock(block, of: Self.upload, from: Self.chunks(bytes), length: length)
                }
                #expect(error?.code == .lengthWrong)
            }
            let missing = await #expect(throws: BlobFilesError.self) {
                _ = try await files.assemble([block], of: Self.upload, atMost: 100_000)
            }
            #expect(missing?.code == .missing)
            try await files.writeBlock(block, of: Self.upload, from: Self.chunks(bytes), length: 5_000)
            let long = await #expect(throws: BlobFilesError.self) {
                _ = try await files.assemble([block, block], of: Self.upload, atMost: 9_999)
            }
            #expect(long?.code == .tooLong)
            #expect(try Self.names(directory) == ["uploads/\(Self.upload.rawValue)/01.block"])
        }
    }

    @Test func putsBlocksTogetherAndForgetsThem() async throws {
        try await Self.withFiles { files, directory in
            for number: UInt8 in 1...3 {
                let bytes = [UInt8](repeating: number, count: Int(number))
                try await files.writeBlock(
                    try Self.block(number),
                    of: Self.upload,
                    from: Self.chunks(bytes),
                    length: Int64(number),
                )
            }
            let order = try [3, 1, 3].map { try Self.block($0) }
            let draft = try await files.assemble(order, of: Self.upload, atMost: 7)
            #expect(draft.blob == Blob(digest: BlobDigest(of: [3, 3, 3, 1, 3, 3, 3]), size: 7))
            #expect(try await files.uploads() == [Self.upload])
            await files.discard(draft)
            await files.discard(draft)
            try await files.removeBlocks(of: Self.upload)
            try await files.removeBlocks(of: Self.upload)
            #expect(try await files.uploads() == [])
            #expect(try Self.names(directory) == [])
        }
    }

    @Test func findsFilesByShelfAndAge() async throws {
        try await Self.withFiles { files, directory in
            let draft = try await files.writeDraft(from: Self.chunks([1, 2, 3]), length: 3)
            try await files.publish(draft)
            let blob = draft.blob
            let shelf = blob.digest.bytes[0]
            // Far from now on both sides, however long the test takes.
            let (past, future) = (WallClock.system.now() - 10_000, WallClock.system.now() + 10_000)
            #expect(try await files.blobs(onShelf: shelf, untouchedSince: future) == [blob])
            #expect(try await files.blobs(onShelf: shelf, untouchedSince: past) == [])
            #expect(try await files.blobs(onShelf: shelf &+ 1, untouchedSince: future) == [])
            // A name that is no digest, and a digest in another's place.
            let box = directory.path + "/\(blob.digest.hex.prefix(2))/\(blob.digest.hex.dropFirst(2).prefix(2))"
            for name in ["x", BlobDigest(of: []).hex] {
                _ = FileManager.default.createFile(atPath: "\(box)/\(name)", contents: nil)
            }
            #expect(try await files.blobs(onShelf: shelf, untouchedSince: future) == [blob])
            let other = Blob(digest: BlobDigest(of: []), size: 0)
            let shorter = Blob(digest: blob.digest, size: 2)
            #expect(try await files.missing(among: [blob, other, shorter]) == [other, shorter])
            _ = try await files.writeDraft(from: Self.chunks([1]), length: 1)
            #expect(try await files.removeDrafts(untouchedSince: past) == 0)
            #expect(try await files.removeDrafts(untouchedSince: future) == 1)
        }
    }

    @Test func belongsToItsOwnerAlone() async throws {
        try await withTemporaryDirectory { directory in
            let root = directory.appendingPathComponent("blobs")
            let files = try DiskBlobFiles(directory: root.path, threads: 1)
            let draft = try await files.writeDraft(from: Self.chunks([1]), length: 1)
            try await files.publish(draft)
            for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
                let attributes = try FileManager.default.attributesOfItem(atPath: "\(root.path)/\(path)")
                let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0o777
                #expect(mode & 0o077 == 0)
            }
            #expect(throws: BlobFilesError.self) {
                _ = FileManager.default.createFile(atPath: "\(directory.path)/file", contents: nil)
                _ = try DiskBlobFiles(directory: "\(directory.path)/file")
            }
        }
    }
}
