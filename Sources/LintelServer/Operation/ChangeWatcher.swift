package import LintelPlatform
package import Logging
import ServiceLifecycle

/// Notices what other processes and nodes have changed, within half a second, and has it read anew.
package struct ChangeWatcher: Service {
    /// What to do when a topic's number has moved.
    package typealias Reaction = @Sendable () async throws -> Void

    private let feed: any ChangeFeed
    private let reactions: [ChangeTopic: [Reaction]]
    private let interval: Duration
    private let logger: Logger

    package init(
        feed: any ChangeFeed,
        reactions: [ChangeTopic: [Reaction]],
        interval: Duration = .milliseconds(400),
        logger: Logger,
    ) {
        self.feed = feed
        self.reactions = reactions
        self.interval = interval
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            // What changed before the first look has been read at start: but between the two it may change again.
            var seen: [ChangeTopic: Int64] = [:]
            while !Task.isCancelled {
                await self.look(&seen)
                try? await Task.sleep(for: self.interval)
            }
        }
    }

    /// A topic counts as seen only when its reactions succeeded: a failed one is tried again at the next look.
    private func look(_ seen: inout [ChangeTopic: Int64]) async {
        do {
            for (topic, version) in try await self.feed.versions() where seen[topic] != version {
                for reaction in self.reactions[topic] ?? [] { try await reaction() }
                seen[topic] = version
            }
        } catch is CancellationError {
            return
        } catch {
            self.logger.warning("Changes cannot be read", metadata: ["error": .string("\(error)")])
        }
    }
}
