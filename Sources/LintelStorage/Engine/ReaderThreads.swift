import NIOPosix

/// The threads that an engine reads on, with a bound on the reads that wait for one.
final class ReaderThreads: Sendable {
    let pool: NIOThreadPool
    private let admission: Admission

    /// - Parameters:
    ///   - count: Reads at the same time.
    ///   - waiting: Reads under way or waiting; one more is refused.
    init(count: Int, waiting: Int) {
        self.pool = NIOThreadPool(numberOfThreads: count)
        self.admission = Admission(limit: waiting)
    }

    /// Runs the body on one of the threads.
    ///
    /// - Throws: What the body throws; ``SQLError`` with code `busy` when too many wait, `closed` after the end.
    func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        guard self.admission.enter() else { throw SQLError.tooManyWaiting }
        defer { self.admission.leave() }
        return try await withCheckedThrowingContinuation { continuation in
            self.pool.submit { state in
                guard state == .active else { return continuation.resume(throwing: SQLError.closed) }
                continuation.resume(with: Result { try body() })
            }
        }
    }
}
