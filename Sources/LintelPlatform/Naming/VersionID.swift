package import LintelTokens

/// The id of a version of a file or an object: a number that grows from version to version.
///
/// It is about the nanoseconds since 1970 at which the version began, as clients of the Evo APIs know it.
package struct VersionID: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let rawValue: Int64

    package init(_ rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// Reads decimal digits; nil for anything else.
    package init?(text: some StringProtocol) {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int64(text) else {
            return nil
        }
        self.rawValue = value
    }

    /// The id for a version that begins now behind another one.
    package init(after previous: VersionID?, at now: UnixTime) {
        let time = now.seconds * 1_000_000_000
        self.rawValue = max(time, (previous?.rawValue ?? 0) + 1)
    }

    package var description: String { String(self.rawValue) }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
