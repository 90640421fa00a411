import LintelPlatform
import LintelTokens

extension SQLGrantStore {
    func saveCode(_ code: AuthorizationCode) async throws {
        _ = try await self.engine.write { transaction in
            try transaction.execute(
                """
                INSERT INTO authorization_code (\(AuthorizationCode.columns))
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                code.values,
            )
        }
    }

    func redeemCode(
        _ id: [UInt8],
        clientID: ClientID,
        at now: UnixTime,
        denyUntil: UnixTime,
        decide: @escaping @Sendable (AuthorizationCode, Account) -> CodeDecision,
    ) async throws -> CodeRedemption {
        try await self.engine.write { transaction in
            let used = try transaction.first(Self.useCode, [.time(now), .blob(id), .id(clientID), .time(now)])
            guard var columns = used?.reader else {
                return try Self.explainUnusable(id, clientID: clientID, denyUntil: denyUntil, in: transaction)
            }
            let code = try AuthorizationCode(reading: &columns)
            let account = try Account(reading: &columns)
            guard !account.isDisabled else {
                try transaction.execute("DELETE FROM authorization_code WHERE id = ?", [.blob(id)])
                return .unknown
            }
            switch decide(code, account) {
            case .grant(let family):
                try family?.insert(in: transaction)
                return .redeemed(code, account, family: family)
            case .refuse(let reason):
                return .refused(code, reason: reason)
            }
        }
    }

    /// RFC 6749 §4.1.2: a code is used once, before it expires, by the client that it was issued to.
    private static let useCode = """
        UPDATE authorization_code SET used_at = ?
        WHERE id = ? AND used_at IS NULL AND client_id = ? AND expires_at > ?
        RETURNING \(AuthorizationCode.columns), \(Account.columns(returnedWith: "authorization_code"))
        """

    /// Tells a second use from a code that never was; a second use takes back what the first one gave.
    private static func explainUnusable(
        _ id: [UInt8],
        clientID: ClientID,
        denyUntil: UnixTime,
        in transaction: any SQLTransaction,
    ) throws(SQLError) -> CodeRedemption {
        let used = try transaction.first(
            "SELECT grant_id FROM authorization_code WHERE id = ? AND client_id = ? AND used_at IS NOT NULL",
            [.blob(id), .id(clientID)],
        )
        guard let used else { return .unknown }
        // RFC 6749 §4.1.2, RFC 9700 §4.5: what came from the code is revoked.
        try transaction.execute("DELETE FROM refresh_family WHERE code_id = ?", [.blob(id)])
        try transaction.deny([.grant(GrantID(try used.text(0)))], until: denyUntil)
        return .reused
    }
}
