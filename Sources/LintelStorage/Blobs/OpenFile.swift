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

    /// Reads bytes; fewer than asked for only at the end of the file.
    func read(at offset: Int64, count: Int) throws(BlobFilesError) -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
                let got = pread(self.descriptor, rest.baseAddress, rest.count, off_t(offset) + off_t(filled))
                if got > 0 {
                    filled += got
                } else if got == 0 {
                    return
                } else if errno != EINTR {
                    failure = errno
                    return
                }
            }
        }
        guard failure == 0 else { throw BlobFilesError(doing: "read", errno: failure) }
        return bytes
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
