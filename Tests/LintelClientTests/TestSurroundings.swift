import LintelTokens
import Synchronization

@testable import LintelClient

/// A clock that moves when it is told to, pauses that are over at once and are written down, and numbers instead of
/// randomness.
final class TestSurroundings: Sendable {
    static let start = UnixTime(seconds: 1_800_000_000)

    private struct State {
        var now = TestSurroundings.start
        var pauses: [Duration] = []
        var number: UInt64 = 0
    }

    private let state = Mutex(State())

    var now: UnixTime { self.state.withLock { $0.now } }
    var pauses: [Duration] { self.state.withLock { $0.pauses } }

    func advance(by seconds: Int64) { self.state.withLock { $0.now = $0.now + seconds } }

    var environment: ClientEnvironment {
        ClientEnvironment(
            now: { self.now },
            sleep: { pause in
                try Task.checkCancellation()
                self.state.withLock { $0.pauses.append(pause) }
                await Task.yield()
            },
            random: {
                self.state.withLock { state in
                    state.number += 1
                    return state.number &* 0x9E37_79B9_7F4A_7C15
                }
            },
        )
    }

    func settings(retries: RetryRule = RetryRule(), maximumAnswerBytes: Int = 1_048_576) -> ClientSettings {
        ClientSettings(
            retries: retries,
            // Not about time: a crowded machine may take as long as it likes.
            callTimeout: .seconds(3_600),
            maximumAnswerBytes: maximumAnswerBytes,
            environment: self.environment,
        )
    }
}

/// Counts, from any task.
final class Tally: Sendable {
    private let number = Mutex(0)

    var count: Int { self.number.withLock { $0 } }

    @discardableResult
    func add() -> Int {
        self.number.withLock { number in
            number += 1
            return number
        }
    }
}

/// What a test wrote down, from any task.
final class Notes<Element: Sendable>: Sendable {
    private let kept = Mutex<[Element]>([])

    var all: [Element] { self.kept.withLock { $0 } }

    func add(_ element: Element) { self.kept.withLock { $0.append(element) } }
}

/// Holds tasks up until it is opened.
final class Gate: Sendable {
    private let fetch = SharedFetch<Bool>()

    func open() { self.fetch.finish(.success(true)) }
    func pass() async { _ = try? await self.fetch.value() }
}
