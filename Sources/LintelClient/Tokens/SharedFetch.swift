import Synchronization

/// One fetch that many wait for; each of them may stop waiting without ending it for the others.
final class SharedFetch<Value: Sendable>: Sendable {
    private struct State {
        var result: Result<Value, any Error>?
        var waiting: [Int: CheckedContinuation<Value, any Error>] = [:]
        var next = 0
    }

    private let state = Mutex(State())

    /// The outcome.
    ///
    /// - Throws: What the fetch failed with, or `CancellationError` when the waiting task is cancelled.
    func value() async throws -> Value {
        let id = self.state.withLock { state in
            state.next += 1
            return state.next
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let result: Result<Value, any Error>? = self.state.withLock { state in
                    if let result = state.result { return result }
                    // A task that was cancelled before this line is seen here, one that is later by the handler.
                    if Task.isCancelled { return .failure(CancellationError()) }
                    state.waiting[id] = continuation
                    return nil
                }
                if let result { continuation.resume(with: result) }
            }
        } onCancel: {
            self.state.withLock { $0.waiting.removeValue(forKey: id) }?.resume(throwing: CancellationError())
        }
    }

    /// Gives everybody the outcome; only the first one counts.
    func finish(_ result: Result<Value, any Error>) {
        let waiting = self.state.withLock { state in
            guard state.result == nil else { return [Int: CheckedContinuation<Value, any Error>]() }
            state.result = result
            defer { state.waiting = [:] }
            return state.waiting
        }
        for continuation in waiting.values { continuation.resume(with: result) }
    }
}
