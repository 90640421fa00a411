import LintelPlatform
import LintelTokens

extension RefreshFamily {
    /// The columns that ``init(reading:)`` takes, in its order.
    static let columns = """
        refresh_family.id, refresh_family.client_id, refresh_family.account_id, refresh_family.session_reference, \
        refresh_family.grant_id, refresh_family.code_id, refresh_family.scopes, refresh_family.authenticated_at, \
        refresh_family.generation, refresh_family.created_at, refresh_family.rotated_at, refresh_family.expires_at
        """

    init(reading row: inout SQLRowReader) throws(SQLError) {
        self.init(
            id: try row.blob(),
            clientID: try row.id(),
            accountID: try row.id(),
            sessionReference: try row.blob(),
            grantID: try row.id(),
            codeID: try row.blob(),
            scopes: try row.scopes(),
            authenticatedAt: try row.time(),
            generation: try row.integer(),
            createdAt: try row.time(),
            rotatedAt: try row.time(),
            expiresAt: try row.time(),
        )
    }

    /// Whether the family may still be used: neither idle for longer than `idleSeconds` nor past its end.
    func isAlive(at now: UnixTime, idleSeconds: Int64) -> Bool {
        now < self.expiresAt && now - self.rotatedAt <= idleSeconds
    }

    /// Adds the family's row.
    func insert(in transaction: any SQLTransaction) throws(SQLError) {
        try transaction.execute(
            """
            INSERT INTO refresh_family
                (id, client_id, account_id, session_reference, grant_id, code_id, scopes, authenticated_at, generation,
                created_at, rotated_at, expires_at, previously_rotated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .blob(self.id), .id(self.clientID), .id(self.accountID), .blob(self.sessionReference),
                .id(self.grantID), .blob(self.codeID), .text(self.scopes.description), .time(self.authenticatedAt),
                .integer(self.generation), .time(self.createdAt), .time(self.rotatedAt), .time(self.expiresAt),
                .time(self.rotatedAt),
            ],
        )
    }
}
