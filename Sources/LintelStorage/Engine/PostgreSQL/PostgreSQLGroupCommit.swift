/// Runs write closures in one transaction: one fsync and few round trips for all of them.
///
/// Each closure has a savepoint of its own, so that one that throws takes only its own changes back. Callers are
/// resumed after the commit, never before. Nothing here is fit for SERIALIZABLE: the stores lock the row that they decide
/// on with their first statement, and READ COMMITTED then shows what others have committed.
struct PostgreSQLGroupCommit {
    private static let begin: PostgreSQLConnection.Control = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
    /// A closure that shares its transaction waits no longer than this for other transactions' locks: two transactions of
    /// many closures could wait for each other, which PostgreSQL only finds after a second.
    private static let impatience: PostgreSQLConnection.Control = "SET LOCAL lock_timeout = '50ms'"
    private static let patience: PostgreSQLConnection.Control = "SET LOCAL lock_timeout = '5s'"

    /// What became of a transaction.
    enum Outcome {
        /// The callers have their answers, but for the one whose write another transaction was in the way of, which is to
        /// be run alone, and for those behind it, which have not been run.
        case ended(hindered: (any PendingWrite)?, rest: ArraySlice<any PendingWrite>)
        /// The connection broke before the commit was asked for: nothing was changed, nobody has an answer.
        case broken(SQLError)
    }

    static func run(_ batch: ArraySlice<any PendingWrite>, on connection: PostgreSQLConnection) -> Outcome {
        let isAlone = batch.count == 1
        let transaction = PostgreSQLTransaction(connection, begin: Self.begin)
        transaction.add(isAlone ? Self.patience : Self.impatience)
        var answered: [any PendingWrite] = []
        var hindered: (any PendingWrite)?
        var rest = batch
        while hindered == nil, let write = rest.popFirst() {
            transaction.mark()
            do {
                try write.run(in: transaction)
                transaction.keep()
                answered.append(write)
            } catch {
                if let failure = transaction.failure, connection.isBroken { return .broken(failure) }
                let isInTheWay = transaction.failure.map { Self.mayPass($0, isAlone: isAlone) } ?? false
                transaction.undo()
                // Others wait for the locks that are held here: these go before anything else is waited for.
                if isInTheWay { hindered = write } else { answered.append(write) }
            }
        }
        let failure = Self.commit(transaction)
        for write in answered { write.finish(failure) }
        return .ended(hindered: hindered, rest: rest)
    }

    /// Whether the same closure may succeed in a transaction of its own, begun anew.
    private static func mayPass(_ failure: SQLError, isAlone: Bool) -> Bool {
        failure.code == .conflict || failure.code == .busy && !isAlone
    }

    private static func commit(_ transaction: PostgreSQLTransaction) -> SQLError? {
        do throws(SQLError) {
            return try transaction.commit() ? nil : SQLError(.other, "the transaction could not be committed")
        } catch {
            return error
        }
    }
}
