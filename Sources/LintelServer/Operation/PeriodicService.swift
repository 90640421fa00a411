package import Logging
import ServiceLifecycle

/// Does something again and again until the server stops, and once more at the end if asked to.
package struct PeriodicService: Service {
    private let interval: Duration
    private let runsAtEnd: Bool
    private let work: BackgroundWork

    package init(
        _ name: String,
        every interval: Duration,
        runsAtEnd: Bool = false,
        logger: Logger,
        work: @escaping @Sendable () async throws -> Void,
    ) {
        self.interval = interval
        self.runsAtEnd = runsAtEnd
        self.work = BackgroundWork(name: name, logger: logger, body: work)
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: self.interval)
                guard !Task.isCancelled else { break }
                await self.work.run()
            }
        }
        if self.runsAtEnd { await self.work.run() }
    }
}
