/// What a `Range` field asks for, of a blob of known size (RFC 9110 §14.2).
package enum ByteRange: Sendable, Hashable {
    /// All of it: nothing was asked for, or something that may be ignored.
    case whole
    case part(Range<Int64>)
    /// Nothing that the blob has: 416.
    case unsatisfiable

    /// Ranges that one field may name; more are taken for an attempt to make work.
    private static let maximumRanges = 8

    /// Reads the field; nil stands for a request without one.
    ///
    /// One range is answered. Several are ignored, as RFC 9110 §14.2 allows: their answer would be a format of its own,
    /// and no client of these addresses asks for it.
    package init(_ field: String?, size: Int64) {
        guard let field, field.hasPrefix("bytes=") else {
            self = .whole
            return
        }
        let ranges = field.dropFirst("bytes=".count).split(separator: ",", omittingEmptySubsequences: false)
        guard ranges.count == 1 else {
            self = ranges.count > Self.maximumRanges ? .unsatisfiable : .whole
            return
        }
        self = Self.range(ranges[0], size: size)
    }

    private static func range(_ text: Substring, size: Int64) -> Self {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2 else { return .whole }
        let first = Self.number(ends[0])
        let last = Self.number(ends[1])
        switch (ends[0].isEmpty, first, ends[1].isEmpty, last) {
        case (false, let first?, true, _):
            return first < size ? .part(first..<size) : .unsatisfiable
        case (false, let first?, false, let last?):
            guard first <= last else { return .whole }
            return first < size ? .part(first..<min(last, size - 1) + 1) : .unsatisfiable
        case (true, _, false, let count?):
            return count > 0 && size > 0 ? .part(max(0, size - count)..<size) : .unsatisfiable
        default:
            return .whole
        }
    }

    /// Digits alone; a number that is too large is as good as the largest.
    private static func number(_ text: Substring) -> Int64? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int64(text) ?? .max
    }
}
