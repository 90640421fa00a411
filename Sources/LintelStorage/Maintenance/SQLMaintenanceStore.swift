import LintelPlatform
import LintelTokens

/// Removal of expired rows, one short transaction for each kind.
struct SQLMaintenanceStore: MaintenanceStore {
    let engine: any SQLEngine

    /// How long a code is kept from its issue on, so that a second use is recognised.
    private static let codeMemorySeconds: Int64 = 3_600
    /// How long an expired mail is left to those who send mails, so that they notice and log that it was not sent.
    private static let mailGraceSeconds: Int64 = 3_600

    func removeExpired(at now: UnixTime, limit: Int) async throws -> Int {
        var removed = 0
        for (statement, times) in Self.removals(at: now) {
            removed += try await self.engine.write { transaction in
                try transaction.execute(statement, times.map { .time($0) } + [.count(limit)])
            }
        }
        removed += try await self.engine.write { try $0.removeUnfinishedVersions(at: now, limit: limit) }
        removed += try await self.engine.write { try $0.removeAbandonedFiles(at: now, limit: limit) }
        removed += try await self.engine.write { try $0.endLeftStorages(limit: limit) }
        removed += try await self.engine.write { try $0.removeDeletedDocuments(at: now, limit: limit) }
        removed += try await self.engine.write { try $0.removeDeletedFolders(at: now, limit: limit) }
        return removed
    }

    /// For what can be renewed the condition stands twice: a row that is renewed between look and removal stays.
    private static func removals(at now: UnixTime) -> [(statement: String, times: [UnixTime])] {
        [
            (
                """
                DELETE FROM session WHERE id_digest IN (SELECT id_digest FROM session WHERE expires_at <= ? LIMIT ?)
                """, [now]
            ),
            (
                """
                DELETE FROM authorization_code WHERE id IN (
                    SELECT id FROM authorization_code WHERE issued_at <= ? AND expires_at <= ? LIMIT ?)
                """, [now - Self.codeMemorySeconds, now]
            ),
            (
                """
                DELETE FROM refresh_family WHERE id IN (SELECT id FROM refresh_family WHERE expires_at <= ? LIMIT ?)
                """, [now]
            ),
            (
                """
                DELETE FROM denial WHERE expires_at <= ? AND (kind, id) IN (
                    SELECT kind, id FROM denial WHERE expires_at <= ? LIMIT ?)
                """, [now, now]
            ),
            (
                """
                DELETE FROM failure_counter
                WHERE forget_at <= ? AND (blocked_until IS NULL OR blocked_until <= ?) AND counter_key IN (
                    SELECT counter_key FROM failure_counter
                    WHERE forget_at <= ? AND (blocked_until IS NULL OR blocked_until <= ?) LIMIT ?)
                """, [now, now, now, now]
            ),
            (
                """
                DELETE FROM signing_key WHERE id IN (
                    SELECT id FROM signing_key WHERE removed_at IS NOT NULL AND removed_at <= ? LIMIT ?)
                """, [now]
            ),
            (
                """
                DELETE FROM email_challenge
                WHERE expires_at <= ? AND (purpose, email_key, browser_digest) IN (
                    SELECT purpose, email_key, browser_digest FROM email_challenge WHERE expires_at <= ? LIMIT ?)
                """, [now, now]
            ),
            (
                """
                DELETE FROM invitation WHERE id IN (SELECT id FROM invitation WHERE expires_at <= ? LIMIT ?)
                """, [now]
            ),
            (
                """
                DELETE FROM project_invitation WHERE id IN (
                    SELECT id FROM project_invitation WHERE expires_at <= ? LIMIT ?)
                """, [now]
            ),
            (
                """
                DELETE FROM project_share WHERE id IN (SELECT id FROM project_share WHERE expires_at <= ? LIMIT ?)
                """, [now]
            ),
            (
                """
                DELETE FROM lease WHERE expires_at <= ? AND name IN (
                    SELECT name FROM lease WHERE expires_at <= ? LIMIT ?)
                """, [now, now]
            ),
            (
                """
                DELETE FROM app_activity WHERE (client_id, day, outcome) IN (
                    SELECT client_id, day, outcome FROM app_activity WHERE day <= ? LIMIT ?)
                """, [UnixTime(seconds: now.day - AppActivity.keptDays)]
            ),
            (
                """
                DELETE FROM refused_call WHERE correlation_id IN (
                    SELECT correlation_id FROM refused_call WHERE occurred_at <= ? LIMIT ?)
                """, [now - RefusedCall.keptSeconds]
            ),
            // Data whose bytes never came; an object refers to none of it.
            (
                """
                DELETE FROM object_data WHERE digest IS NULL AND id IN (
                    SELECT id FROM object_data WHERE digest IS NULL AND created_at <= ? AND NOT EXISTS (
                        SELECT 1 FROM blob_upload WHERE purpose = '\(BlobPurpose.objectData.rawValue)' AND target = object_data.id
                            AND completed_at IS NULL AND expires_at > ?
                    ) LIMIT ?)
                """, [now - BlobUpload.lifetimeSeconds, now]
            ),
            // Who sends mails gives them up in the second in which they expire; what is found here had no sender.
            (
                """
                DELETE FROM outgoing_mail WHERE id IN (SELECT id FROM outgoing_mail WHERE expires_at <= ? LIMIT ?)
                """, [now - Self.mailGraceSeconds]
            ),
        ]
    }
}
