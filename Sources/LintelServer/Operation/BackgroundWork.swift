import Logging

/// Something that a service does now and then; a failure is logged, and the next turn tries again.
struct BackgroundWork: Sendable {
    /// As the log names it.
    let name: String
    let logger: Logger
    let body: @Sendable () async throws -> Void

    /// Does it once.
    func run() async {
        do {
            try await self.body()
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
