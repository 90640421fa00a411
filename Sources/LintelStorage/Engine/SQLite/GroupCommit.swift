import GRDB

/// Runs many write closures in one transaction: one fsync for all of them.
///
/// Each closure has a savepoint of its own, so that one that throws takes only its own changes back. Callers are
/// resumed after the commit, never before: what was acknowledged is on the disk.
struct GroupCommit {
    /// How often a transaction is begun while another program holds the database; each time waits the busy timeout.
    private static let attempts = 2

    static func run(_ batch: [any PendingWrite], on database: Database) {
        do throws(SQLError) {
            try Self.begin(on: database)
            let transaction = SQLiteTransaction(database)
            if batch.count == 1 {
                guard try Self.runAlone(batch[0], in: transaction) else { return }
            } else {
                for write in batch { try Self.runInSavepoint(write, in: transaction) }
            }
            try transaction.execute("COMMIT")
        } catch {
            Self.rollBack(database)
            for write in batch { write.finish(error) }
            return
        }
        for write in batch { write.finish(nil) }
    }

    /// Takes the write lock at once, so that no statement inside can find the database locked.
    private static func begin(on database: Database) throws(SQLError) {
        // A transaction that could not be rolled back when its disk failed.
        Self.rollBack(database)
        var attempt = 1
        while true {
            do throws(SQLError) {
                try SQLiteTransaction(database).execute("BEGIN IMMEDIATE")
                return
            } catch {
                guard error.code == .busy, attempt < Self.attempts else { throw error }
                attempt += 1
            }
        }
    }

    /// Runs the only write of a batch without a savepoint; false when it failed and has been answered.
    private static func runAlone(_ write: any PendingWrite, in transaction: SQLiteTransaction) throws(SQLError) -> Bool
    {
        do {
            try write.run(in: transaction)
            return true
        } catch {
            if let failure = transaction.failure { throw failure }
            try transaction.execute("ROLLBACK")
            write.finish(nil)
            return false
        }
    }

    private static func runInSavepoint(_ write: any PendingWrite, in transaction: SQLiteTransaction) throws(SQLError) {
        try transaction.execute("SAVEPOINT write_closure")
        do {
            try write.run(in: transaction)
        } catch {
            if let failure = transaction.failure { throw failure }
            try transaction.execute("ROLLBACK TO write_closure")
        }
        try transaction.execute("RELEASE write_closure")
    }

    private static func rollBack(_ database: Database) {
        guard database.isInsideTransaction else { return }
        // It fails only when SQLite has rolled back by itself; the next batch looks again.
        _ = try? SQLiteTransaction(database).execute("ROLLBACK")
    }
}
