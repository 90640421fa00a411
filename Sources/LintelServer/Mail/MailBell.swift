import Synchronization

/// Wakes whoever sends mails when this process has put one into the outbox.
package final class MailBell: Sendable {
    private let state = Mutex(State())

    private struct State {
        /// Whether it rang while nobody waited.
        var isRung = false
        /// Who waits; there is one at most.
        var waiter: CheckedContinuation<Void, Never>?
    }

    package init() {}

    /// Ends the wait of the moment, or the next one.
    package func ring() {
        let waiter = self.state.withLock { state in
            let waiter = state.waiter.take()
            if waiter == nil { state.isRung = true }
            return waiter
        }
        waiter?.resume()
    }

    /// Returns when it rings, and after `interval` at the latest.
    ///
    /// - Throws: `CancellationError` when the task is cancelled.
    package func wait(atMost interval: Duration) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await self.rung() }
            group.addTask { try await Task.sleep(for: interval) }
            try await group.next()
            group.cancelAll()
        }
        try Task.checkCancellation()
    }

    private func rung() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let others = self.state.withLock { state -> [CheckedContinuation<Void, Never>] in
                    // Under the lock: a cancellation after this look finds the waiter.
                    guard !state.isRung, !Task.isCancelled else {
                        state.isRung = false
                        return [continuation]
                    }
                    let previous = state.waiter
                    state.waiter = continuation
                    return previous.map { [$0] } ?? []
                }
                for other in others { other.resume() }
            }
        } onCancel: {
            self.state.withLock { $0.waiter.take() }?.resume()
        }
    }
}
