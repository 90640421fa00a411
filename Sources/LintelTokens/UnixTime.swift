/// Whole seconds since 1970-01-01T00:00:00Z, as JWT's `NumericDate` (RFC 7519 §2).
public struct UnixTime: Hashable, Comparable, Sendable {
    /// Seconds since the epoch.
    public var seconds: Int64

    /// - Parameter seconds: Seconds since the epoch.
    public init(seconds: Int64) {
        self.seconds = seconds
    }

    /// Whether a time comes before another.
    public static func < (left: Self, right: Self) -> Bool { left.seconds < right.seconds }

    /// The time so many seconds later.
    public static func + (time: Self, seconds: Int64) -> Self { Self(seconds: time.seconds + seconds) }

    /// The time so many seconds earlier.
    public static func - (time: Self, seconds: Int64) -> Self { Self(seconds: time.seconds - seconds) }

    /// Seconds from `right` to `left`.
    public static func - (left: Self, right: Self) -> Int64 { left.seconds - right.seconds }
}
