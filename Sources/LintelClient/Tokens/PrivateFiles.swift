#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file for its owner alone, with the file beside it whose lock says who may change it.
///
/// All of it may block.
package struct PrivateFiles: Sendable {
    package let path: String

    /// - Parameter path: Absolute. Its directory is made, for its owner alone, when there is none.
    package init(path: String) {
        self.path = path
    }

    private var directory: String { String(self.path[..<(self.path.lastIndex(of: "/") ?? self.path.startIndex)]) }

    /// The file's bytes; nil when there is none.
    ///
    /// - Throws: ``ClientError`` with code `storageUnsafe` when others could read or write it.
    package func read() throws -> [UInt8]? {
        let descriptor = open(self.path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        if descriptor < 0 {
            if errno == ENOENT { return nil }
            throw ClientError.file("read", self.path, .storageFailed)
        }
        defer { close(descriptor) }
        try self.check(descriptor)
        var bytes: [UInt8] = []
        while bytes.count <= StoredToken.maximumBytes {
            var count = 0
            bytes += [UInt8](unsafeUninitializedCapacity: 16_384) { buffer, filled in
                repeat {
                    count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(bytes.count))
                } while count < 0 && errno == EINTR
                filled = max(0, count)
            }
            guard count >= 0 else { throw ClientError.file("read", self.path, .storageFailed) }
            if count == 0 { return bytes }
        }
        throw ClientError(.storageFailed, "\(self.path) is too large.")
    }

    /// Writes another file and puts it in this one's place: whoever reads meanwhile sees all of the one or the other, and
    /// so does a machine that loses its power.
    package func replace(with bytes: [UInt8], temporaryName: String) throws {
        try self.makeDirectory()
        let other = "\(self.path).\(temporaryName)"
        let descriptor = open(other, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw ClientError.file("written", other, .storageFailed) }
        do {
            defer { close(descriptor) }
            try self.write(bytes, to: descriptor, at: other)
        } catch {
            unlink(other)
            throw error
        }
        guard rename(other, self.path) == 0 else {
            let error = ClientError.file("written", self.path, .storageFailed)
            unlink(other)
            throw error
        }
        self.syncDirectory()
    }

    /// Removes the file, if there is one.
    package func remove() throws {
        guard unlink(self.path) == 0 || errno == ENOENT else {
            throw ClientError.file("removed", self.path, .storageFailed)
        }
        self.syncDirectory()
    }

    private func write(_ bytes: [UInt8], to descriptor: Int32, at path: String) throws {
        // The mask of the process may have taken bits away, and never adds any.
        guard fchmod(descriptor, 0o600) == 0 else { throw ClientError.file("written", path, .storageFailed) }
        var written = 0
        while written < bytes.count {
            let part = bytes[written...].withUnsafeBytes {
                pwrite(descriptor, $0.baseAddress, $0.count, off_t(written))
            }
            if part < 0, errno == EINTR { continue }
            guard part > 0 else { throw ClientError.file("written", path, .storageFailed) }
            written += part
        }
        guard fsync(descriptor) == 0 else { throw ClientError.file("written", path, .storageFailed) }
    }

    private func makeDirectory() throws {
        var missing: [String] = []
        var directory = self.directory
        while !directory.isEmpty, access(directory, F_OK) != 0, errno == ENOENT {
            missing.append(directory)
            directory = String(directory[..<(directory.lastIndex(of: "/") ?? directory.startIndex)])
        }
        for directory in missing.reversed() {
            guard mkdir(directory, 0o700) == 0 || errno == EEXIST else {
                throw ClientError.file("made", directory, .storageFailed)
            }
        }
    }

    /// A file of somebody else's, or one that others can read, is no place for a token.
    private func check(_ descriptor: Int32) throws {
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { throw ClientError.file("read", self.path, .storageFailed) }
        guard facts.st_mode & S_IFMT == S_IFREG, facts.st_uid == geteuid(), facts.st_mode & 0o077 == 0 else {
            throw ClientError(
                .storageUnsafe,
                "\(self.path) has to belong to you and to be readable by you alone (chmod 600).",
            )
        }
    }

    private func syncDirectory() {
        let descriptor = open(self.directory.isEmpty ? "/" : self.directory, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}

extension PrivateFiles {
    /// Says that nobody else changes the file; ends when it is released, or the process ends.
    package struct Lock: Sendable {
        fileprivate let descriptor: Int32

        /// Lets the next one.
        package func release() { close(self.descriptor) }
    }

    /// The lock, or nil when somebody else has it: another process, or another storage of this one.
    package func tryLock() throws -> Lock? {
        try self.makeDirectory()
        let path = self.path + ".lock"
        // A lock belongs to what was opened, not to the process (flock(2)), so two storages of one process exclude each
        // other as well. The file stays: whoever removed it would let two in.
        let descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw ClientError.file("locked", path, .storageFailed) }
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return Lock(descriptor: descriptor) }
        let reason = errno
        close(descriptor)
        guard reason == EWOULDBLOCK || reason == EINTR else {
            errno = reason
            throw ClientError.file("locked", path, .storageFailed)
        }
        return nil
    }
}
