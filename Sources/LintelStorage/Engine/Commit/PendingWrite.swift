import Synchronization

/// A transaction that its database may give up in the middle.
protocol AbortableTransaction: SQLTransaction {
    /// The error with which the database gave the transaction up, if it did: nothing runs in it any more.
    var failure: SQLError? { get }
}

/// A write closure that waits for its commit, whatever its result is.
protocol PendingWrite: Sendable {
    /// Runs the closure and keeps its result; of several runs the last one counts.
    ///
    /// - Throws: What the closure throws, so that its changes are taken back.
    func run(in transaction: any AbortableTransaction) throws

    /// Resumes the caller: with the kept result, or with the error that undid the whole batch.
    func finish(_ failure: SQLError?)
}

/// A write closure and the task that waits for it.
final class SuspendedWrite<Value: Sendable>: PendingWrite {
    private let body: @Sendable (any SQLTransaction) throws -> Value
    private let continuation: CheckedContinuation<Value, any Error>
    private let result = Mutex<Result<Value, any Error>?>(nil)

    init(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Value,
        resuming continuation: CheckedContinuation<Value, any Error>,
    ) {
        self.body = body
        self.continuation = continuation
    }

    func run(in transaction: any AbortableTransaction) throws {
        do {
            let value = try self.body(transaction)
            // The database gave up the transaction under a closure that went on regardless.
            if let failure = transaction.failure { throw failure }
            self.result.withLock { $0 = .success(value) }
        } catch {
            self.result.withLock { $0 = .failure(error) }
            throw error
        }
    }

    func finish(_ failure: SQLError?) {
        if let failure {
            self.continuation.resume(throwing: failure)
        } else {
            self.continuation.resume(with: self.result.withLock { $0 } ?? .failure(SQLError.closed))
        }
    }
}
