import Synchronization

/// Writes that wait to share a commit, oldest first; bounded.
final class WriteQueue: Sendable {
    private struct State {
        var waiting: [any PendingWrite] = []
        var isDraining = false
        var isClosed = false
    }

    /// What the caller has to do after adding a write.
    enum Admission: Sendable, Hashable {
        /// Nobody takes writes at the moment: start somebody.
        case startDraining
        case queued
        case refused(SQLError)
    }

    private let state = Mutex(State())
    private let limit: Int

    /// - Parameter limit: Writes that may wait.
    init(limit: Int) {
        self.limit = limit
    }

    func add(_ write: any PendingWrite) -> Admission {
        self.state.withLock { state in
            if state.isClosed { return .refused(.closed) }
            if state.waiting.count >= self.limit { return .refused(.tooManyWaiting) }
            state.waiting.append(write)
            if state.isDraining { return .queued }
            state.isDraining = true
            return .startDraining
        }
    }

    /// Takes the oldest writes; none means that draining has ended.
    func next(atMost count: Int) -> [any PendingWrite] {
        self.state.withLock { state in
            guard state.waiting.count > count else {
                state.isDraining = !state.waiting.isEmpty
                defer { state.waiting = [] }
                return state.waiting
            }
            defer { state.waiting.removeFirst(count) }
            return Array(state.waiting.prefix(count))
        }
    }

    /// Takes no more writes; those that wait are still handed out.
    func close() {
        self.state.withLock { $0.isClosed = true }
    }
}
