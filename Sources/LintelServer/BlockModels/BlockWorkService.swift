import Logging
import ServiceLifecycle

/// Works on what is queued until the server stops, on so many jobs at once.
struct BlockWorkService: Service {
    let work: BlockWork
    let jobs: Int
    let logger: Logger

    /// How often a node that has nothing to do looks; the look is one into the database.
    private static let lookout = Duration.milliseconds(500)

    func run() async throws {
        self.work.sweep()
        await cancelWhenGracefulShutdown {
            await withTaskGroup { group in
                for _ in 0..<self.jobs { group.addTask { await self.workOn() } }
            }
        }
    }

    private func workOn() async {
        while !Task.isCancelled {
            var wasBusy = false
            do {
                wasBusy = try await self.work.doNext()
            } catch is CancellationError {
                return
            } catch {
                self.logger.warning("Work on a block model failed", metadata: ["error": .string("\(error)")])
            }
            if !wasBusy { try? await Task.sleep(for: Self.lookout) }
        }
    }
}
