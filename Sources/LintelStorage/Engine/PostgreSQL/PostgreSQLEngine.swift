import Dispatch
package import Logging
import NIOPosix

/// The PostgreSQL engine: a few connections of libpq on threads of their own, and one writer that groups commits.
package final class PostgreSQLEngine: SQLEngine {
    /// How the engine works; the values are right for one node of a few.
    struct Limits: Sendable {
        /// Writes that may wait for a commit.
        var waitingWrites = 10_000
        /// Writes that share one commit.
        var batch = 256
        /// Writes that may wait to be run alone, because another transaction was in their way.
        var hinderedWrites = 1_000
        /// Reads that may wait for a thread.
        var waitingReads = 10_000
        /// Reads at the same time.
        var readers = 3
        /// How often a transaction is run whose connection broke.
        var attempts = 3
        /// How often a write is run that another transaction was in the way of; of two, one gets on each time.
        var conflictAttempts = 10
    }

    private let connections: PostgreSQLConnections
    private let listener: PostgreSQLListener
    private let queue: WriteQueue
    private let writerThread = NIOThreadPool(numberOfThreads: 1)
    /// Runs hindered writes, so that what hinders them does not hold up all others.
    private let patientThread = NIOThreadPool(numberOfThreads: 1)
    private let hinderedWrites: Admission
    private let readers: ReaderThreads
    private let listenerThread = NIOThreadPool(numberOfThreads: 1)
    private let limits: Limits
    private let logger: Logger

    private init(url: String, limits: Limits, logger: Logger) {
        self.connections = PostgreSQLConnections(url: url)
        self.listener = PostgreSQLListener(url: url)
        self.limits = limits
        self.logger = logger
        self.queue = WriteQueue(limit: limits.waitingWrites)
        self.hinderedWrites = Admission(limit: limits.hinderedWrites)
        self.readers = ReaderThreads(count: limits.readers, waiting: limits.waitingReads)
        for pool in self.pools { pool.start() }
    }

    deinit {
        // For an engine that nobody shut down; the calls do nothing otherwise.
        self.listener.stop()
        for pool in self.pools { pool.shutdownGracefully(queue: .global()) { _ in } }
    }

    private var pools: [NIOThreadPool] {
        [self.writerThread, self.patientThread, self.readers.pool, self.listenerThread]
    }

    /// Opens the database; the schema is left as it is: see ``Migrator``.
    ///
    /// - Parameter url: A connection URI; what it leaves out comes from libpq's environment.
    /// - Throws: ``SQLError`` with code `unreachable` when no connection can be made: nobody there, wrong password, no TLS.
    package static func open(url: String, logger: Logger) async throws -> PostgreSQLEngine {
        let engine = PostgreSQLEngine(url: url, limits: Limits(), logger: logger)
        do {
            // Says at once what is wrong, and not at the first request.
            _ = try await engine.read { try $0.query("SELECT 1") }
            return engine
        } catch {
            try? await engine.shutdown()
            throw error
        }
    }

    package var dialect: SQLDialect { .postgreSQL }

    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Value,
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let write = SuspendedWrite(body, resuming: continuation)
            switch self.queue.add(write) {
            case .queued: break
            case .refused(let error): write.finish(error)
            // Also when the threads are being stopped: what was let in is still written.
            case .startDraining: self.writerThread.submit { _ in self.drain() }
            }
        }
    }

    /// Commits batch after batch until nothing waits; runs on the writer thread.
    private func drain() {
        while true {
            var rest = self.queue.next(atMost: self.limits.batch)[...]
            if rest.isEmpty { return }
            while !rest.isEmpty {
                let hindered: (any PendingWrite)?
                (hindered, rest) = self.commit(rest)
                if let hindered { self.runAlone(hindered) }
            }
        }
    }

    /// Runs a write on the patient thread, in a transaction of its own, until it has an answer.
    private func runAlone(_ write: any PendingWrite) {
        guard self.hinderedWrites.enter() else { return write.finish(.tooManyWaiting) }
        // Also when the thread is being stopped: what was let in is still written.
        self.patientThread.submit { _ in
            defer { self.hinderedWrites.leave() }
            for _ in 1...self.limits.conflictAttempts {
                guard self.commit([write]).hindered != nil else { return }
            }
            write.finish(SQLError(.conflict, "other transactions were in the way again and again"))
        }
    }

    /// Runs the writes in one transaction, again on a new connection when the old one broke before the commit.
    ///
    /// - Returns: The write that another transaction was in the way of, and those that were not run; all others have
    ///   their answers.
    private func commit(
        _ batch: ArraySlice<any PendingWrite>
    ) -> (hindered: (any PendingWrite)?, rest: ArraySlice<any PendingWrite>) {
        var failure = SQLError.closed
        for _ in 1...self.limits.attempts {
            do {
                switch try self.connections.with({ PostgreSQLGroupCommit.run(batch, on: $0) }) {
                case .ended(let hindered, let rest): return (hindered, rest)
                case .broken(let error): failure = error
                }
            } catch {
                failure = error as? SQLError ?? SQLError(.other, "\(error)")
                break
            }
        }
        for write in batch { write.finish(failure) }
        return (nil, [])
    }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Value,
    ) async throws -> Value {
        try await self.readers.run { try self.readNow(body) }
    }

    /// Reads, once more on a new connection when the old one broke: nothing can happen twice.
    private func readNow<Value>(_ body: (any SQLTransaction) throws -> Value) throws -> Value {
        do {
            return try self.readOnce(body)
        } catch let error as SQLError where error.code == .unreachable {
            return try self.readOnce(body)
        }
    }

    private func readOnce<Value>(_ body: (any SQLTransaction) throws -> Value) throws -> Value {
        try self.connections.with { connection in
            let transaction = PostgreSQLTransaction(
                connection,
                begin: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
            )
            // Nothing to keep: the end of the read state is all that matters.
            defer { transaction.rollBack() }
            let value = try body(transaction)
            if let failure = transaction.failure { throw failure }
            return value
        }
    }

    package func waitForChange(atMost interval: Duration) async {
        let milliseconds = interval.components.seconds * 1_000 + interval.components.attoseconds / 1_000_000_000_000_000
        let stop = StopFlag()
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                self.listenerThread.submit { state in
                    if state == .active { self.listener.wait(milliseconds: milliseconds, until: stop) }
                    continuation.resume()
                }
            }
        } onCancel: {
            stop.set()
        }
    }

    package func shutdown() async throws {
        self.queue.close()
        self.listener.stop()
        for pool in self.pools { try await pool.shutdownGracefully() }
        self.listener.close()
        self.connections.close()
    }
}
