import LintelCodec
import LintelOAuth
package import LintelPlatform
package import LintelTokens

/// Makes tokens and the token endpoint's answer (RFC 6749 §5.1).
package struct TokenIssuer: Sendable {
    private let issuer: String
    private let settings: ServerSettings.Token
    private let writer: AccessTokenWriter
    private let keys: CurrentKeys
    private let audiences: @Sendable (ScopeSet) -> [String]
    private let random: RandomSource

    package init(
        issuer: String,
        settings: ServerSettings.Token,
        keys: CurrentKeys,
        audiences: @escaping @Sendable (ScopeSet) -> [String],
        random: RandomSource,
    ) {
        self.issuer = issuer
        self.settings = settings
        self.writer = AccessTokenWriter(scopeFormat: settings.scopeFormat == .array ? .array : .string)
        self.keys = keys
        self.audiences = audiences
        self.random = random
    }

    /// Whose tokens they are, and where they come from.
    package struct Grant: Sendable {
        package var clientID: ClientID
        package var scopes: ScopeSet
        /// The person and the sign-in; nil when the app acts for itself.
        package var person: Person?

        package init(clientID: ClientID, scopes: ScopeSet, person: Person? = nil) {
            self.clientID = clientID
            self.scopes = scopes
            self.person = person
        }
    }

    package struct Person: Sendable {
        package var account: Account
        package var grantID: GrantID
        package var authenticatedAt: UnixTime
        package var nonce: String?

        package init(account: Account, grantID: GrantID, authenticatedAt: UnixTime, nonce: String? = nil) {
            self.account = account
            self.grantID = grantID
            self.authenticatedAt = authenticatedAt
            self.nonce = nonce
        }
    }

    /// When the last access token that was given by now has ended everywhere.
    package func lastEnd(at now: UnixTime) -> UnixTime {
        self.settings.lastEnd(at: now)
    }

    /// The body of the token answer, tokens included.
    package func answer(_ grant: Grant, refreshToken: String?, at now: UnixTime) throws -> [UInt8] {
        let ring = self.keys.value
        let accessToken = try ring.accessTokens.token(claims: self.writer.claims(self.claims(grant, at: now)))
        var json = JSONWriter(reservingCapacity: accessToken.count + 1024)
        json.beginObject()
        json.key("access_token")
        json.string(String(decoding: accessToken, as: UTF8.self))
        json.member("token_type", "Bearer")
        json.member("expires_in", self.settings.accessLifetime)
        json.member("scope", grant.scopes.description)
        if let refreshToken { json.member("refresh_token", refreshToken) }
        if let person = grant.person, grant.scopes.contains("openid") {
            let token = try self.idToken(grant, person, accessToken: accessToken, ring: ring, at: now)
            json.key("id_token")
            json.string(String(decoding: token, as: UTF8.self))
        }
        json.endObject()
        return json.bytes
    }

    private func claims(_ grant: Grant, at now: UnixTime) -> AccessTokenClaims {
        AccessTokenClaims(
            issuer: self.issuer,
            subject: grant.person?.account.subject ?? Subject(grant.clientID.rawValue),
            audience: self.audiences(grant.scopes),
            clientID: grant.clientID,
            scopes: grant.scopes,
            issuedAt: now,
            notBefore: now,
            expiresAt: now + self.settings.accessLifetime,
            tokenID: TokenID(Base64URL.encode(self.random.bytes(16))),
            grantID: grant.person?.grantID,
            authenticatedAt: grant.person?.authenticatedAt,
        )
    }

    private func idToken(
        _ grant: Grant,
        _ person: Person,
        accessToken: [UInt8],
        ring: KeyRing,
        at now: UnixTime,
    ) throws -> [UInt8] {
        let content = IDTokenWriter.Content(
            issuer: self.issuer,
            clientID: grant.clientID,
            issuedAt: now,
            expiresAt: now + self.settings.idLifetime,
            authenticatedAt: person.authenticatedAt,
            grantID: person.grantID,
            nonce: person.nonce,
            accessToken: accessToken,
            scopes: grant.scopes,
        )
        let claims = IDTokenWriter.claims(
            content,
            person: person.account.claims,
            algorithm: ring.idTokens.algorithm,
        )
        return try ring.idTokens.token(claims: claims)
    }
}

extension Account {
    /// What ID tokens and userinfo tell of the account.
    var claims: PersonClaims {
        PersonClaims(subject: self.subject, name: self.name, email: self.email, isEmailVerified: self.isEmailVerified)
    }
}
