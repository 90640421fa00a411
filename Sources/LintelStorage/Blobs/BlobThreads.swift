import LintelPlatform
import NIOPosix

/// The threads that wait for the disk, with a bound on the work that waits for one of them.
final class BlobThreads: Sendable {
    private let pool: NIOThreadPool
    private let admission: Admission

    /// - Parameters:
    ///   - count: Reads and writes at the same time.
    ///   - waiting: Reads and writes under way or waiting; one more is refused.
    init(count: Int, waiting: Int) {
        self.pool = NIOThreadPool(numberOfThreads: count)
        self.admission = Admission(limit: waiting)
        self.pool.start()
    }

    deinit {
        self.pool.shutdownGracefully { _ in }
    }

    /// Runs the body on one of the threads.
    ///
    /// - Throws: What the body throws; ``BlobFilesError`` with code `busy` when too many wait.
    func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        guard self.admission.enter() else {
            throw BlobFilesError(.busy, "too many reads and writes wait for the disk")
        }
        defer { self.admission.leave() }
        return try await self.pool.runIfActive(body)
    }
}
