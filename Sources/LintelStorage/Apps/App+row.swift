import LintelOAuth
import LintelPlatform
import LintelTokens

extension App {
    /// Reads an app's own row; its parts are added one by one.
    init(reading row: SQLRow) throws(SQLError) {
        var columns = row.reader
        let id: ClientID = try columns.id()
        let type = try columns.word(ClientType.self)
        let name = try columns.text()
        let organisationID: OrganisationID? = try columns.optionalID()
        var client = RegisteredClient(id: id, type: type, name: name, organisationName: try columns.optionalText())
        client.proofKeyRule = try columns.word(ProofKeyRule.self)
        let clientEmail = try columns.optionalText()
        let createdAt = try columns.time()
        let disabledAt = try columns.optionalTime()
        client.isDisabled = disabledAt != nil
        self.init(
            client: client,
            organisationID: organisationID,
            owners: [],
            scopes: [],
            clientEmail: clientEmail,
            createdAt: createdAt,
            disabledAt: disabledAt,
            version: try columns.integer(),
        )
    }

    /// Adds a redirect URI or a post-logout redirect URI: client id, kind, URI.
    mutating func add(redirectURI row: SQLRow) throws(SQLError) {
        let uri = try row.text(2)
        switch try row.text(1) {
        case RedirectKind.postLogout.rawValue: self.client.postLogoutRedirectURIs.append(uri)
        default: self.client.redirectURIs.append(uri)
        }
    }

    /// Adds a scope: client id, and ``AppScope/columns``.
    ///
    /// The client gets it when it is approved.
    mutating func add(scope row: SQLRow) throws(SQLError) {
        var columns = row.reader
        _ = try columns.text()
        let scope = try AppScope(reading: &columns)
        self.scopes.append(scope)
        if let withheld = scope.withheld { self.client.withheldScopes.append(withheld) }
        if scope.state == .approved { self.client.scopes = self.client.scopes.union([scope.scope]) }
    }

    /// Adds a secret: client id, digest, and what may be shown of it.
    mutating func add(secret row: SQLRow) throws(SQLError) {
        var columns = row.reader
        _ = try columns.text()
        let digest = try columns.blob()
        let secret = AppSecret(
            id: try columns.text(),
            label: try columns.text(),
            hint: try columns.text(),
            createdAt: try columns.time(),
            expiresAt: try columns.optionalTime(),
            lastUsedAt: try columns.optionalTime(),
        )
        self.secrets.append(secret)
        self.client.secrets.append(RegisteredSecret(id: secret.id, digest: digest, expiresAt: secret.expiresAt))
    }
}

/// The two lists of redirect URIs that an app has.
enum RedirectKind: String {
    case redirect
    case postLogout = "post_logout"
}
