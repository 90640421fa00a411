import LintelClient
import Synchronization

/// Shows on standard error how far a transfer has come, when somebody looks at it.
final class ProgressBar: Sendable {
    private let name: String
    private let terminal: Terminal
    private let begun = ContinuousClock.now
    private let drawn = Mutex<ContinuousClock.Instant?>(nil)

    /// Between two pictures.
    private static let pause = Duration.milliseconds(100)

    /// - Parameter terminal: Nothing is shown where there is none.
    init(_ name: String, on terminal: Terminal) {
        self.name = name
        self.terminal = terminal
    }

    /// Takes how far it has come, from any task.
    func show(_ progress: TransferProgress) {
        guard let width = self.terminal.width else { return }
        let now = ContinuousClock.now
        self.drawn.withLock { drawn in
            // The end is shown in any case.
            if let drawn, now - drawn < Self.pause, progress.completed < progress.total { return }
            drawn = now
            let line = ProgressLine(name: self.name, progress: progress, elapsed: now - self.begun)
            // The last column stays free: some terminals begin a new line behind it.
            CommandOutput.prompt("\r\(line.text(width: width - 1))\u{1B}[K")
        }
    }

    /// Ends the line, if one was begun.
    func end() {
        self.drawn.withLock { if $0 != nil { CommandOutput.prompt("\n") } }
    }

    /// Runs a transfer under a bar.
    static func showing<Result>(
        _ name: String,
        on terminal: Terminal,
        _ transfer: (@escaping TransferProgress.Report) async throws -> Result,
    ) async throws -> Result {
        let bar = ProgressBar(name, on: terminal)
        defer { bar.end() }
        return try await transfer { bar.show($0) }
    }
}
