import Synchronization

/// Lets tasks do something one after the other, each to its end.
final class AsyncTurn: Sendable {
    private struct State {
        var isTaken = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    /// Does the work once all that came before is done.
    func take<Result: Sendable>(_ work: () async throws -> Result) async throws -> Result {
        await withCheckedContinuation { continuation in
            let isMine = self.state.withLock { state in
                guard state.isTaken else {
                    state.isTaken = true
                    return true
                }
                state.waiting.append(continuation)
                return false
            }
            if isMine { continuation.resume() }
        }
        defer { self.pass() }
        try Task.checkCancellation()
        return try await work()
    }

    private func pass() {
        let next: CheckedContinuation<Void, Never>? = self.state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isTaken = false
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume()
    }
}
