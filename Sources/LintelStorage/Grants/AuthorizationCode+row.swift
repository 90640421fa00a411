import LintelPlatform
import LintelTokens

extension AuthorizationCode {
    /// The columns that ``init(reading:)`` takes, in its order.
    static let columns = """
        id, client_id, account_id, session_reference, grant_id, redirect_uri, scopes, code_challenge, nonce, \
        authenticated_at, issued_at, expires_at
        """

    init(reading row: inout SQLRowReader) throws(SQLError) {
        self.init(
            id: try row.blob(),
            clientID: try row.id(),
            accountID: try row.id(),
            sessionReference: try row.blob(),
            grantID: try row.id(),
            redirectURI: try row.optionalText(),
            scopes: try row.scopes(),
            codeChallenge: try row.optionalText(),
            nonce: try row.optionalText(),
            authenticatedAt: try row.time(),
            issuedAt: try row.time(),
            expiresAt: try row.time(),
        )
    }

    /// The values of ``columns``.
    var values: [SQLValue] {
        [
            .blob(self.id), .id(self.clientID), .id(self.accountID), .blob(self.sessionReference), .id(self.grantID),
            .text(self.redirectURI), .text(self.scopes.description), .text(self.codeChallenge), .text(self.nonce),
            .time(self.authenticatedAt), .time(self.issuedAt), .time(self.expiresAt),
        ]
    }
}
