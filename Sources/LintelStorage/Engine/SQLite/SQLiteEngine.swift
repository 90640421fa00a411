import Dispatch
import GRDB
package import Logging
import NIOPosix

/// The SQLite engine: one file in WAL mode, one writer that groups commits, a few readers beside it.
///
/// Neither reads nor writes run on Swift's cooperative threads. Other processes may use the same file at the same
/// time: their changes are seen by the next transaction.
package final class SQLiteEngine: SQLEngine {
    /// Where and how the engine works; the values are right for a server.
    struct Limits: Sendable {
        /// Writes that may wait for a commit.
        var waitingWrites = 10_000
        /// Writes that share one commit.
        var batch = 256
        /// Reads that may wait for a thread.
        var waitingReads = 10_000
        /// Reader threads and connections.
        var readers = 3
        /// How long SQLite waits for another process's lock.
        var busySeconds = 5.0
    }

    private let pool: DatabasePool
    private let queue: WriteQueue
    private let writerThread: NIOThreadPool
    private let readers: ReaderThreads
    private let limits: Limits
    private let file: SQLiteFile
    private let logger: Logger

    private init(pool: DatabasePool, file: SQLiteFile, limits: Limits, logger: Logger) {
        self.pool = pool
        self.file = file
        self.limits = limits
        self.logger = logger
        self.queue = WriteQueue(limit: limits.waitingWrites)
        self.writerThread = NIOThreadPool(numberOfThreads: 1)
        self.readers = ReaderThreads(count: limits.readers, waiting: limits.waitingReads)
        self.writerThread.start()
        self.readers.pool.start()
    }

    deinit {
        // For an engine that nobody shut down; both calls do nothing otherwise.
        self.writerThread.shutdownGracefully(queue: .global()) { _ in }
        self.readers.pool.shutdownGracefully(queue: .global()) { _ in }
    }

    /// Opens the database file, or makes it, readable by its owner alone.
    ///
    /// The schema is left as it is: see ``Migrator``.
    /// - Throws: ``SQLError`` with code `notThisProgram` when the file belongs to another program.
    package static func open(path: String, logger: Logger) async throws -> SQLiteEngine {
        try Self.open(SQLiteFile(path: path, isTemporary: false), limits: Limits(), logger: logger)
    }

    /// Opens a database in a directory of its own, which ``shutdown()`` removes.
    ///
    /// - Parameter contents: The bytes of a database file that was closed cleanly; an empty database without.
    package static func openTemporary(
        contents: [UInt8]? = nil,
        logger: Logger,
    ) async throws -> SQLiteEngine {
        try Self.open(SQLiteFile.temporary(contents), limits: Limits(), logger: logger)
    }

    static func open(_ file: SQLiteFile, limits: Limits, logger: Logger) throws -> SQLiteEngine {
        do {
            try file.prepare(busySeconds: limits.busySeconds)
            let pool = try DatabasePool(path: file.path, configuration: Self.configuration(limits))
            // DatabasePool leaves `synchronous` at NORMAL, which may lose the newest commits when the power fails.
            let level = try pool.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA synchronous = FULL")
                return try Int.fetchOne(database, sql: "PRAGMA synchronous")
            }
            guard level == 2 else { throw SQLError(.other, "SQLite does not accept synchronous = FULL") }
            return SQLiteEngine(pool: pool, file: file, limits: limits, logger: logger)
        } catch {
            throw SQLError(error)
        }
    }

    private static func configuration(_ limits: Limits) -> Configuration {
        var configuration = Configuration()
        configuration.label = "lintel"
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(limits.busySeconds)
        configuration.maximumReaderCount = limits.readers
        // We open and close our transactions ourselves, and look after each batch whether one is left.
        configuration.allowsUnsafeTransactions = true
        configuration.prepareDatabase { database in
            // 8 MiB of pages for each connection: the hot tables of a few 10,000 families.
            try database.execute(sql: "PRAGMA cache_size = -8192")
            // Savepoints then keep their pages in small pieces of memory, and not in 64 KiB at once, which the
            // allocator would fetch from the system and give back with each of them.
            try database.execute(sql: "PRAGMA temp_store = MEMORY")
            database.add(function: .translate)
        }
        return configuration
    }

    package var dialect: SQLDialect { .sqlite }

    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Value,
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let write = SuspendedWrite(body, resuming: continuation)
            switch self.queue.add(write) {
            case .queued: break
            case .refused(let error): write.finish(error)
            // Also when the thread is being stopped: what was let in is still written.
            case .startDraining: self.writerThread.submit { _ in self.drain() }
            }
        }
    }

    /// Commits batch after batch until nothing waits; runs on the writer thread.
    private func drain() {
        while true {
            let batch = self.queue.next(atMost: self.limits.batch)
            if batch.isEmpty { return }
            self.pool.writeWithoutTransaction { GroupCommit.run(batch, on: $0) }
        }
    }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Value,
    ) async throws -> Value {
        try await self.readers.run { try self.readNow(body) }
    }

    private func readNow<Value>(_ body: (any SQLTransaction) throws -> Value) throws -> Value {
        do {
            return try self.pool.unsafeRead { database in
                let transaction = SQLiteTransaction(database)
                try transaction.execute("BEGIN DEFERRED")
                // Nothing to keep: the end of the read state is all that matters.
                defer { _ = try? SQLiteTransaction(database).execute("COMMIT") }
                return try body(transaction)
            }
        } catch let error as DatabaseError {
            throw SQLError(error)
        }
    }

    /// SQLite tells nobody of other processes' changes: the interval is cut short.
    package func waitForChange(atMost interval: Duration) async {
        try? await Task.sleep(for: min(interval, Self.pollingInterval))
    }

    private static let pollingInterval = Duration.milliseconds(400)

    /// Makes the database one whole file for the time that the program does not run.
    ///
    /// Another process may hold it up: the write-ahead log then stays, and nothing is lost.
    private func checkpoint() {
        _ = try? self.pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    }

    package func shutdown() async throws {
        self.queue.close()
        try await self.writerThread.shutdownGracefully()
        try await self.readers.pool.shutdownGracefully()
        do {
            self.checkpoint()
            try self.pool.close()
        } catch {
            self.logger.warning("database not closed cleanly", metadata: ["error": "\(SQLError(error))"])
            throw SQLError(error)
        }
        self.file.removeIfTemporary()
    }
}
