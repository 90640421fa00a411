import LintelPlatform
import LintelTokens

/// The outbox in the database.
struct SQLMailStore: MailStore {
    let engine: any SQLEngine

    func add(_ mail: QueuedMail, capacity: Int) async throws {
        let added = try await self.engine.write { transaction in
            try transaction.execute(
                """
                INSERT INTO outgoing_mail (id, content, created_at, next_attempt_at, attempts, expires_at)
                SELECT ?, ?, ?, ?, ?, ? WHERE (SELECT COUNT(*) FROM outgoing_mail) < ?
                """,
                [
                    .id(mail.id), .blob(mail.content), .time(mail.createdAt), .time(mail.nextAttemptAt),
                    .integer(mail.attempts), .time(mail.expiresAt), .count(capacity),
                ],
            )
        }
        guard added == 1 else { throw PlatformError(.busy, "Too many mails wait to be sent. Try again later.") }
    }

    func takeDue(at now: UnixTime, until end: UnixTime) async throws -> QueuedMail? {
        try await self.engine.write { transaction in
            // The condition stands twice: of two nodes that see one mail due, the second finds it taken.
            let row = try transaction.first(
                """
                UPDATE outgoing_mail SET next_attempt_at = ?, attempts = attempts + 1
                WHERE next_attempt_at <= ? AND id = (
                    SELECT id FROM outgoing_mail WHERE next_attempt_at <= ? ORDER BY next_attempt_at, id LIMIT 1)
                RETURNING id, content, created_at, next_attempt_at, attempts, expires_at
                """,
                [.time(end), .time(now), .time(now)],
            )
            return try row.map { row in
                var columns = row.reader
                return QueuedMail(
                    id: try columns.id(),
                    content: try columns.blob(),
                    createdAt: try columns.time(),
                    nextAttemptAt: try columns.time(),
                    attempts: try columns.integer(),
                    expiresAt: try columns.time(),
                )
            }
        }
    }

    func postpone(_ mail: QueuedMail, to time: UnixTime, because reason: String?) async throws {
        _ = try await self.engine.write { transaction in
            try transaction.execute(
                "UPDATE outgoing_mail SET next_attempt_at = ?, last_error = ? WHERE id = ? AND attempts = ?",
                [
                    .time(time), .text(reason.map { String($0.unicodeScalars.prefix(300)) }), .id(mail.id),
                    .integer(mail.attempts),
                ],
            )
        }
    }

    func remove(_ id: MailID) async throws {
        _ = try await self.engine.write { transaction in
            try transaction.execute("DELETE FROM outgoing_mail WHERE id = ?", [.id(id)])
        }
    }
}
