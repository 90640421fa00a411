package import LintelTokens

/// A condition on a time, such as `gte:2026-01-02T03:04:05Z`.
package struct TimeBound: Sendable, Hashable {
    /// How the time has to stand to the one that was sent.
    package enum Comparison: String, Sendable, Hashable {
        case before = "lt"
        case notAfter = "lte"
        case after = "gt"
        case notBefore = "gte"
        case equal = "eq"
    }

    package let comparison: Comparison
    package let time: UnixTime

    package init(_ comparison: Comparison, _ time: UnixTime) {
        self.comparison = comparison
        self.time = time
    }

    /// Reads one condition: an optional operator with a colon, and a time.
    ///
    /// Times are kept in whole seconds: one with a fraction lies between two of them.
    private init?(_ text: String) {
        var time = Substring(text)
        var comparison = Comparison.equal
        let all = [Comparison.before, .notAfter, .after, .notBefore, .equal]
        for known in all where text.hasPrefix(known.rawValue + ":") {
            comparison = known
            time = text.dropFirst(known.rawValue.count + 1)
        }
        guard let reading = TimestampReading(time) else { return nil }
        if reading.hasFraction {
            switch comparison {
            case .before: comparison = .notAfter
            case .notBefore: comparison = .after
            case .notAfter, .after: break
            case .equal: return nil
            }
        }
        self.init(comparison, reading.time)
    }

    /// Reads the conditions on one time: at most two, and a plain time only alone.
    ///
    /// - Throws: ``PlatformError`` with code `queryInvalid`.
    package static func reading(_ texts: [String], field: String) throws(PlatformError) -> [TimeBound] {
        let texts = texts.filter { !$0.isEmpty }
        let bounds = texts.compactMap { Self($0) }
        guard bounds.count == texts.count else {
            throw PlatformError(
                .queryInvalid,
                "It is a time such as 2026-01-02T03:04:05Z, with lt:, lte:, gt: or gte: in front if not that very second.",
                field: field,
            )
        }
        guard bounds.count <= 2, bounds.count < 2 || !bounds.contains(where: { $0.comparison == .equal }) else {
            throw PlatformError(.queryInvalid, "There are at most two bounds, or one time.", field: field)
        }
        return bounds
    }
}
