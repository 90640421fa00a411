package import LintelPlatform
package import LintelTokens
package import Logging
import ServiceLifecycle

/// Removes what has expired, batch by batch, for as long as the server runs.
package struct ExpiryService: Service {
    /// Rows of each kind in one batch: short enough that no other write waits long for it.
    private static let batch = 500

    private let store: any MaintenanceStore
    private let interval: Duration
    private let now: @Sendable () -> UnixTime
    private let sleep: @Sendable (Duration) async throws -> Void
    private let logger: Logger

    /// - Parameters:
    ///   - interval: How long to wait when nothing is left to remove.
    ///   - sleep: Waits, and throws when the task is cancelled.
    package init(
        store: any MaintenanceStore,
        interval: Duration = .seconds(60),
        logger: Logger,
        now: @escaping @Sendable () -> UnixTime,
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
    ) {
        self.store = store
        self.interval = interval
        self.logger = logger
        self.now = now
        self.sleep = sleep
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await self.removeAll()
                // Cancelled: the loop ends.
                guard (try? await self.sleep(self.interval)) != nil else { return }
            }
        }
    }

    /// Removes batches until one is not full; a failure waits for the next turn.
    private func removeAll() async {
        do {
            var removed = Self.batch
            while removed >= Self.batch, !Task.isCancelled {
                removed = try await self.store.removeExpired(at: self.now(), limit: Self.batch)
                if removed > 0 {
                    self.logger.debug("expired rows removed", metadata: ["rows.count": "\(removed)"])
                }
            }
        } catch {
            self.logger.warning("expired rows not removed", metadata: ["error": "\(error)"])
        }
    }
}
