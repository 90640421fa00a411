/// A database that runs transactions; everything above it is written once for every engine.
///
/// A transaction is a synchronous closure: nothing can be awaited while locks are held. Closures see each other's
/// committed changes in one order, and hold no reference to their transaction after they have returned.
package protocol SQLEngine: Sendable {
    /// The SQL that the engine understands.
    var dialect: SQLDialect { get }

    /// Runs a closure that changes nothing, on one consistent state of the database.
    ///
    /// - Throws: What the closure throws; ``SQLError`` for everything of the engine's own.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Value,
    ) async throws -> Value

    /// Runs a closure and returns when what it changed is durable.
    ///
    /// A closure that throws leaves no change behind, and does not disturb others that share its commit. The closure
    /// runs to its end even when the calling task is cancelled: the answer always tells what happened. It may run more
    /// than once, when a commit was undone by another transaction, and so changes nothing outside of the database.
    /// - Throws: What the closure throws; ``SQLError`` with code `busy` when too many writes wait or another program
    ///   holds the database, `diskFull`, `readOnly`, … when the commit failed. Nothing was changed then, except with
    ///   `unknownOutcome`: the connection broke during the commit.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Value,
    ) async throws -> Value

    /// Returns as soon as another node or process may have counted a change (`change_counter`), and after `interval` at
    /// the latest; an engine that is not told looks more often.
    func waitForChange(atMost interval: Duration) async

    /// Finishes the waiting writes and closes the database; later calls throw ``SQLError`` with code `closed`.
    func shutdown() async throws
}
