import AsyncHTTPClient
import Crypto
import LintelCodec
import NIOCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Fetches the bytes of a file, and goes on where it was when the connection breaks.
struct FileDownload: Sendable {
    let runner: CallRunner
    /// What tells one content from another: what an earlier attempt has left counts only with the same.
    let tag: String
    /// Bytes of the whole; nil when the server has not said so yet.
    let size: Int64?
    /// The call that fetches it, its address fresh.
    let call: @Sendable () async throws -> HTTPCall

    /// How often the connection may break without a byte in between.
    private static let attempts = 4

    /// Fetches it to a file of this machine.
    func receive(at local: String, progress: @escaping TransferProgress.Report) async throws {
        let path = "\(local).\(Hex.encode(SHA256.hash(data: Array(self.tag.utf8)).prefix(6))).part"
        let file = try await LocalFile.writing(path)
        var position = try await file.size()
        if let size, position > size { position = 0 }
        var failures = 0
        var total = self.size
        while total == nil || position < (total ?? 0) || (position == 0 && failures == 0 && total != 0) {
            let before = position
            do {
                let part = try await self.fetch(into: file, from: position, total: total, progress: progress)
                (position, total) = (part.position, part.total)
            } catch let error as ClientError where Self.mayGoOn(error) {
                position = try await file.size()
                failures = position > before ? 1 : failures + 1
                guard failures < Self.attempts else { throw error }
                let pause = self.runner.settings.retries.pause(
                    after: .broken,
                    attempt: failures,
                    isRepeatable: true,
                    jitter: self.runner.settings.environment.randomFraction()
                )
                guard let pause else { throw error }
                try await self.runner.settings.environment.sleep(pause)
            }
        }
        try await file.finish(size: total ?? position)
        progress(TransferProgress(completed: position, total: total ?? position))
        try await LocalFile.onThread {
            guard rename(path, local) == 0 else { throw ClientError.file("written", local) }
        }
    }

    private struct Part: Sendable {
        var position: Int64
        var total: Int64
    }

    /// One request from a position on.
    private func fetch(
        into file: LocalFile,
        from position: Int64,
        total: Int64?,
        progress: @escaping TransferProgress.Report,
    ) async throws -> Part {
        var call = try await self.call()
        // The loop around this goes on where the bytes end, which a repeat from the beginning would not.
        call.repeatable = false
        if position > 0 { call.headers.append(("Range", "bytes=\(position)-")) }
        call.expected = [416]
        return try await self.runner.run(call, within: nil) { head, body in
            let range = try DownloadRange(head, askedFrom: position, known: total)
            var offset = range.start
            for try await bytes in body {
                offset += Int64(bytes.readableBytes)
                guard offset <= range.total else { throw ClientError.moreBytes }
                try await file.write(bytes, at: offset - Int64(bytes.readableBytes))
                progress(TransferProgress(completed: offset, total: range.total))
            }
            guard offset == range.total else {
                throw ClientError(.connectionFailed, "The server sent fewer bytes than it said.")
            }
            return Part(position: offset, total: range.total)
        }
    }

    private static func mayGoOn(_ error: ClientError) -> Bool {
        if error.code == .connectionFailed || error.code == .timedOut { return true }
        return error.status.map { [408, 429, 502, 503, 504].contains($0) } ?? false
    }
}

/// Which bytes of a file an answer holds (RFC 9110 §14.4, §15.3.7).
struct DownloadRange: Sendable, Hashable {
    var start: Int64
    /// Bytes of the whole file.
    var total: Int64

    /// Reads the beginning of an answer.
    ///
    /// - Throws: ``ClientError`` with code `contentMismatch` for bytes other than those that were asked for.
    init(_ head: AnswerHead, askedFrom position: Int64, known: Int64?) throws {
        switch head.status {
        case 206:
            guard let range = head.first("Content-Range").flatMap(Self.parse), range.start == position else {
                throw ClientError.otherBytes
            }
            self = range
        case 200:
            guard let length = head.first("Content-Length").flatMap({ Int64($0) }), length >= 0 else {
                throw ClientError(.answerInvalid, "The server does not say how many bytes the file has.")
            }
            self.init(start: 0, total: length)
        default:
            throw ClientError.otherBytes
        }
        if let known, known != self.total { throw ClientError.otherBytes }
    }

    private init(start: Int64, total: Int64) {
        self.start = start
        self.total = total
    }

    /// `bytes 5-9/10`: the end is the file's, as nothing else is asked for.
    static func parse(_ text: String) -> Self? {
        let words = text.split(separator: " ")
        guard words.count == 2, words[0].lowercased() == "bytes" else { return nil }
        let parts = words[1].split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let total = Int64(parts[1]) else { return nil }
        let ends = parts[0].split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let start = Int64(ends[0]), let end = Int64(ends[1]), start >= 0, start <= end,
            end == total - 1
        else { return nil }
        return Self(start: start, total: total)
    }
}

extension ClientError {
    static let otherBytes = Self(.contentMismatch, "The server sent other bytes of the file than were asked for.")
    static let moreBytes = Self(.contentMismatch, "The server sent more bytes than it said.")
}
