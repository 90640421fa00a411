import Crypto
import LintelPlatform
import LintelTokens

/// Codes on their way to e-mail addresses, in the database; the browser stands there as the SHA-256 of its id.
struct SQLEmailChallengeStore: EmailChallengeStore {
    let engine: any SQLEngine

    func put(_ challenge: EmailChallenge) async throws {
        let row = Self.key(challenge.reference) + challenge.values
        _ = try await self.engine.write { transaction in
            try transaction.execute(
                """
                INSERT INTO email_challenge (
                    purpose, email_key, browser_digest, \(EmailChallenge.columns), tries, used_at
                ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, NULL)
                ON CONFLICT (purpose, email_key, browser_digest) DO UPDATE SET
                    code_mac = excluded.code_mac, name = excluded.name, password_hash = excluded.password_hash,
                    sent = excluded.sent, resend_at = excluded.resend_at, expires_at = excluded.expires_at,
                    tries = excluded.tries, used_at = excluded.used_at
                """,
                row,
            )
        }
    }

    func challenge(_ reference: EmailChallenge.Reference, at now: UnixTime) async throws -> EmailChallenge? {
        try await self.engine.read { transaction in
            let row = try transaction.first(
                """
                SELECT \(EmailChallenge.columns) FROM email_challenge
                WHERE \(Self.isReferred) AND used_at IS NULL AND expires_at > ?
                """,
                Self.key(reference) + [.time(now)],
            )
            guard var columns = row?.reader else { return nil }
            return try EmailChallenge(reference, reading: &columns)
        }
    }

    func renew(_ reference: EmailChallenge.Reference, codeMAC: [UInt8], at now: UnixTime) async throws -> Bool {
        let key = Self.key(reference)
        let end = now + EmailChallenge.lifetimeSeconds
        return try await self.engine.write { transaction in
            let row = try transaction.first(
                """
                UPDATE email_challenge SET code_mac = ?, sent = sent + 1, tries = 0, expires_at = ?
                WHERE \(Self.isReferred) AND used_at IS NULL AND expires_at > ? AND resend_at <= ?
                RETURNING sent
                """,
                [.blob(codeMAC), .time(end)] + key + [.time(now), .time(now)],
            )
            guard let sent = try row?.integer(0) else { return false }
            try transaction.execute(
                "UPDATE email_challenge SET resend_at = ? WHERE \(Self.isReferred)",
                [.time(now + EmailChallenge.resendSeconds(after: sent))] + key,
            )
            return true
        }
    }

    func attempt(_ reference: EmailChallenge.Reference, codeMAC: [UInt8], at now: UnixTime) async throws
        -> EmailChallenge.Outcome
    {
        try await self.engine.write { transaction in
            // One statement counts the try and decides it: of many at once each sees what the one before left.
            let row = try transaction.first(
                """
                UPDATE email_challenge SET
                    tries = tries + 1,
                    used_at = CASE WHEN code_mac = ? THEN ? ELSE used_at END
                WHERE \(Self.isReferred) AND used_at IS NULL AND expires_at > ? AND tries < ?
                RETURNING used_at, tries, \(EmailChallenge.columns)
                """,
                [.blob(codeMAC), .time(now)] + Self.key(reference)
                    + [.time(now), .integer(EmailChallenge.maximumTries)],
            )
            guard var columns = row?.reader else { return .unusable }
            let (usedAt, tries) = (try columns.optionalTime(), try columns.integer())
            guard usedAt != nil else { return .wrong(triesLeft: EmailChallenge.maximumTries - tries) }
            return .right(try EmailChallenge(reference, reading: &columns))
        }
    }

    private static let isReferred = "purpose = ? AND email_key = ? AND browser_digest = ?"

    private static func key(_ reference: EmailChallenge.Reference) -> [SQLValue] {
        [
            .text(reference.purpose.rawValue), .text(reference.key.rawValue),
            .blob([UInt8](SHA256.hash(data: reference.browser))),
        ]
    }
}

extension EmailChallenge {
    /// The columns that ``init(_:reading:)`` takes, in its order.
    fileprivate static let columns = "code_mac, name, password_hash, sent, resend_at, expires_at"

    fileprivate init(_ reference: Reference, reading row: inout SQLRowReader) throws(SQLError) {
        self.init(
            reference,
            codeMAC: try row.blob(),
            name: try row.optionalText(),
            passwordHash: try row.optionalText(),
            sent: try row.integer(),
            resendAt: try row.time(),
            expiresAt: try row.time(),
        )
    }

    /// The values of ``columns``.
    fileprivate var values: [SQLValue] {
        [
            .blob(self.codeMAC), .text(self.name), .text(self.passwordHash), .integer(self.sent),
            .time(self.resendAt), .time(self.expiresAt),
        ]
    }
}
