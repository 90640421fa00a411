import Foundation
import LintelCodec
import LintelPlatform
import LintelTokens

/// Where in the directory of blobs which file is.
///
/// Every call that does something blocks.
///
/// ```
/// ab/cd/abcd…         a blob, by its digest
/// drafts/UUID         bytes that are being put together
/// uploads/UUID/       the blocks of an upload: ID.block, and UUID.part while one is being written
/// ```
struct BlobDirectory: Sendable {
    let root: String

    /// Makes what is missing, for its owner alone.
    func prepare() throws {
        for path in [self.root, self.drafts, self.uploads] {
            do {
                try FileManager.default.createDirectory(
                    atPath: path,
                    withIntermediateDirectories: true,
                    attributes: [.posixPermissions: 0o700],
                )
            } catch {
                throw BlobFilesError(.other, "the directory \(path) cannot be made")
            }
        }
    }

    var drafts: String { "\(self.root)/drafts" }
    var uploads: String { "\(self.root)/uploads" }

    func draft(_ name: String) -> String { "\(self.drafts)/\(name)" }
    func blocks(of upload: BlobUploadID) -> String { "\(self.uploads)/\(upload.rawValue)" }

    func block(_ block: BlobBlockID, of upload: BlobUploadID) -> String {
        "\(self.blocks(of: upload))/\(block.hex).block"
    }

    func part(_ name: String, of upload: BlobUploadID) -> String { "\(self.blocks(of: upload))/\(name).part" }

    /// The directory of the blobs whose digest begins with this byte.
    func shelf(_ first: UInt8) -> String { "\(self.root)/\(Hex.encode([first]))" }

    /// The directory of a blob.
    func box(_ digest: BlobDigest) -> String { "\(self.shelf(digest.bytes[0]))/\(Hex.encode([digest.bytes[1]]))" }

    func file(_ digest: BlobDigest) -> String { "\(self.box(digest))/\(digest.hex)" }

    /// Makes a directory unless it is there.
    static func make(_ path: String) throws(BlobFilesError) {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw BlobFilesError(doing: "mkdir") }
    }

    /// Puts a file in another's place, or where none was.
    static func rename(_ path: String, to other: String) throws(BlobFilesError) {
        guard Foundation.rename(path, other) == 0 else { throw BlobFilesError(doing: "rename") }
    }

    /// Removes a file, or finds it gone.
    static func remove(_ path: String) throws(BlobFilesError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw BlobFilesError(doing: "unlink") }
    }

    /// What a directory holds, in no order; nothing when it is gone.
    static func entries(of path: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    }

    /// Size and last change of a plain file; nil when there is none.
    static func facts(of path: String) -> (size: Int64, changedAt: UnixTime)? {
        var facts = stat()
        guard lstat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
        return (Int64(facts.st_size), UnixTime(seconds: Int64(facts.st_mtim.tv_sec)))
    }
}
