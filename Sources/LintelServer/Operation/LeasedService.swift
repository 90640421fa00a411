package import Logging
import ServiceLifecycle

/// Does something again and again while this node holds the lease, so that of all nodes one does it.
package struct LeasedService: Service {
    /// How often a node without the lease looks whether it has come; the look is one into memory.
    private static let lookout = Duration.seconds(1)

    private let interval: Duration
    private let lease: LeaseKeeper
    private let work: BackgroundWork
    private let sleep: @Sendable (Duration) async throws -> Void

    /// - Parameters:
    ///   - interval: How long to wait after each turn.
    ///   - sleep: Waits, and throws when the task is cancelled.
    package init(
        _ name: String,
        every interval: Duration,
        lease: LeaseKeeper,
        logger: Logger,
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
        work: @escaping @Sendable () async throws -> Void,
    ) {
        self.interval = interval
        self.lease = lease
        self.work = BackgroundWork(name: name, logger: logger, body: work)
        self.sleep = sleep
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let isHeld = self.lease.isHeld
                if isHeld { await self.work.run() }
                // Cancelled: the loop ends.
                guard (try? await self.sleep(isHeld ? self.interval : Self.lookout)) != nil else { return }
            }
        }
    }
}
