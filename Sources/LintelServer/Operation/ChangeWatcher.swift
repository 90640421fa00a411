package import LintelPlatform
package import Logging
import ServiceLifecycle

/// Notices what other processes and nodes have changed, within a second, and has it read anew.
package struct ChangeWatcher: Service {
    /// What to do when a topic's number has moved.
    package typealias Reaction = @Sendable () async throws -> Void

    /// The longest time between two looks: what a lost notification costs.
    private static let longestWait = Duration.seconds(1)
    /// The shortest time between two looks: changes that come thick and fast are read together.
    private static let pause = Duration.milliseconds(50)

    private let feed: any ChangeFeed
    private let reactions: [ChangeTopic: [Reaction]]
    private let logger: Logger
    private let sleep: @Sendable (Duration) async throws -> Void

    /// - Parameter sleep: Waits, and throws when the task is cancelled.
    package init(
        feed: any ChangeFeed,
        reactions: [ChangeTopic: [Reaction]],
        logger: Logger,
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
    ) {
        self.feed = feed
        self.reactions = reactions
        self.logger = logger
        self.sleep = sleep
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            // What changed before the first look has been read at start: but between the two it may change again.
            var seen: [ChangeTopic: Int64] = [:]
            while !Task.isCancelled {
                await self.look(&seen)
                await self.feed.waitForChange(atMost: Self.longestWait)
                try? await self.sleep(Self.pause)
            }
        }
    }

    private func look(_ seen: inout [ChangeTopic: Int64]) async {
        do {
            for (topic, version) in try await self.feed.versions() where seen[topic] != version {
                if await self.react(to: topic) { seen[topic] = version }
            }
        } catch {
            self.log(error)
        }
    }

    /// Whether all reactions succeeded; if not, the topic is tried again at the next look, and the others go on.
    private func react(to topic: ChangeTopic) async -> Bool {
        do {
            for reaction in self.reactions[topic] ?? [] { try await reaction() }
            return true
        } catch {
            self.log(error, topic: topic)
            return false
        }
    }

    private func log(_ error: any Error, topic: ChangeTopic? = nil) {
        guard !(error is CancellationError) else { return }
        self.logger.warning(
            "Changes cannot be read",
            metadata: ["topic": .string(topic?.rawValue ?? "-"), "error": .string("\(error)")],
        )
    }
}
