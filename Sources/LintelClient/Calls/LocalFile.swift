import NIOCore
import NIOPosix

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An open file of this machine.
///
/// What may wait for a disk is done on threads for that, not on those of Swift's tasks.
final class LocalFile: Sendable {
    private let descriptor: Int32
    let path: String

    private static let pool = NIOThreadPool.singleton

    private init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit {
        close(self.descriptor)
    }

    /// Opens a file to read it.
    static func reading(_ path: String) async throws -> LocalFile {
        try await Self.opening(path, flags: O_RDONLY | O_CLOEXEC)
    }

    /// Opens a file to write to it, and makes it, readable by its owner alone, when there is none.
    ///
    /// A link, and a file that somebody else has put there or could write to, is refused.
    static func writing(_ path: String) async throws -> LocalFile {
        let file = try await Self.opening(path, flags: O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        try await Self.onThread {
            var facts = stat()
            guard fstat(file.descriptor, &facts) == 0 else { throw ClientError.file("opened", path) }
            guard facts.st_mode & S_IFMT == S_IFREG, facts.st_uid == geteuid(), facts.st_mode & 0o022 == 0 else {
                throw ClientError(.fileFailed, "\(path) has to be a file of yours that nobody else can write to.")
            }
        }
        return file
    }

    /// Removes a file, if there is one.
    static func remove(_ path: String) async throws {
        try await Self.onThread {
            guard unlink(path) == 0 || errno == ENOENT else { throw ClientError.file("removed", path) }
        }
    }

    /// Puts a file in another one's place, in one step.
    static func move(_ path: String, to other: String) async throws {
        try await Self.onThread {
            guard rename(path, other) == 0 else { throw ClientError.file("written", other) }
        }
    }

    private static func opening(_ path: String, flags: Int32) async throws -> LocalFile {
        try await Self.onThread {
            let descriptor = open(path, flags, 0o600)
            guard descriptor >= 0 else { throw ClientError.file("opened", path) }
            return LocalFile(descriptor: descriptor, path: path)
        }
    }

    /// How many bytes the file has.
    func size() async throws -> Int64 {
        try await Self.onThread {
            var facts = stat()
            guard fstat(self.descriptor, &facts) == 0 else { throw ClientError.file("read", self.path) }
            guard facts.st_mode & S_IFMT == S_IFREG else {
                throw ClientError(.fileFailed, "\(self.path) is no file.")
            }
            return Int64(facts.st_size)
        }
    }

    /// So many bytes from a place on; fewer at the file's end.
    func read(at offset: Int64, count: Int) async throws -> [UInt8] {
        try await Self.onThread {
            var failed = false
            let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
                while filled < count {
                    let part = pread(
                        self.descriptor,
                        buffer.baseAddress.map { $0 + filled },
                        count - filled,
                        off_t(offset) + off_t(filled)
                    )
                    if part < 0, errno == EINTR { continue }
                    failed = part < 0
                    guard part > 0 else { return }
                    filled += part
                }
            }
            guard !failed else { throw ClientError.file("read", self.path) }
            return bytes
        }
    }

    /// Writes all bytes from a place on.
    func write(_ bytes: ByteBuffer, at offset: Int64) async throws {
        try await Self.onThread {
            try bytes.withUnsafeReadableBytes { buffer in
                var written = 0
                while written < buffer.count {
                    let part = pwrite(
                        self.descriptor,
                        buffer.baseAddress.map { $0 + written },
                        buffer.count - written,
                        off_t(offset) + off_t(written)
                    )
                    if part < 0, errno == EINTR { continue }
                    guard part > 0 else { throw ClientError.file("written", self.path) }
                    written += part
                }
            }
        }
    }

    /// Cuts the file off, and waits until the disk has it.
    func finish(size: Int64) async throws {
        try await Self.onThread {
            guard ftruncate(self.descriptor, off_t(size)) == 0, fsync(self.descriptor) == 0 else {
                throw ClientError.file("written", self.path)
            }
        }
    }

    /// Does what may block.
    static func onThread<Result: Sendable>(
        _ work: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        try await Self.pool.runIfActive(work)
    }
}

extension ClientError {
    /// What `errno` says about a file, named by what was to be done with it.
    static func file(_ deed: String, _ path: String, _ code: Code = .fileFailed) -> Self {
        let reason = errno
        return Self(code, "\(path) cannot be \(deed): \(String(cString: strerror(reason))).", detail: "errno \(reason)")
    }
}
