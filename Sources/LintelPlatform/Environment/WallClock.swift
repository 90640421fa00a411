import Foundation
package import LintelTokens

/// The time of day, handed in so that tests can hold it still.
package struct WallClock: Sendable {
    /// The current second.
    package var now: @Sendable () -> UnixTime

    package init(now: @escaping @Sendable () -> UnixTime) {
        self.now = now
    }

    /// The machine's clock.
    package static let system = Self { UnixTime(seconds: Int64(Date().timeIntervalSince1970.rounded(.down))) }

    /// A clock that stands still.
    package static func fixed(_ time: UnixTime) -> Self { Self { time } }
}
