package import Logging
import ServiceLifecycle

/// Does something again and again until the server stops, and once more at the end if asked to.
package struct PeriodicService: Service {
    private let name: String
    private let interval: Duration
    private let runsAtEnd: Bool
    private let logger: Logger
    private let work: @Sendable () async throws -> Void

    package init(
        _ name: String,
        every interval: Duration,
        runsAtEnd: Bool = false,
        logger: Logger,
        work: @escaping @Sendable () async throws -> Void,
    ) {
        self.name = name
        self.interval = interval
        self.runsAtEnd = runsAtEnd
        self.logger = logger
        self.work = work
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: self.interval)
                guard !Task.isCancelled else { break }
                await self.workOrLog()
            }
        }
        if self.runsAtEnd { await self.workOrLog() }
    }

    private func workOrLog() async {
        do {
            try await self.work()
        } catch is CancellationError {
            return
        } catch {
            self.logger.warning(
                "Background work failed",
                metadata: ["work": .string(self.name), "error": .string("\(error)")],
            )
        }
    }
}
