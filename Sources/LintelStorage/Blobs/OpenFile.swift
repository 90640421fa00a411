import CFiles
import Foundation
import LintelPlatform

/// An open file or directory, closed with its last reference.
///
/// Every call blocks.
final class OpenFile: Sendable {
    private let descriptor: Int32

    /// Opens a file to read.
    convenience init(reading path: String) throws(BlobFilesError) {
        try self.init(path, O_RDONLY)
    }

    /// Makes a file that nobody else can read; there may be none of that name.
    convenience init(creating path: String) throws(BlobFilesError) {
        try self.init(path, O_WRONLY | O_CREAT | O_EXCL)
    }

    private init(_ path: String, _ flags: Int32) throws(BlobFilesError) {
        self.descriptor = Foundation.open(path, flags | O_CLOEXEC, 0o600)
        guard self.descriptor >= 0 else { throw BlobFilesError(doing: "open") }
    }

    deinit {
        close(self.descriptor)
    }

    /// Makes a directory's entries durable.
    static func synchroniseDirectory(_ path: String) throws(BlobFilesError) {
        try OpenFile(path, O_RDONLY | O_DIRECTORY).synchronise()
    }

    /// Adds bytes at the end.
    func append(_ bytes: [UInt8]) throws(BlobFilesError) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
                return Foundation.write(self.descriptor, rest.baseAddress, rest.count)
            }
            if count > 0 {
                written += count
            } else if errno != EINTR {
                throw BlobFilesError(doing: "write")
            }
        }
    }

    /// Fills the buffer, and says with how many bytes; with fewer only at the end of the file.
    func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobFilesError) -> Int {
        var filled = 0
        while filled < buffer.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
            let got = pread(self.descriptor, rest.baseAddress, rest.count, off_t(offset) + off_t(filled))
            if got > 0 {
                filled += got
            } else if got == 0 {
                break
            } else if errno != EINTR {
                throw BlobFilesError(doing: "read")
            }
        }
        return filled
    }

    /// Reads bytes; fewer than asked for only at the end of the file.
    func read(at offset: Int64, count: Int) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = try self.read(at: offset, into: UnsafeMutableRawBufferPointer(buffer))
        }
    }

    /// Has the disk begin with what was written there, so that ``synchronise()`` has less to wait for.
    func beginWriting(at offset: Int64, count: Int64) {
        // Nothing depends on it.
        _ = c_files_begin_writing(self.descriptor, offset, count)
    }

    /// Returns when what was written is on the disk.
    func synchronise() throws(BlobFilesError) {
        guard fsync(self.descriptor) == 0 else { throw BlobFilesError(doing: "fsync") }
    }

    /// The number of bytes.
    func size() throws(BlobFilesError) -> Int64 {
        var facts = stat()
        guard fstat(self.descriptor, &facts) == 0 else { throw BlobFilesError(doing: "fstat") }
        return Int64(facts.st_size)
    }
}
