package import LintelPlatform
package import LintelTokens
import Synchronization

/// A clock that moves when a test says so.
package final class ManualClock: Sendable {
    /// 2026-01-01T00:00:00Z.
    package static let start = UnixTime(seconds: 1_767_225_600)

    private let time: Mutex<UnixTime>

    package init(_ time: UnixTime = ManualClock.start) {
        self.time = Mutex(time)
    }

    package var now: UnixTime { self.time.withLock { $0 } }

    /// Moves the clock.
    package func advance(by seconds: Int64) {
        self.time.withLock { $0 = $0 + seconds }
    }

    /// The clock as the server takes it.
    package var wallClock: WallClock { WallClock { self.now } }
}
