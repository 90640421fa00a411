/// Which bytes of a file an answer holds (RFC 9110 §14.4, §15.3.7).
struct DownloadRange: Sendable, Hashable {
    var start: Int64
    /// Bytes of the whole file.
    var total: Int64

    /// Reads the beginning of an answer that holds everything.
    init(whole head: AnswerHead) throws {
        guard let length = head.first("Content-Length").flatMap({ Int64($0) }), length >= 0 else {
            throw ClientError(.answerInvalid, "The server does not say how many bytes the file has.")
        }
        self.init(start: 0, total: length)
    }

    /// Reads the beginning of an answer that holds what begins at a place.
    ///
    /// - Throws: ``ClientError`` with code `contentMismatch` for bytes other than those that were asked for.
    init(part head: AnswerHead, askedFrom position: Int64) throws {
        guard head.status == 206, let range = head.first("Content-Range").flatMap(Self.parse), range.start == position
        else { throw ClientError.otherBytes }
        self = range
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

    /// `bytes */10` of an answer that holds none: the file's bytes.
    static func total(ofNone text: String) -> Int64? {
        let words = text.split(separator: " ")
        guard words.count == 2, words[0].lowercased() == "bytes", words[1].hasPrefix("*/") else { return nil }
        return Int64(words[1].dropFirst(2))
    }
}
