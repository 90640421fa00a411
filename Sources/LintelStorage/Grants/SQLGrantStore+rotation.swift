import LintelPlatform
import LintelTokens

extension SQLGrantStore {
    func rotate(
        _ id: [UInt8],
        generation: Int64,
        clientID: ClientID,
        at now: UnixTime,
        idleSeconds: Int64,
        graceSeconds: Int64,
        denyUntil: UnixTime,
        decide: @escaping @Sendable (RefreshFamily) -> RefreshDecision,
    ) async throws -> RefreshRotation {
        do {
            return try await self.engine.write { transaction in
                let rotated = try transaction.first(
                    Self.moveOn,
                    [
                        .time(now), .blob(id), .integer(generation), .id(clientID), .time(now),
                        .time(now - idleSeconds),
                    ],
                )
                if let rotated { return try Self.confirm(rotated, decide) }
                return try Self.explainUnrotated(
                    id,
                    generation: generation,
                    clientID: clientID,
                    isAlive: { $0.isAlive(at: now, idleSeconds: idleSeconds) },
                    isInGrace: { graceSeconds > 0 && now - $0.rotatedAt <= graceSeconds },
                    denyUntil: denyUntil,
                    decide: decide,
                    in: transaction,
                )
            }
        } catch let refusal as Refusal {
            return .refused(refusal.family)
        }
    }

    /// The whole of a good refresh: of many callers with one generation, one finds the row as it names it.
    private static let moveOn = """
        UPDATE refresh_family
        SET generation = generation + 1, previously_rotated_at = rotated_at, rotated_at = ?
        WHERE id = ? AND generation = ? AND client_id = ? AND expires_at > ? AND rotated_at >= ?
            AND EXISTS (SELECT 1 FROM account
                WHERE account.id = refresh_family.account_id AND account.disabled_at IS NULL)
        RETURNING \(RefreshFamily.columns), \(Account.columns(returnedWith: "refresh_family")), previously_rotated_at
        """

    /// Takes the rotation back: its transaction ends with this error.
    private struct Refusal: Error {
        var family: RefreshFamily
    }

    /// Asks the rule about the family as it was before it moved on.
    private static func confirm(
        _ rotated: SQLRow,
        _ decide: (RefreshFamily) -> RefreshDecision,
    ) throws -> RefreshRotation {
        var columns = rotated.reader
        let family = try RefreshFamily(reading: &columns)
        let account = try Account(reading: &columns)
        var before = family
        before.generation -= 1
        before.rotatedAt = try columns.time()
        switch decide(before) {
        case .rotate: return .rotated(family, account)
        case .refuse: throw Refusal(family: before)
        }
    }

    /// Tells the repeat of a lost answer and the reuse of a stolen token from a family that is not there.
    private static func explainUnrotated(
        _ id: [UInt8],
        generation: Int64,
        clientID: ClientID,
        isAlive: (RefreshFamily) -> Bool,
        isInGrace: (RefreshFamily) -> Bool,
        denyUntil: UnixTime,
        decide: (RefreshFamily) -> RefreshDecision,
        in transaction: any SQLTransaction,
    ) throws -> RefreshRotation {
        guard let (family, account) = try Self.family(id, in: transaction), family.clientID == clientID,
            isAlive(family), generation < family.generation
        else { return .unknown }
        if generation == family.generation - 1, isInGrace(family) {
            switch decide(family) {
            case .rotate: return .repeated(family, account)
            case .refuse: return .refused(family)
            }
        }
        // RFC 9700 §4.14.2: somebody else holds a token of this family.
        try transaction.execute("DELETE FROM refresh_family WHERE id = ?", [.blob(id)])
        try transaction.deny([.grant(family.grantID)], until: denyUntil)
        return .reused
    }

    /// A family and its enabled account.
    static func family(
        _ id: [UInt8],
        in transaction: any SQLTransaction,
    ) throws(SQLError) -> (RefreshFamily, Account)? {
        let row = try transaction.first(
            """
            SELECT \(RefreshFamily.columns), \(Account.columns)
            FROM refresh_family JOIN account ON account.id = refresh_family.account_id
            WHERE refresh_family.id = ? AND account.disabled_at IS NULL
            """,
            [.blob(id)],
        )
        guard var columns = row?.reader else { return nil }
        return (try RefreshFamily(reading: &columns), try Account(reading: &columns))
    }
}
