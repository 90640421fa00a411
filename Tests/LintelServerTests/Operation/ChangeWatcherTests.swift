import LintelPlatform
import LintelServer
import LintelStorage
import LintelTesting
import Logging
import Synchronization
import Testing

@Suite struct ChangeWatcherTests {
    private struct Unreachable: Error {}

    /// Gives one prepared set of numbers at each look, nil for a failure; says how long the watcher would wait.
    private final class ScriptedFeed: ChangeFeed {
        private let script: Mutex<[[ChangeTopic: Int64]?]>
        let waits = Mutex<[Duration]>([])

        init(_ script: [[ChangeTopic: Int64]?]) {
            self.script = Mutex(script)
        }

        var isOver: Bool { self.script.withLock { $0.isEmpty } }

        func versions() async throws -> [ChangeTopic: Int64] {
            guard let versions = self.script.withLock({ $0.removeFirst() }) else { throw Unreachable() }
            return versions
        }

        func waitForChange(atMost interval: Duration) async {
            self.waits.withLock { $0.append(interval) }
        }
    }

    /// Runs the watcher to the end of the feed's script.
    private static func watch(_ feed: ScriptedFeed, _ reactions: [ChangeTopic: [ChangeWatcher.Reaction]]) async throws {
        var quiet = Logger(label: "test")
        quiet.logLevel = .critical
        let watcher = ChangeWatcher(feed: feed, reactions: reactions, logger: quiet) { _ in
            if feed.isOver { withUnsafeCurrentTask { $0?.cancel() } }
        }
        try await Task { try await watcher.run() }.value
    }

    /// Counts reactions.
    private final class Reader: Sendable {
        private let counts = Mutex<[ChangeTopic: Int]>([:])

        func count(_ topic: ChangeTopic) { self.counts.withLock { $0[topic, default: 0] += 1 } }
        func number(_ topic: ChangeTopic) -> Int { self.counts.withLock { $0[topic, default: 0] } }
    }

    @Test func reactsOnceToEachChange() async throws {
        let feed = ScriptedFeed([[.apps: 1], [.apps: 1], [.apps: 2, .keys: 1], [.apps: 2, .keys: 1]])
        let reader = Reader()
        try await Self.watch(feed, [.apps: [{ reader.count(.apps) }], .keys: [{ reader.count(.keys) }]])
        #expect(reader.number(.apps) == 2)
        #expect(reader.number(.keys) == 1)
        // A lost notice costs no more than the second that is promised.
        #expect(feed.waits.withLock { $0 } == Array(repeating: .seconds(1), count: 4))
    }

    @Test func triesAgainWhenTheFeedCannotBeRead() async throws {
        let feed = ScriptedFeed([nil, [.apps: 1], nil, [.apps: 1]])
        let reader = Reader()
        try await Self.watch(feed, [.apps: [{ reader.count(.apps) }]])
        #expect(reader.number(.apps) == 1)
    }

    /// Keys that cannot be read must not keep a disabled account alive.
    @Test func topicThatFailsIsTriedAgainAndHoldsNoOtherBack() async throws {
        let all = Dictionary(uniqueKeysWithValues: ChangeTopic.allCases.map { ($0, Int64(1)) })
        let feed = ScriptedFeed([all, all, all])
        let reader = Reader()
        var reactions: [ChangeTopic: [ChangeWatcher.Reaction]] = [:]
        for topic in ChangeTopic.allCases { reactions[topic] = [{ reader.count(topic) }] }
        reactions[.keys] = [
            {
                reader.count(.keys)
                throw Unreachable()
            }
        ]
        try await Self.watch(feed, reactions)
        for topic in ChangeTopic.allCases { #expect(reader.number(topic) == (topic == .keys ? 3 : 1)) }
    }

    /// A topic without a reaction is one that nothing in memory hangs on.
    @Test func everythingInMemoryIsWatched() async throws {
        let server = try await TestServer()
        #expect(Set(server.parts.reactions.keys) == Set(ChangeTopic.allCases).subtracting([.organisations]))
        try await server.parts.hashPool.shutdown()
        try await server.engine.shutdown()
    }
}
