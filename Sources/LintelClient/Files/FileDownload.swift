import AsyncHTTPClient
import NIOCore

/// Fetches the bytes of a file, and goes on where it was when the connection breaks.
struct FileDownload: Sendable {
    let runner: CallRunner
    /// What tells one content from another: what an earlier attempt has left counts only with the same.
    let tag: String
    /// Bytes of the whole; nil when the server has not said so yet.
    let size: Int64?
    /// The call that fetches it, its address fresh.
    let call: @Sendable () async throws -> HTTPCall
    /// Judges the whole before it replaces what is at the target; nil takes it as it came.
    var check: (@Sendable (_ path: String) async throws -> Void)?

    /// How often the connection may break without a byte in between.
    private static let attempts = 4

    /// Fetches it to a file of this machine.
    func receive(at local: String, progress: @escaping TransferProgress.Report) async throws {
        let part = try await DownloadPart.opening(beside: local, tag: self.tag)
        do {
            let total = try await self.fetchAll(into: part, progress: progress)
            try await part.finish(size: total)
            try await self.check?(part.path)
            progress(TransferProgress(completed: total, total: total))
        } catch let error as ClientError where error.code == .contentMismatch {
            // What is not what it should be is nothing to go on with.
            try await part.remove()
            throw error
        }
        try await part.move(to: local)
    }

    /// Asks until all bytes are there.
    ///
    /// - Returns: How many there are.
    private func fetchAll(into part: DownloadPart, progress: @escaping TransferProgress.Report) async throws -> Int64 {
        var failures = 0
        while true {
            let before = part.position
            do {
                if let total = try await self.fetch(into: part, progress: progress) { return total }
                failures += 1
                guard failures < Self.attempts else { throw ClientError.otherBytes }
                try await part.restart(as: nil)
            } catch let error as ClientError where Self.mayGoOn(error) {
                failures = part.position > before ? 1 : failures + 1
                guard failures < Self.attempts else { throw error }
                let pause = self.runner.settings.retries.pause(
                    after: error.status.map { .status($0, retryAfter: error.retryAfter) } ?? .broken,
                    attempt: failures,
                    isRepeatable: true,
                    jitter: self.runner.settings.environment.randomFraction()
                )
                guard let pause else { throw error }
                try await self.runner.settings.environment.sleep(pause)
            }
        }
    }

    /// One request from where the bytes end.
    ///
    /// - Returns: How many bytes the whole has, all of which are there now; nil when what is there is of another content.
    private func fetch(into part: DownloadPart, progress: @escaping TransferProgress.Report) async throws -> Int64? {
        // Bytes go together only when the server says that they are of one content, or a check says so afterwards.
        if part.entityTag == nil, self.check == nil, part.position > 0 { try await part.restart(as: nil) }
        let position = part.position
        var call = try await self.call()
        // The loop around this goes on where the bytes end, which a repeat from the beginning would not.
        call.repeatable = false
        if position > 0 {
            call.headers.append(("Range", "bytes=\(position)-"))
            if let tag = part.entityTag { call.headers.append(("If-Range", tag)) }
            call.expected = [416]
        }
        let size = self.size
        return try await self.runner.run(call, within: nil) { head, body in
            let tag = head.first("ETag").flatMap(DownloadPart.strong)
            let range: DownloadRange
            switch head.status {
            case 200:
                range = try DownloadRange(whole: head)
                try await part.restart(as: tag)
            case 416:
                // RFC 9110 §15.5.17: there is nothing behind the last byte.
                let isWhole = head.first("Content-Range").flatMap(DownloadRange.total(ofNone:)) == position
                return isWhole && (tag == nil || tag == part.entityTag) && (size ?? position) == position
                    ? position : nil
            default:
                range = try DownloadRange(part: head, askedFrom: position)
                guard tag == part.entityTag || part.entityTag == nil else { return nil }
            }
            if let size, size != range.total { throw ClientError.otherBytes }
            for try await bytes in body {
                let end = part.position + Int64(bytes.readableBytes)
                guard end <= range.total else { throw ClientError.moreBytes }
                try await part.append(bytes)
                progress(TransferProgress(completed: end, total: range.total))
            }
            guard part.position == range.total else {
                throw ClientError(.connectionFailed, "The server sent fewer bytes than it said.")
            }
            return range.total
        }
    }

    private static func mayGoOn(_ error: ClientError) -> Bool {
        if error.code == .connectionFailed || error.code == .timedOut { return true }
        return error.status.map { [408, 429, 502, 503, 504].contains($0) } ?? false
    }
}

extension ClientError {
    static let otherBytes = Self(.contentMismatch, "The server sent other bytes of the file than were asked for.")
    static let moreBytes = Self(.contentMismatch, "The server sent more bytes than it said.")
}
