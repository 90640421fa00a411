import LintelPlatform
import LintelTokens

extension SQLGrantStore {
    func family(_ id: [UInt8], at now: UnixTime, idleSeconds: Int64) async throws -> RefreshFamily? {
        try await self.engine.read { transaction in
            guard let (family, _) = try Self.family(id, in: transaction) else { return nil }
            return family.isAlive(at: now, idleSeconds: idleSeconds) ? family : nil
        }
    }

    func revokeFamily(_ id: [UInt8], clientID: ClientID, denyUntil: UnixTime) async throws -> Bool {
        try await self.engine.write { transaction in
            let revoked = try transaction.query(
                "DELETE FROM refresh_family WHERE id = ? AND client_id = ? RETURNING grant_id",
                [.blob(id), .id(clientID)],
            )
            try transaction.denyGrants(of: revoked, until: denyUntil)
            return !revoked.isEmpty
        }
    }

    func revokeFamilies(session: [UInt8], clientID: ClientID, denyUntil: UnixTime) async throws {
        try await self.engine.write { transaction in
            let revoked = try transaction.query(
                "DELETE FROM refresh_family WHERE session_reference = ? AND client_id = ? RETURNING grant_id",
                [.blob(session), .id(clientID)],
            )
            try transaction.denyGrants(of: revoked, until: denyUntil)
            try transaction.execute(
                "DELETE FROM authorization_code WHERE session_reference = ? AND client_id = ? AND used_at IS NULL",
                [.blob(session), .id(clientID)],
            )
        }
    }
}
